import type { IndicatorKind, PermitType, WorkType } from "./vocabulary";

type Titles = { en: string; ko: string };

const byKind: Record<Exclude<IndicatorKind, "works" | "permit">, Titles> = {
  service: { en: "Service", ko: "가동" },
  grid_interconnect: { en: "Grid connection", ko: "계통 연계" },
  transformer_order: { en: "Transformers", ko: "변압기" },
  ppa: { en: "Power purchase agreement", ko: "전력구매계약(PPA)" },
  water_right: { en: "Water right", ko: "용수 사용권" },
  accelerator_order: { en: "Accelerators", ko: "가속기" },
  generation: { en: "Generation", ko: "발전 설비" },
  land: { en: "Land", ko: "부지" },
  financing: { en: "Financing", ko: "자금 조달" },
  site: { en: "Site", ko: "사업" },
};

const bySubtype: Record<WorkType | PermitType, Titles> = {
  substation: { en: "Substation", ko: "변전소" },
  network_upgrade: { en: "Network upgrade", ko: "송전망 보강" },
  bridge_power: { en: "Bridge power", ko: "브리지 전원" },
  building: { en: "Building", ko: "건축" },
  grid_impact_assessment: { en: "Grid impact assessment", ko: "전력계통영향평가" },
  zoning: { en: "Zoning", ko: "도시계획" },
  environmental: { en: "Environmental permit", ko: "환경 인허가" },
  resource_consent: { en: "Resource consent", ko: "자원 이용 허가" },
  planning: { en: "Planning permission", ko: "개발행위 허가" },
  water: { en: "Water permit", ko: "용수 인허가" },
  air: { en: "Air permit", ko: "대기배출 허가" },
  power_purchase: { en: "Approval of power purchase", ko: "전력 거래 승인" },
  energy_facility: { en: "Approval of power plant or line", ko: "발전소·송전선 승인" },
  investment: { en: "Investment approval", ko: "투자 승인" },
  export_licence: { en: "Export licence", ko: "수출 허가" },
  other: { en: "Permit", ko: "인허가" },
};

/** The usual title of an indicator of this kind, in both languages. */
export function indicatorTitles(kind: IndicatorKind, subtype: WorkType | PermitType | null): Titles {
  if (kind === "permit" && subtype === "building") return { en: "Building permit", ko: "건축허가" };
  if (kind === "works" || kind === "permit") return bySubtype[subtype ?? "building"];
  return byKind[kind];
}

/**
 * The indicator that logging a milestone adds to a phase. Previewing and saving both take it from here: its key is part of the names
 * that the forecast's random streams hang on.
 */
export function newIndicator(kind: IndicatorKind, subtype: WorkType | PermitType | null) {
  const { en, ko } = indicatorTitles(kind, subtype);
  return { kind, key: subtype ?? kind, titleEn: en, titleKo: ko, requirement: "required", mark: "U" } as const;
}
