/** Version of the definitions in this folder; stored with every result. Raise it when a rule or a formula changes. */
export const MONEY_DEFINITION_VERSION = "money-2";

/** V verified at the primary, V2 at a secondary, D computed from data, U unverified judgement. */
type ParameterMark = "V" | "V2" | "D" | "U";

/** One default: `low` and `high` are the range to show beside it, null when none is claimed. Values are in `unit`. */
export type MoneyParameter = {
  slug: string;
  value: number;
  low: number | null;
  high: number | null;
  unit: string;
  mark: ParameterMark;
  source: string;
};

/** A row of judgement without a range. */
export const judgement = (slug: string, value: number, unit: string, source: string): MoneyParameter => ({
  slug,
  value,
  low: null,
  high: null,
  unit,
  mark: "U",
  source,
});

/**
 * The defaults behind `MoneyAssumptions`, one row per number: what screens show and the database seeds.
 * Slugs are permanent; `moneyAssumptions` turns rows (these or edited ones) into checked assumptions.
 */
export const moneyParameters: readonly MoneyParameter[] = [
  {
    ...judgement("wacc-per-year", 0.1, "share per year", "Judgement; 8 % and 12 % are shown beside it"),
    low: 0.08,
    high: 0.12,
  },
  {
    ...judgement(
      "accelerator-life-years",
      5,
      "years",
      "Judgement; reported server lives: Amazon 5 for a subset, Meta 5.5, Microsoft and Alphabet 6 years, critics 2–3 (deepquarry.substack.com/p/amazon-revises-server-lifespan-amid)",
    ),
    low: 3,
    high: 6,
  },
  judgement("utilisation", 0.8, "share", "Judgement, calibrated to the article's base band (0.76–0.86)"),
  judgement(
    "revenue-usd-per-mw-year",
    10.5e6,
    "USD per MW-year at full use",
    "Judgement, calibrated to the article's $8–10bn on $40bn; MW basis as stated by the phase",
  ),
  {
    slug: "opex-usd-per-mw-year",
    value: 1.1e6,
    low: 1e6,
    high: 1.1e6,
    unit: "USD per MW-year",
    mark: "V2",
    source:
      "Crusoe, as reported: globalwarming-arclein.blogspot.com/2026/05/economics-of-megawatt-of-ai-data-center.html",
  },
  judgement("ramp-months", 6, "months", "Judgement: linear from nothing to the full utilisation"),
  judgement(
    "evaluation-years",
    18,
    "years from service",
    "Judgement: the facility's straight-line life in the article's arithmetic; no facility residual after it",
  ),
  judgement("build-months", 18, "months", "Judgement: facility capex is drawn evenly over these months before service"),
  judgement("install-days", 60, "days", "Judgement: from delivery of the accelerators to service"),
  judgement("firm-window-days", 180, "days", "Judgement: a delivery this near can no longer be moved"),
  judgement("redeployable-share-hyperscaler", 0.6, "share", "Judgement: other sites can take the machines"),
  judgement("redeployable-share-single-site", 0.2, "share", "Judgement: resale only"),
  judgement("loss-threshold-low", 0.1, "share of committed capex", "Judgement, shown beside the stranding threshold"),
  judgement("stranded-threshold", 0.25, "share of committed capex", "Judgement: the stranding threshold, editable"),
  judgement("loss-threshold-high", 0.5, "share of committed capex", "Judgement, shown beside the stranding threshold"),
  {
    ...judgement(
      "default-capex-usd-per-mw",
      36e6,
      "USD per MW",
      "Judgement, calibrated to the article; $35bn per GW: Bernstein (ng.investing.com, article 2169144); $59m: Crusoe incl. generation",
    ),
    low: 29e6,
    high: 59e6,
  },
  judgement(
    "accelerator-share-of-capex",
    0.65,
    "share",
    "Judgement: IT share of capex in the article's arithmetic; others say about half (Crusoe) or 39 % GPUs alone (Bernstein)",
  ),
  {
    ...judgement(
      "accelerator-accounting-life-years",
      5.5,
      "years, straight line from available for use",
      "Judgement: the IT life in the article's arithmetic; reported server lives: Amazon 5 for a subset, Meta 5.5, Microsoft and Alphabet 6 years (deepquarry.substack.com/p/amazon-revises-server-lifespan-amid)",
    ),
    low: 5,
    high: 6,
  },
  judgement(
    "facility-accounting-life-years",
    18,
    "years, straight line from available for use",
    "Judgement: the facility's life in the article's arithmetic",
  ),
];
