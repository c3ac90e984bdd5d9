import { expect, it } from "vitest";
import type { Decision, Distribution, Network, Node, TaskNode } from "./network";
import type { Quantiles, TargetForecast } from "./results";
import { AS_OF, certain, forecastOf, lognormal, site, stated, target, task } from "./test-networks";

// Figures that a person can judge without the engine, beside the kept ones of `golden.test.ts`, which only say that something changed. Days are
// counted from the as-of day. Where draws decide, `within` is what 4,096 of them may be off by.

type Figure = { what: string; because: string; is: number; within?: number; of: () => number };

const targetOf = (network: Network) => forecastOf(network).targets[0] as TargetForecast;
const start = (nodes: Node[], at: keyof Quantiles = "p50") => targetOf(site(nodes)).givenCompletion[at] - AS_OF;
const meanOf = (nodes: Node[], changes: Partial<Network> = {}) =>
  targetOf(site(nodes, changes)).meanDayGivenCompletion - AS_OF;
/** One task whose days are `duration`, with a place among the even points. */
const spread = (duration: Distribution, changes: Partial<TaskNode> = {}): Node[] => [
  task("a", { duration, slot: 1, ...changes }),
];
const medianShifted = (loading: TaskNode["loading"]) =>
  targetOf(site(spread(LOGNORMAL, { loading }), { factorShift: 1 })).givenCompletion.p50 - AS_OF;
const cancelled = (nodes: Node[], perYear: number) => {
  const hazard = [{ perYear, cause: "after-start" as const, untilNode: null }];
  return targetOf(site(nodes, { targets: [target("a", { hazard })] })).cancelled.total;
};
const denied = (changes: Partial<Decision>) => {
  const retryDuration = { kind: "point", days: 5 } as const;
  const fixed = { alpha: 2, beta: 3, maxAttempts: 1, retryDuration, shareKey: "review", appliesProbability: 1 };
  const nodes = [certain("a", 10, { decision: { ...fixed, ...changes } })];
  return targetOf(site(nodes, { targets: [target("a", { decisionNodes: ["a"] })] })).cancelled.total;
};
const twoViews = (weight: number): Node[] => [
  certain("soon", 10),
  certain("late", 110),
  {
    id: "pool",
    kind: "pool",
    drives: false,
    predecessors: [],
    floors: [],
    views: [
      { name: "chain", node: "soon", weight: 1 - weight },
      { name: "outside", node: "late", weight },
    ],
  },
];

const YEAR = 365.25;
const LOGNORMAL = lognormal(100, 0.4).duration;
const TRIANGLE = { kind: "triangular", lowDays: 60, modeDays: 90, highDays: 150 } as const;

const figures: Figure[] = [
  // Spreads: a single task shows its class.
  { what: "lognormal, P50", because: "its median", is: 100, within: 0.5, of: () => start(spread(LOGNORMAL)) },
  {
    what: "lognormal, P10",
    because: "100·e^(−0.4·1.2816)",
    is: 59.9,
    within: 0.5,
    of: () => start(spread(LOGNORMAL), "p10"),
  },
  {
    what: "lognormal, P80",
    because: "100·e^(0.4·0.8416)",
    is: 140,
    within: 1,
    of: () => start(spread(LOGNORMAL), "p80"),
  },
  {
    what: "lognormal, P90",
    because: "100·e^(0.4·1.2816)",
    is: 167,
    within: 1.5,
    of: () => start(spread(LOGNORMAL), "p90"),
  },
  { what: "lognormal, mean", because: "100·e^(0.4²/2)", is: 108.3, within: 0.5, of: () => meanOf(spread(LOGNORMAL)) },
  {
    what: "shifted lognormal, P90",
    because: "the shift is part of the median: 50 + 50·e^(0.4·1.2816)",
    is: 133.5,
    within: 1,
    of: () => start(spread({ kind: "shifted-lognormal", shiftDays: 50, medianDays: 100, sigma: 0.4 }), "p90"),
  },
  {
    what: "log-logistic, P90",
    because: "odds of 9 and shape 4: 400·9^(1/4) = 400·√3",
    is: 692.8,
    within: 5,
    of: () => start(spread({ kind: "log-logistic", medianDays: 400, shape: 4 }), "p90"),
  },
  {
    what: "two-piece lognormal, P90",
    because: "it is given",
    is: 700,
    within: 6,
    of: () => start(spread({ kind: "two-piece-lognormal", p10Days: 200, p50Days: 300, p90Days: 700 }), "p90"),
  },
  {
    what: "triangular, mean",
    because: "(60 + 90 + 150) ÷ 3",
    is: 100,
    within: 0.2,
    of: () => meanOf(spread(TRIANGLE)),
  },
  {
    what: "triangular, P50",
    because: "half lies above x where (150 − x)² = 0.5·90·60",
    is: 98,
    within: 0.3,
    of: () => start(spread(TRIANGLE)),
  },
  {
    what: "PERT, mean",
    because: "(60 + 4·90 + 150) ÷ 6",
    is: 95,
    within: 0.2,
    of: () => meanOf(spread({ ...TRIANGLE, kind: "pert" })),
  },
  {
    what: "an interval, P80",
    because: "10 + 0.8·40",
    is: 42,
    within: 0.2,
    of: () => start(spread({ kind: "interval", lowDays: 10, highDays: 50 }), "p80"),
  },
  {
    what: "begun as long ago as its median, and still open",
    because: "half of those left end by the 75 % point: 100·e^(0.4·0.6745) − 100",
    is: 31,
    within: 0.5,
    of: () => start(spread(LOGNORMAL, { startedOnDay: AS_OF - 100 })),
  },
  {
    what: "a total in a sharedFactors one deviation later",
    because: "100·e^(0.4)",
    is: 149.2,
    within: 1,
    of: () => medianShifted("total"),
  },
  {
    what: "a part in a sharedFactors one deviation later",
    because: "it moves by 0.6 of it: 100·e^(0.24)",
    is: 127.1,
    within: 1,
    of: () => medianShifted("part"),
  },

  // Stated dates, through the slip fitted on ERCOT's reports.
  {
    what: "a date stated 640 days ahead, said today",
    because: "e^(−3.151 + 1.534·ln(640 + 90))",
    is: 1056.5,
    within: 8,
    of: () => start([stated("a", 640, { slot: 1 })]),
  },
  {
    what: "a date stated 200 days ahead three years ago",
    because: "e^(−3.151 + 1.534·ln(200 + 90) + 0.17·ln(1 + 3))",
    is: 324.5,
    within: 3,
    of: () => start([stated("a", 200, { slot: 1, ageYears: 3 })]),
  },
  {
    what: "a date stated 1,000 days ahead five years ago",
    because: "the fit says 2,650, the cap 1.75 times what is stated",
    is: 1750,
    within: 15,
    of: () => start([stated("a", 1_000, { slot: 1, ageYears: 5 })]),
  },
  {
    what: "a stated date that passed ten days ago",
    because: "the class of what is overdue",
    is: 151,
    within: 1.5,
    of: () => start([stated("a", -10, { slot: 1 })]),
  },

  // Shares.
  {
    what: "cancelled at 15 % a year over four years",
    because: "1 − e^(−0.6)",
    is: 0.451,
    within: 0.03,
    of: () => cancelled([certain("a", 4 * YEAR)], 0.15),
  },
  {
    what: "cancelled at 10 % a year over one year",
    because: "1 − e^(−0.1)",
    is: 0.095,
    within: 0.02,
    of: () => cancelled([certain("a", YEAR)], 0.1),
  },
  { what: "denied at once", because: "3 of 2 + 3 are denied", is: 0.6, within: 0.03, of: () => denied({}) },
  {
    what: "denied twice",
    because: "one pass probability for both: 3·4 ÷ (5·6), not 0.6²",
    is: 0.4,
    within: 0.03,
    of: () => denied({ maxAttempts: 2 }),
  },
  {
    what: "denied where the decision applies to half",
    because: "0.5·0.6",
    is: 0.3,
    within: 0.03,
    of: () => denied({ appliesProbability: 0.5 }),
  },
  {
    what: "the mean of two views, the later in a quarter",
    because: "0.75·10 + 0.25·110",
    is: 35,
    within: 3,
    of: () => meanOf(twoViews(0.25)),
  },
];

it.each(figures)("$what: $is, for $because", ({ is, within, of }) => {
  expect(Math.abs(of() - is)).toBeLessThanOrEqual(within ?? 1e-9);
});
