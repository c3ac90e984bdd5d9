import type { EvidenceMark } from "@/lib/domain/vocabulary";

/** A figure that a scenario starts from, to be shown beside it: `field` is its dotted place in the overrides. */
export type ScenarioParameter = {
  field: string;
  value: number | readonly string[];
  unit: "share" | "days" | "economies";
  mark: EvidenceMark;
  source: string;
  sourceKo: string;
};

/** What own chips do where a scenario says how many there are and no more. */
export const OWN_SILICON = { capexSavedShare: 0.3, licenceFreeShare: 1 } as const;

/**
 * Destinations for which the rule of January 2025 would have asked for a new licence, among the tracked economies: not its 18 exempt allies
 * (Korea, Japan, Taiwan, Australia, New Zealand, Canada and Ireland among them), nor those long closed (China, Hong Kong, Russia).
 */
const CONTROLLED_ISO3 = ["ARE", "BRN", "CHL", "IDN", "MEX", "MYS", "PER", "PHL", "PNG", "SGP", "THA", "VNM"];

export const EXPORT_CONTROL = {
  licenceProbability: 0.5,
  delayMedianDays: 183,
  delayP90Days: 548,
  denialProbability: 0.1,
  controlledIso3: CONTROLLED_ISO3,
};

/** Where the figures of own chips and export control come from; an analyst's own scenario starts from them. */
export const scenarioParameters: readonly ScenarioParameter[] = [
  {
    field: "ownSiliconCapexSavedShare",
    value: OWN_SILICON.capexSavedShare,
    unit: "share",
    mark: "U",
    source: "Judgement: an own chip is bought without the seller's margin; no verified price of one was found",
    sourceKo: "판단: 자체 칩에는 판매사의 이윤이 붙지 않습니다. 확인된 가격은 찾지 못했습니다",
  },
  {
    field: "ownSiliconLicenceFreeShare",
    value: OWN_SILICON.licenceFreeShare,
    unit: "share",
    mark: "U",
    source: "Judgement: an operator that moves its own chips to its own site is taken to need no licence",
    sourceKo: "판단: 운영사가 자체 칩을 자기 사이트로 옮길 때는 허가가 필요 없다고 봅니다",
  },
  {
    field: "exportControl.licenceProbability",
    value: EXPORT_CONTROL.licenceProbability,
    unit: "share",
    mark: "U",
    source: "Judgement: a new rule is as likely as not",
    sourceKo: "판단: 새 규정이 생길 가능성과 생기지 않을 가능성을 같게 봅니다",
  },
  {
    field: "exportControl.delayMedianDays",
    value: EXPORT_CONTROL.delayMedianDays,
    unit: "days",
    mark: "U",
    source: "Judgement: 6 months in the median",
    sourceKo: "판단: 중앙값 6개월",
  },
  {
    field: "exportControl.delayP90Days",
    value: EXPORT_CONTROL.delayP90Days,
    unit: "days",
    mark: "U",
    source: "Judgement: 18 months for the slowest tenth",
    sourceKo: "판단: 가장 느린 10%는 18개월",
  },
  {
    field: "exportControl.denialProbability",
    value: EXPORT_CONTROL.denialProbability,
    unit: "share",
    mark: "U",
    source: "Judgement: one licence in ten is denied",
    sourceKo: "판단: 허가 열 건 중 한 건은 거부됩니다",
  },
  {
    field: "exportControl.controlledIso3",
    value: CONTROLLED_ISO3,
    unit: "economies",
    mark: "U",
    source:
      "Judgement: a new rule draws the line of January 2025, which exempted 18 allies (perkinscoie.com, BIS publishes bold new artificial intelligence diffusion framework); destinations that were closed before are left out",
    sourceKo:
      "판단: 새 규정도 18개 동맹국을 면제한 2025년 1월의 경계를 따른다고 봅니다(perkinscoie.com, BIS publishes bold new artificial intelligence diffusion framework). 그전부터 막혀 있던 목적지는 제외합니다",
  },
];
