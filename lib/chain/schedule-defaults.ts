import type { ParameterDefault, ReferenceClassDefault } from "./default-types";

const days = (medianDays: number, sigma: number) =>
  ({ kind: "lognormal", medianDays, sigma, contaminated: false }) as const;

/**
 * The classes that only the one schedule reads, as seeded into `reference_classes`. Medians in days; sigma is the standard deviation of the log.
 * D is derived from the records or a panel, with n; U is judgement.
 */
export const scheduleClassDefaults: ReferenceClassDefault[] = [
  {
    slug: "closing_first_power",
    titleEn: "First power to in service",
    titleKo: "최초 수전에서 가동까지",
    values: days(60, 0.7),
    sampleSize: null,
    mark: "U",
    sourceText:
      "Judgement, between two lags of ERCOT generators: energised to synchronised 27 days in the median (P90 96, n = 418), energised to commercial 265 (P90 719, n = 420)",
    sourceUrl: null,
    note: null,
  },
  {
    slug: "closing_complete",
    titleEn: "Energised and built to in service",
    titleKo: "수전·준공에서 가동까지",
    values: days(150, 0.9),
    sampleSize: null,
    mark: "U",
    sourceText:
      "Judgement, between two lags of ERCOT generators: energised to synchronised 27 days in the median (P90 96, n = 418), energised to commercial 265 (P90 719, n = 420)",
    sourceUrl: null,
    note: "Counted from the later of the two.",
  },
  {
    slug: "appeal_decision",
    titleEn: "Appeal of a permit to its decision",
    titleKo: "인허가 불복 신청에서 결정까지",
    values: days(220, 0.6),
    sampleSize: 8,
    mark: "D",
    sourceText: "Records of this product: 128, 220 and 304 days (quartiles, n = 8)",
    sourceUrl: null,
    note: "The spread is judgement [U].",
  },
  {
    slug: "permit_reapplication",
    titleEn: "Refusal to the grant of a new application",
    titleKo: "거부에서 재신청 허가까지",
    values: days(365, 0.7),
    sampleSize: null,
    mark: "U",
    sourceText:
      "Judgement: filed to granted takes 107, 201 and 380 days in the records of this product (quartiles, n = 12), and the filing anew comes before it",
    sourceUrl: null,
    note: null,
  },
  {
    slug: "works_halt",
    titleEn: "Works halted to resumed",
    titleKo: "공사 중단에서 재개까지",
    values: days(180, 0.8),
    sampleSize: null,
    mark: "U",
    sourceText: "Judgement: no resumption is on record",
    sourceUrl: null,
    note: null,
  },
  {
    slug: "binding_gate_shares",
    titleEn: "What a phase waits for last",
    titleKo: "단계가 마지막까지 기다리는 것",
    values: {
      grid: 0.25,
      works: 0.15,
      transformer: 0.15,
      agreement: 0.15,
      permit: 0.1,
      rest: 0.2,
      water: 0.05,
      power_contract: 0.05,
      machines: 0.05,
    },
    sampleSize: null,
    mark: "U",
    sourceText: "Judgement: they cannot be learnt before 30 phases have a dated gate and a confirmed service",
    sourceUrl: null,
    note: "Relative: what counts is a gate's share among those that the phase needs.",
  },
  {
    slug: "cancellation_by_stage_per_year",
    titleEn: "Cancellations per year, by stage reached, and while contested",
    titleKo: "도달한 단계별, 불복 중 연간 취소율",
    values: { announced: 0.1, permitted: 0.056, building: 0.013, energised: 0.002, contested: 0.2 },
    sampleSize: null,
    mark: "U",
    sourceText:
      "Judgement. Announced and building: the geometric mean of the rates of ERCOT and Epoch AI (0.15, 0.02) and of the records (0.069, 0.008, selected by the press). Permitted and energised: ERCOT generators. Contested: 40 % of the contested sites on record were cancelled, over two to three years",
    sourceUrl: null,
    note: "While a gate is contested the larger of the stage's rate and that of contested sites holds.",
  },
];

type Figure = Pick<ParameterDefault, "slug" | "value" | "unit" | "mark" | "sourceText">;

const figure = (given: Figure): ParameterDefault => ({ ...given, sourceUrl: null, category: "chain" });

const GATE_PLACES =
  "Judgement: φ (1 − κ) + κ, with φ of another gate and κ of commissioning, is where a gate lies between first word and service: 0.30, 0.61, 0.69, 0.71 and 0.94 of the way on record (n = 5)";

/** The single numbers that only the one schedule reads, as seeded into `parameters`. */
export const scheduleParameterDefaults: ParameterDefault[] = [
  figure({
    slug: "outside_view_weight",
    value: 0.15,
    unit: "share",
    mark: "D",
    sourceText: "ERCOT rows held out: 0.1 to 0.2 scored best; 0.15 within that is judgement [U]",
  }),
  figure({ slug: "other_gate_share", value: 0.5, unit: "share", mark: "U", sourceText: GATE_PLACES }),
  figure({ slug: "commissioning_share", value: 0.2, unit: "share", mark: "U", sourceText: GATE_PLACES }),
  figure({ slug: "permit_follow_share", value: 0.4, unit: "share", mark: "U", sourceText: "Judgement" }),
  figure({ slug: "agreement_follow_share", value: 0.3, unit: "share", mark: "U", sourceText: "Judgement" }),
  figure({
    slug: "appeal_success_sponsor",
    value: 0.4,
    unit: "share",
    mark: "D",
    sourceText: "Records of this product: won by the sponsor 4 of 10 decided",
  }),
  figure({
    slug: "appeal_success_opponent",
    value: 0.13,
    unit: "share",
    mark: "D",
    sourceText: "Records of this product: won by an opponent or an authority 2 of 15 decided",
  }),
  figure({
    slug: "slip_horizon_days",
    value: 943,
    unit: "days",
    mark: "D",
    sourceText: "ERCOT: 99 % of the rows are stated for fewer days ahead",
  }),
  figure({
    slug: "threshold_rule_probability",
    value: 0.5,
    unit: "share",
    mark: "U",
    sourceText: "Judgement",
  }),
];
