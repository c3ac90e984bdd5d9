import type { EvidenceMark } from "@/lib/domain/vocabulary";

type ReferenceClassDefault = {
  slug: string;
  titleEn: string;
  titleKo: string;
  values: { kind: "lognormal"; medianDays: number; sigma: number; contaminated: boolean } | Record<string, number>;
  sampleSize: number | null;
  mark: EvidenceMark;
  sourceText: string;
  sourceUrl: string | null;
  note: string | null;
};

const lognormal = (medianDays: number, sigma: number, contaminated = true) =>
  ({ kind: "lognormal", medianDays, sigma, contaminated }) as const;

const ERCOT = "ERCOT monthly Generator Interconnection Status reports, 2018-12 to 2025-11 (generators, not loads)";

/**
 * The classes of durations and rates that the chain uses, as seeded into `reference_classes`. Medians in days; sigma is the standard
 * deviation of the log. A figure that judgement supplied is marked U; the archive's scores are meant to replace it.
 */
export const referenceClassDefaults: ReferenceClassDefault[] = [
  {
    slug: "grid_request_to_agreement",
    titleEn: "Interconnection request to agreement",
    titleKo: "계통연계 신청에서 계약까지",
    values: lognormal(827, 0.903),
    sampleSize: 2593,
    mark: "D",
    sourceText: `${ERCOT}; mixture-cure maximum likelihood, n = 2,593`,
    sourceUrl: null,
    note: "Generators; the transfer to loads is an assumption. P10 260 d, P90 2,631 d.",
  },
  {
    slug: "grid_agreement_to_energised",
    titleEn: "Interconnection agreement to energisation (nothing else modelled)",
    titleKo: "연계계약에서 수전까지 (다른 단계 미반영)",
    values: lognormal(904, 0.907),
    sampleSize: 828,
    mark: "D",
    sourceText: `${ERCOT}; agreements signed since 2018-12, n = 828`,
    sourceUrl: null,
    note: "Contains the developer's financing, procurement and construction: never stacked on a building.",
  },
  {
    slug: "grid_works_beside_building",
    titleEn: "Grid works of a load beside a building",
    titleKo: "건물과 병행하는 계통 공사",
    values: lognormal(690, 0.506),
    sampleSize: null,
    mark: "D",
    sourceText: `${ERCOT}; completers inside the panel's follow-up: median 690 d, P90 1,320 d`,
    sourceUrl: null,
    note: null,
  },
  {
    slug: "grid_impact_assessment",
    titleEn: "Grid impact assessment or load study",
    titleKo: "전력계통영향평가 또는 부하 검토",
    values: lognormal(630, 0.729),
    sampleSize: 2619,
    mark: "D",
    sourceText: `${ERCOT}; full study requested to approved, n = 2,619`,
    sourceUrl: null,
    note: "No published durations of the Korean assessment were found; a study of generators stands in for it.",
  },
  {
    slug: "local_permit",
    titleEn: "Local planning or building permit",
    titleKo: "인허가 (도시계획·건축)",
    values: lognormal(270, 0.77),
    sampleSize: null,
    mark: "U",
    sourceText: "6–12 months greenfield, 12–24 months brownfield (secondary); the fit is judgement",
    sourceUrl: "https://michaelbommarito.com/wiki/datacenters/siting/development-timelines",
    note: null,
  },
  {
    slug: "water_right",
    titleEn: "Water right",
    titleKo: "용수 사용권",
    values: lognormal(270, 0.77),
    sampleSize: null,
    mark: "U",
    sourceText: "No usable public duration statistics found; judgement",
    sourceUrl: null,
    note: null,
  },
  {
    slug: "ppa_negotiation",
    titleEn: "Power purchase agreement, negotiation to signature",
    titleKo: "PPA 협상에서 체결까지",
    values: lognormal(270, 0.54),
    sampleSize: null,
    mark: "U",
    sourceText: "No usable public duration statistics found; judgement (6–18 months)",
    sourceUrl: null,
    note: null,
  },
  {
    slug: "transformer_delivery",
    titleEn: "Large power transformer, order to delivery",
    titleKo: "대형 변압기 발주에서 납품까지",
    values: lognormal(840, 0.4),
    sampleSize: null,
    mark: "V2",
    sourceText:
      "Wood Mackenzie via POWER (June 2024): 120–210 weeks for large units; 128 weeks power, 144 GSU (Q2 2025); the fit is judgement",
    sourceUrl: "https://wiki.hearn.me/entities/Wood-Mackenzie",
    note: null,
  },
  {
    slug: "building_construction",
    titleEn: "Data center building, start to completion",
    titleKo: "데이터센터 건물 착공에서 준공까지",
    values: lognormal(609, 0.32),
    sampleSize: null,
    mark: "V2",
    sourceText:
      "14–22 months for one hyperscale building, 18–36 months groundbreaking to live load; the fit is judgement",
    sourceUrl: "https://www.datacentres.com/faq/how-long-to-build-a-data-centre",
    note: null,
  },
  {
    slug: "substation_construction",
    titleEn: "Substation or network upgrade",
    titleKo: "변전소·송전 보강 공사",
    values: lognormal(690, 0.506),
    sampleSize: null,
    mark: "D",
    sourceText: `${ERCOT}; grid works of completers stand in for it`,
    sourceUrl: null,
    note: null,
  },
  {
    slug: "bridge_power",
    titleEn: "Bridge power on site",
    titleKo: "브리지 전원",
    values: lognormal(365, 0.5),
    sampleSize: null,
    mark: "U",
    sourceText: "Judgement; no usable public duration statistics found",
    sourceUrl: null,
    note: null,
  },
  {
    slug: "accelerator_delivery",
    titleEn: "Accelerators, order to delivery",
    titleKo: "가속기 발주에서 납품까지",
    values: lognormal(270, 0.31),
    sampleSize: null,
    mark: "V2",
    sourceText: "36–52 weeks (Omdia, Q3 2023); 12 months (October 2024); the fit is judgement",
    sourceUrl:
      "https://www.tomshardware.com/tech-industry/nvidia-ai-and-hpc-gpu-sales-reportedly-approached-half-a-million-units-in-q3-thanks-to-meta-facebook",
    note: null,
  },
  {
    slug: "commissioning",
    titleEn: "Energised to in service",
    titleKo: "수전에서 가동 개시까지",
    values: lognormal(76, 0.4),
    sampleSize: null,
    mark: "U",
    sourceText: "Judgement: 2.5 months",
    sourceUrl: null,
    note: null,
  },
  {
    slug: "start_to_first_power",
    titleEn: "Land clearing or construction start to first power",
    titleKo: "부지 정지·착공에서 첫 가동까지",
    values: lognormal(855, 0.41, false),
    sampleSize: 52,
    mark: "D",
    sourceText:
      "Epoch AI, Frontier Data Centers (CC BY 4.0): Kaplan–Meier over 52 sites, open ones included; median 28.1 months",
    sourceUrl: "https://epoch.ai/data/data-centers",
    note: "Not contaminated with a late class: the fit holds the open, late sites already.",
  },
  {
    slug: "announced_date_slip",
    titleEn: "Slip of announced dates",
    titleKo: "발표 일정의 지연",
    values: {
      intercept: -3.151,
      hSlope: 1.534,
      offsetDays: 90,
      ageSlope: 0.17,
      sigma: 0.728,
      capFromDays: 730,
      capRatio: 1.75,
      overdueMedianDays: 151,
      overdueSigma: 1,
    },
    sampleSize: 1284,
    mark: "D",
    sourceText: `${ERCOT}; fit on 1,284 project-quarters to 2021-06, agreement signed and not energised; overdue median from n = 14 finishers`,
    sourceUrl: null,
    note: "The cap beyond 730 days and the overdue spread are judgement [U]: 99 % of the rows have a shorter horizon.",
  },
  {
    slug: "cancellation_per_year",
    titleEn: "Cancellations per year, by furthest evidence",
    titleKo: "진행 단계별 연간 취소율",
    values: { announced: 0.15, permitted: 0.056, under_construction: 0.02, energised: 0.002 },
    sampleSize: null,
    mark: "D",
    sourceText: `${ERCOT}: 15 %, 5.6 % and 0.2 %; under construction from Epoch AI sites (0 in 107 site-years, 95 % upper 1.8 %)`,
    sourceUrl: null,
    note: null,
  },
  {
    slug: "later_phase_gap",
    titleEn: "Gap between phases of one site",
    titleKo: "같은 사이트 단계 간 간격",
    values: { statedRatioMedian: 1.3, statedSigma: 0.4, unstatedMedianDays: 365, unstatedSigma: 0.5 },
    sampleSize: null,
    mark: "U",
    sourceText: "Judgement",
    sourceUrl: null,
    note: null,
  },
];

type ParameterDefault = {
  slug: string;
  value: number;
  unit: string;
  mark: EvidenceMark;
  sourceText: string;
  sourceUrl: string | null;
  category: "chain";
};

const judgement = (slug: string, value: number, unit: string, sourceText = "Judgement"): ParameterDefault => ({
  slug,
  value,
  unit,
  mark: "U",
  sourceText,
  sourceUrl: null,
  category: "chain",
});

/** The single numbers of the chain, as seeded into `parameters`. */
export const parameterDefaults: ParameterDefault[] = [
  judgement(
    "chain_weight_per_gate",
    0.15,
    "share",
    "Judgement: weight of the chain view per gate with its own dated evidence",
  ),
  judgement("chain_weight_max", 0.6, "share", "Judgement: most that the chain view can weigh"),
  judgement(
    "back_cast_quantile",
    0.8,
    "share",
    "Judgement: an unseen gate is taken as started at its need date less this quantile of its class",
  ),
  judgement("permit_pass_alpha", 9, "count", "Judgement: one refusal in ten, worth ten decisions"),
  judgement("permit_pass_beta", 1, "count", "Judgement: one refusal in ten, worth ten decisions"),
  judgement("decision_attempts", 2, "count", "Judgement: one retry"),
  judgement(
    "draws",
    8192,
    "count",
    "Judgement: on the 17 seeded phases still open the standard error of P80 is 6 days in the median, 35 at most; the slowest site takes 0.15 s",
  ),
];
