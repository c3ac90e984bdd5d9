import type { EvidenceMark } from "@/lib/domain/vocabulary";
import type { ScenarioOverrides } from "./overrides";
import { EXPORT_CONTROL, OWN_SILICON, scenarioParameters } from "./parameters";
import { differingGroups } from "./scenario-difference";

/** Where an override of a named scenario comes from: `field` is its dotted place, or the beginning of several. */
export type OverrideNote = { field: string; mark: EvidenceMark; source: string; sourceKo: string };

export type NamedScenario = {
  slug: string;
  nameEn: string;
  nameKo: string;
  reasonEn: string;
  reasonKo: string;
  overrides: ScenarioOverrides;
  notes: readonly OverrideNote[];
};

const judgement = (field: string, source: string, sourceKo: string): OverrideNote => ({
  field,
  mark: "U",
  source: `Judgement: ${source}`,
  sourceKo: `판단: ${sourceKo}`,
});

/** Notes of the parameters whose field begins so. */
const parameterNotes = (start: string): OverrideNote[] =>
  scenarioParameters
    .filter(({ field }) => field.startsWith(start))
    .map(({ field, mark, source, sourceKo }) => ({ field, mark, source, sourceKo }));

const power = (factor: number): ScenarioOverrides["durationFactors"] => ({
  grid_interconnect: factor,
  "permit.grid_impact_assessment": factor,
  "works.substation": factor,
  "works.network_upgrade": factor,
});

/** The scenarios that are seeded, by slug in `scenarios`; a changed override becomes a new version, the old one stays. */
export const namedScenarios: readonly NamedScenario[] = [
  {
    slug: "base",
    nameEn: "Base",
    nameKo: "기준",
    reasonEn: "The records and the model as they are; the stored forecasts.",
    reasonKo: "기록과 모델을 그대로 쓴 것으로, 저장된 예측과 같습니다.",
    overrides: {},
    notes: [],
  },
  {
    slug: "bull",
    nameEn: "Bull",
    nameKo: "강세",
    reasonEn: "Power comes faster, and half of the accelerators are the operator's own chips.",
    reasonKo: "전력이 더 빨리 들어오고, 가속기의 절반을 운영사의 자체 칩으로 채웁니다.",
    overrides: {
      durationFactors: { ...power(0.75), announced: 0.9, outside: 0.9 },
      ownSiliconAttach: 0.5,
      ownSiliconCapexSavedShare: OWN_SILICON.capexSavedShare,
      ownSiliconLicenceFreeShare: OWN_SILICON.licenceFreeShare,
    },
    notes: [
      judgement(
        "durationFactors",
        "power in three quarters of its time; what does not follow the gates, in nine tenths",
        "전력 관문은 기간이 4분의 3으로, 관문을 따르지 않는 관점은 10분의 9로 줄어듭니다",
      ),
      judgement("ownSiliconAttach", "half of the accelerators", "가속기의 절반"),
      ...parameterNotes("ownSilicon"),
    ],
  },
  {
    slug: "bear",
    nameEn: "Bear",
    nameKo: "약세",
    reasonEn: "Interconnection takes 1.5 times as long, and utilisation stays under 50%.",
    reasonKo: "계통 연계 기간이 1.5배로 늘고, 가동률이 50%에 못 미칩니다.",
    overrides: {
      durationFactors: { ...power(1.5), announced: 1.2, outside: 1.2 },
      utilisation: 0.49,
    },
    notes: [
      judgement(
        "durationFactors",
        "power takes 1.5 times as long; what does not follow the gates, 1.2 times as long",
        "전력 관문은 1.5배, 관문을 따르지 않는 관점은 1.2배 걸립니다",
      ),
      judgement("utilisation", "just under half", "절반에 조금 못 미칩니다"),
    ],
  },
  {
    slug: "export-control",
    nameEn: "Export-control tightening",
    nameKo: "수출통제 강화",
    reasonEn:
      "A licence may be required of the accelerators of the controlled economies: one event that strikes all of them together.",
    reasonKo:
      "통제 대상 국가·지역의 가속기에 수출 허가가 필요해질 수 있습니다. 모든 대상에 함께 닥치는 하나의 사건으로 봅니다.",
    overrides: { exportControl: EXPORT_CONTROL },
    notes: parameterNotes("exportControl"),
  },
];

/** The product's scenario that a stored one is, with its reason and notes; null of an analyst's, and of a version with other overrides. */
export function namedScenarioOf(stored: { slug: string | null; overrides: ScenarioOverrides }): NamedScenario | null {
  const named = namedScenarios.find(({ slug }) => slug === stored.slug);
  return named && differingGroups(named.overrides, stored.overrides).length === 0 ? named : null;
}

/** The note that speaks of a field; of two that fit the closer one. */
export function noteOf({ notes }: Pick<NamedScenario, "notes">, field: string): OverrideNote | null {
  const fitting = notes.filter((note) => field.startsWith(note.field));
  return fitting.sort((a, b) => b.field.length - a.field.length)[0] ?? null;
}
