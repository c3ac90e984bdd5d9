import { describe, expect, it } from "vitest";
import type { Decision, HazardStage, Target, TaskNode } from "./network";
import {
  AS_OF,
  certain,
  done,
  forecastOf,
  mean,
  shareError,
  site,
  standardError,
  target,
  task,
  waitsFor,
} from "./test-networks";

const DRAWS = 4096;
const YEAR = 365.25;
const point = (days: number) => ({ duration: { kind: "point" as const, days } });
const stage = (perYear: number, untilNode: string | null = null, cause: HazardStage["cause"] = "after-start") => ({
  perYear,
  cause,
  untilNode,
});

it("cancels by the closed form 1 − exp(−λT), and on exponential days", () => {
  const network = site([task("a", point(4 * YEAR))], { targets: [target("a", { hazard: [stage(0.15)] })] });
  const { targets, samples } = forecastOf(network, { draws: DRAWS });
  const want = 1 - Math.exp(-0.6);
  expect(Math.abs((targets[0]?.cancelled.total ?? 0) - want)).toBeLessThan(4 * shareError(want, DRAWS));
  const days = samples[0]?.cancelledDay.filter(Number.isFinite).map((day) => day - AS_OF) ?? new Float64Array();
  expect(days.every((day) => day > 0 && day <= 4 * YEAR)).toBe(true);
  const truncatedMean = (1 / 0.15 - (4 * Math.exp(-0.6)) / want) * YEAR;
  expect(Math.abs(mean(days) - truncatedMean)).toBeLessThan(4 * standardError(days));
});

it("adds stages up, each with its own cause, up to the phase's finish", () => {
  const nodes = [task("grid", point(2 * YEAR)), task("a", { ...point(YEAR), predecessors: [waitsFor("grid")] })];
  // The second stage's node was over before the first's: it never was in force.
  const hazard = [stage(0.15, "grid", "before-grid"), stage(9, "grid"), stage(0.02, "grid")];
  const { targets } = forecastOf(site(nodes, { targets: [target("a", { hazard })] }), { draws: DRAWS });
  const { total = 0, byCause } = targets[0]?.cancelled ?? {};
  const before = 1 - Math.exp(-0.3);
  const later = Math.exp(-0.3) * (1 - Math.exp(-0.02));
  expect(Math.abs((byCause?.["before-grid"] ?? 0) - before)).toBeLessThan(4 * shareError(before, DRAWS));
  expect(Math.abs((byCause?.["after-start"] ?? 0) - later)).toBeLessThan(4 * shareError(later, DRAWS));
  expect(total).toBeCloseTo((byCause?.["before-grid"] ?? 0) + (byCause?.["after-start"] ?? 0), 12);
});

it("reads cancelled draws as never: unconditional quantiles become infinite where they fall into them", () => {
  const network = site([task("a", point(YEAR))], {
    targets: [target("a", { hazard: [stage(0.4)], announcedDay: AS_OF + 365 })],
  });
  const [only] = forecastOf(network, { draws: DRAWS }).targets;
  expect(only?.unconditional).toEqual({ p10: AS_OF + YEAR, p50: AS_OF + YEAR, p80: Infinity, p90: Infinity });
  expect(only?.givenCompletion.p90).toBe(AS_OF + YEAR);
  expect(only?.byAnnounced).toBeCloseTo(1 - (only?.cancelled.total ?? 0), 12);
  expect(only?.quantiles).toHaveLength(201);
});

it("keeps not within ten years apart from cancelled", () => {
  const network = site([task("a", point(11 * YEAR))], { targets: [target("a", { hazard: [stage(0.05)] })] });
  const [only] = forecastOf(network, { draws: DRAWS }).targets;
  expect(only?.notWithinTenYears).toBeCloseTo(1 - (only?.cancelled.total ?? 0), 12);
});

const decision = (changes: Partial<Decision> = {}): Decision => {
  return {
    alpha: 2,
    beta: 3,
    maxAttempts: 1,
    retryDuration: { kind: "point", days: 5 },
    shareKey: "review",
    appliesProbability: 1,
    ...changes,
  };
};

function denied(changes: Partial<Decision>) {
  const network = site([task("permit", { decision: decision(changes) })], {
    targets: [target("permit", { decisionNodes: ["permit"] })],
  });
  return forecastOf(network, { draws: DRAWS });
}

it.each([
  [0.35, 9.65, 1],
  [2, 3, 1],
  [2, 3, 3],
  [0.35, 9.65, 3],
])(
  "denies a Beta(%d, %d) decision after %i attempts with E[(1 − p)^m]: retries share p",
  (alpha, beta, maxAttempts) => {
    let want = 1;
    for (let k = 0; k < maxAttempts; k++) want *= (beta + k) / (alpha + beta + k);
    const { targets, samples } = denied({ alpha, beta, maxAttempts });
    expect(Math.abs((targets[0]?.cancelled.byCause["permit-denied"] ?? 0) - want)).toBeLessThan(
      4 * shareError(want, DRAWS),
    );
    const last = AS_OF + 10 + 5 * (maxAttempts - 1);
    expect(samples[0]?.cancelledDay.every((day) => day === last || day === Infinity)).toBe(true);
  },
);

it("retries only where an attempt failed, and only where the decision applies", () => {
  const { samples } = denied({ maxAttempts: 2 });
  const passedFirst = samples[0]?.startDay.filter((day) => day === AS_OF + 10).length ?? 0;
  expect(Math.abs(passedFirst / DRAWS - 0.4)).toBeLessThan(4 * shareError(0.4, DRAWS));
  const total = denied({ appliesProbability: 0.3 }).targets[0]?.cancelled.total ?? 0;
  expect(Math.abs(total - 0.18)).toBeLessThan(4 * shareError(0.18, DRAWS));
  expect(denied({ appliesProbability: 0 }).targets[0]?.cancelled.total).toBe(0);
});

it("shares p between decisions with one key, and not between keys", () => {
  const bothDenied = (otherKey: string) => {
    const nodes = [task("a", { decision: decision() }), task("b", { decision: decision({ shareKey: otherKey }) })];
    const targets = ["a", "b"].map((id) => target(id, { id, decisionNodes: [id] }));
    const [a, b] = forecastOf(site(nodes, { targets }), { draws: DRAWS }).samples;
    return a?.cancelledDay.filter((day, d) => day < Infinity && (b?.cancelledDay[d] ?? 0) < Infinity).length ?? 0;
  };
  // E[(1 − p)²] = 3·4 / (5·6) with one p, (3/5)² with two.
  expect(Math.abs(bothDenied("review") / DRAWS - 0.4)).toBeLessThan(4 * shareError(0.4, DRAWS));
  expect(Math.abs(bothDenied("another") / DRAWS - 0.36)).toBeLessThan(4 * shareError(0.36, DRAWS));
});

it("takes the earlier of the hazard and the refusal", () => {
  const network = site([task("permit", { ...point(YEAR), decision: decision({ alpha: 1e-6, beta: 1e6 }) })], {
    targets: [target("permit", { decisionNodes: ["permit"], hazard: [stage(1, null, "before-grid")] })],
  });
  const { targets, samples } = forecastOf(network, { draws: DRAWS });
  const want = 1 - Math.exp(-1);
  expect(targets[0]?.cancelled.total).toBe(1);
  expect(Math.abs((targets[0]?.cancelled.byCause["before-grid"] ?? 0) - want)).toBeLessThan(
    4 * shareError(want, DRAWS),
  );
  expect(samples[0]?.cancelledDay.every((day) => day <= AS_OF + YEAR)).toBe(true);
});

describe("to the draw, where the random input of cancellation is even", () => {
  const FEW = 256;
  const half = Math.LN2;
  const nodes = [task("grid", point(YEAR)), task("a", { ...point(YEAR), predecessors: [waitsFor("grid")] })];
  const cancelled = (changes: Partial<Target>, list: TaskNode[] = nodes) =>
    forecastOf(site(list, { targets: [target("a", { slot: 5, ...changes })] }), { draws: FEW });

  it("half are cancelled while the hazard adds up to ln 2, and half of the rest while it does again", () => {
    const [only] = cancelled({ hazard: [stage(half, "grid", "before-grid"), stage(half)] }).targets;
    expect(only?.cancelled).toEqual({
      total: 0.75,
      byCause: { "before-grid": 0.5, "after-start": 0.25, "permit-denied": 0 },
    });
    const [later] = cancelled({ hazard: [stage(0, "grid", "before-grid"), stage(half)] }).targets;
    expect(later?.cancelled.byCause).toEqual({ "before-grid": 0, "after-start": 0.5, "permit-denied": 0 });
    const [first] = cancelled({ hazard: [stage(2 * half, "grid", "before-grid"), stage(0)] }).targets;
    expect(first?.cancelled.byCause).toEqual({ "before-grid": 0.75, "after-start": 0, "permit-denied": 0 });
  });

  it("cancels on the days on which the hazard has used up what a draw has", () => {
    const days = cancelled({ hazard: [stage(half, "grid", "before-grid"), stage(2 * half)] }).samples[0]?.cancelledDay;
    // A quarter by the time at which the first stage has ln 4/3, seven eighths over both.
    const by = (years: number) => (days?.filter((day) => day < AS_OF + years * YEAR).length ?? 0) / FEW;
    expect([by(Math.log2(4 / 3)), by(1), by(1.5), by(2), by(1e9)]).toEqual([0.25, 0.5, 0.75, 0.875, 0.875]);
  });

  it("runs the last stage, and one that names no node, until the target", () => {
    const shareOf = (hazard: HazardStage[]) => cancelled({ hazard }).targets[0]?.cancelled.byCause["after-start"];
    expect(shareOf([stage(half, "grid")])).toBe(0.75);
    expect(shareOf([stage(half), stage(half, "grid")])).toBe(0.75);
    expect(shareOf([stage(half, "a"), stage(half, "grid", "before-grid")])).toBe(0.75);
    expect(shareOf([])).toBe(0);
  });

  it("ends a stage with the target where its node ends later, or begins none where it ended before", () => {
    const long = [...nodes, task("later", point(9 * YEAR)), task("early", point(0.5 * YEAR))];
    const shareOf = (hazard: HazardStage[]) => cancelled({ hazard }, long).targets[0]?.cancelled;
    expect(shareOf([stage(half, "later", "before-grid"), stage(half)])?.byCause).toEqual({
      "before-grid": 0.75,
      "after-start": 0,
      "permit-denied": 0,
    });
    expect(shareOf([stage(half, "grid", "before-grid"), stage(99, "early"), stage(0)])?.total).toBe(0.5);
  });

  it("cancels no target that is done, but one whose day is still to come", () => {
    const shareOf = (from: number, to: number) => {
      const hazard = [stage((half * YEAR) / 365)];
      const network = site([done("a", from, to)], { targets: [target("a", { slot: 5, hazard })] });
      return forecastOf(network, { draws: FEW }).targets[0]?.cancelled.total;
    };
    expect([shareOf(-9, -5), shareOf(0, 0), shareOf(0, 900), shareOf(365, 365)]).toEqual([0, 0, 0, 0.5]);
  });

  it("is another random input without a slot, for another slot, target or site", () => {
    const daysOf = (changes: Partial<Target>, siteKey = "site") =>
      forecastOf(site(nodes, { siteKey, targets: [target("a", { hazard: [stage(half)], ...changes })] }), { draws: 64 })
        .samples[0]?.cancelledDay;
    const own = daysOf({ slot: 5 });
    expect(daysOf({ slot: 5 })).toEqual(own);
    for (const other of [
      daysOf({}),
      daysOf({ slot: 6 }),
      daysOf({ slot: 5, id: "b" }),
      daysOf({ slot: 5 }, "elsewhere"),
    ])
      expect(other).not.toEqual(own);
    expect(daysOf({ id: "b" })).not.toEqual(daysOf({}));
    expect(daysOf({}, "elsewhere")).not.toEqual(daysOf({}));
  });
});

describe("of several refusals", () => {
  const never = decision({ alpha: 1e-6, beta: 1e6 });
  const nodes = [
    certain("soon", 10, { decision: never }),
    certain("late", 20, { decision: never }),
    certain("granted", 5, { decision: decision({ alpha: 1e6, beta: 1e-6 }) }),
    done("over", -9),
    certain("a", 30),
  ];
  const daysOf = (...decisionNodes: string[]) => {
    const { samples, targets } = forecastOf(site(nodes, { targets: [target("a", { decisionNodes })] }), { draws: 8 });
    return { days: [...new Set(samples[0]?.cancelledDay.map((day) => day - AS_OF))], ...targets[0]?.cancelled.byCause };
  };

  it("the first cancels, in whatever order they are named, and those not named do not", () => {
    for (const ids of [
      ["soon", "late"],
      ["late", "soon"],
      ["over", "soon", "granted", "late"],
    ])
      expect(daysOf(...ids)).toMatchObject({ days: [10], "permit-denied": 1 });
    expect(daysOf("late", "granted")).toMatchObject({ days: [20], "permit-denied": 1 });
    expect(daysOf("granted", "over")).toMatchObject({ days: [Infinity], "permit-denied": 0 });
    expect(daysOf()).toMatchObject({ days: [Infinity], "permit-denied": 0 });
  });

  it("one counts also where it comes after the target's own day", () => {
    const targets = [target("soon", { decisionNodes: ["late"] })];
    const { samples } = forecastOf(site(nodes, { targets }), { draws: 8 });
    expect([...new Set(samples[0]?.cancelledDay)]).toEqual([AS_OF + 20]);
  });

  it("none takes back a target that is done by the as-of day, but one whose day is still to come", () => {
    const shareOf = (from: number, to: number) => {
      const list = [...nodes, done("phase one", from, to)];
      const targets = [target("phase one", { decisionNodes: ["soon"] })];
      return forecastOf(site(list, { targets }), { draws: 8 }).targets[0]?.cancelled.total;
    };
    expect([shareOf(-9, -5), shareOf(0, 0), shareOf(-9, 30), shareOf(1, 1), shareOf(90, 99)]).toEqual([0, 0, 0, 1, 1]);
  });
});
