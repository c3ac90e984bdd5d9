import type { FlagKind, FlagRule } from "./types";

/** How often what a rule warned of came true: a promised date missed by more than 180 days, or an end or a halt within twelve months. */
type MeasuredPrecision = {
  /** Phases of which it could be decided. */
  n: number;
  /** Null where `n` is below `LEAST_SCORED_PHASES`. */
  score: {
    /** Share of the decided cases on which the rule stood, and its 95 % interval over phases. */
    precision: number;
    interval: readonly [low: number, high: number];
    /** Whether the 95 % interval of precision over base rate lies above 1, below it, or holds it. */
    lift: "above" | "below" | "none";
  } | null;
};

/** Fewer phases say nothing. */
export const LEAST_SCORED_PHASES = 20;

/** Share of all decided cases that turned out bad, flagged or not. */
export const MEASURED_BASE_RATE = 0.561;

/** Phases decided, by rule and kind, and the score of those with enough: `npm run flags:score` on the records to 30 November 2026, replayed 24, 18 and 12 months before. */
const decided: Partial<Record<FlagRule, Partial<Record<FlagKind, MeasuredPrecision>>>> = {
  forecast_late: { risk: { n: 23, score: { precision: 0.585, interval: [0.386, 0.76], lift: "none" } } },
  late_on_estimate: { task: { n: 0, score: null } },
  due_soon: { task: { n: 9, score: null } },
  passed_not_looked: { task: { n: 18, score: null } },
  overdue: { risk: { n: 2, score: null } },
  service_unconfirmed: { task: { n: 0, score: null } },
  gate_bad_news: { risk: { n: 0, score: null } },
  bad_news_silent: { task: { n: 0, score: null } },
  base_rate_refused: { risk: { n: 0, score: null } },
  order_by_passed: { risk: { n: 0, score: null }, task: { n: 3, score: null } },
  capital_exposed: { risk: { n: 4, score: null } },
  forecast_moved: { change: { n: 9, score: null } },
  records_contradict: { task: { n: 1, score: null } },
  promise_moved_later: { change: { n: 1, score: null } },
  three_slips: { risk: { n: 0, score: null } },
  gating_ppa_unsigned: { risk: { n: 0, score: null } },
  machines_before_power: { risk: { n: 0, score: null } },
  queue_place_gone: { risk: { n: 0, score: null } },
  rule_after_announcement: { change: { n: 1, score: null } },
  payback_beyond_plan: { risk: { n: 0, score: null } },
  right_expires: { risk: { n: 0, score: null } },
  bridge_without_firm: { risk: { n: 0, score: null } },
};

/** The measured precision of a rule in a kind; null where it was not scored. */
export const measuredPrecision = (rule: FlagRule, kind: FlagKind): MeasuredPrecision | null =>
  decided[rule]?.[kind] ?? null;
