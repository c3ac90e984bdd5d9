import type { FlagRule } from "./types";

/** How often what a rule warned of came true, as `npm run flags:score` printed it last (docs/model.md); shares, intervals of 95 %. */
export type MeasuredRule = {
  rule: FlagRule;
  /** `register`: ERCOT's rows, generators; `records`: our own, replayed on past days. */
  on: "register" | "records";
  /** Phases or projects decided: what the intervals rest on. */
  n: number;
  precision: number;
  precisionInterval: readonly [low: number, high: number];
  base: number;
  lift: number;
  liftInterval: readonly [low: number, high: number];
};

type Figures = readonly [
  n: number,
  precision: number,
  low: number,
  high: number,
  lift: number,
  from: number,
  to: number,
];
const measured = (on: MeasuredRule["on"], base: number, rules: Partial<Record<FlagRule, Figures>>): MeasuredRule[] =>
  Object.entries(rules).map(([rule, [n, precision, low, high, lift, from, to]]) => ({
    ...{ rule: rule as FlagRule, on, n, precision, base, lift },
    ...{ precisionInterval: [low, high], liftInterval: [from, to] },
  }));

/** Of every rule with at least two decided phases; those below 20 are too few to say anything. */
export const measuredRules: readonly MeasuredRule[] = [
  ...measured("register", 0.41, {
    forecast_late: [61, 0.7, 0.58, 0.8, 1.74, 1.48, 2.06],
    due_soon: [72, 0.24, 0.16, 0.35, 0.59, 0.37, 0.8],
    passed_not_looked: [15, 0.83, 0.58, 0.95, 2.05, 1.5, 2.55],
    promise_moved_later: [60, 0.51, 0.39, 0.63, 1.25, 0.98, 1.56],
  }),
  ...measured("records", 0.56, {
    forecast_late: [23, 0.59, 0.39, 0.76, 1.04, 0.79, 1.33],
    due_soon: [9, 0.56, 0.27, 0.81, 0.99, 0.44, 1.52],
    passed_not_looked: [18, 0.73, 0.5, 0.88, 1.31, 1.03, 1.74],
    overdue: [2, 0.67, 0.16, 0.95, 1.19, 0, 2.2],
    order_by_passed: [3, 0.2, 0.02, 0.71, 0.36, 0, 1.68],
    capital_exposed: [4, 0.5, 0.15, 0.85, 0.89, 0, 1.87],
    forecast_moved: [9, 0.5, 0.23, 0.77, 0.89, 0.22, 1.49],
  }),
];
