import { describe, expect, it } from "vitest";
import type { Network, Node } from "./network";
import {
  AS_OF,
  certain,
  completedStarts,
  done,
  everything,
  forecastOf,
  lognormal,
  mean,
  site,
  sortedQuantile,
  target,
  targetsOn,
  task,
  variance,
  waitsFor,
} from "./test-networks";

const DRAWS = 512;
const HAZARD = [{ perYear: 0.3, cause: "after-start" as const, untilNode: null }];

describe("a target's figures are those of its draws", () => {
  const announcedDay = AS_OF + 400;
  const network = site([task("a", lognormal(380, 0.5))], { targets: [target("a", { hazard: HAZARD, announcedDay })] });
  const figures = () => ({
    only: forecastOf(network, { draws: DRAWS }).targets[0],
    ...completedStarts(network, DRAWS, "a"),
  });

  it("quantiles, with and without the draws that never come", () => {
    const { only, start } = figures();
    const padded = [...start, ...Array<number>(DRAWS - start.length).fill(Infinity)];
    for (const [name, p] of [
      ["p10", 0.1],
      ["p50", 0.5],
      ["p80", 0.8],
      ["p90", 0.9],
    ] as const) {
      expect(only?.givenCompletion[name]).toBe(sortedQuantile(start, p));
      const [low, high] = [Math.floor((DRAWS - 1) * p), Math.ceil((DRAWS - 1) * p)];
      const sorted = padded.sort((x, y) => x - y);
      const want = sorted[high] === Infinity ? Infinity : sortedQuantile(padded, p);
      expect(only?.unconditional[name]).toBe(want);
      expect(low).toBeLessThanOrEqual(high);
    }
    expect(only?.quantiles).toEqual(Array.from({ length: 201 }, (_, i) => sortedQuantile(start, i / 200)));
  });

  it("chances, the mean and the delay", () => {
    const { only, start, share } = figures();
    expect(only?.cancelled.total).toBeCloseTo(1 - share, 12);
    expect(only?.byAnnounced).toBe(start.filter((day) => day < announcedDay + 1).length / DRAWS);
    expect(only?.meanDayGivenCompletion).toBeCloseTo(mean(start), 6);
    expect(only?.expectedDelayDays).toBeCloseTo(mean(start) - announcedDay, 6);
    expect(only?.views).toEqual({ chain: 0, announced: 0, outside: 0 });
    expect(only?.floorShare).toBe(0);
  });

  it("nothing is said of an announced day where there is none", () => {
    const [none] = forecastOf(site([certain("a", 1)]), { draws: 8 }).targets;
    expect([none?.byAnnounced, none?.expectedDelayDays]).toEqual([null, null]);
  });

  it("within ten years is by the end of day asOf + 3653, and a day announced lasts until it ends", () => {
    const late = (days: number) =>
      forecastOf(site([certain("a", days)], { targets: [target("a", { announcedDay: AS_OF + 9 })] }), { draws: 8 })
        .targets[0];
    expect([3653, 3653.01, 3654].map((days) => late(days)?.notWithinTenYears)).toEqual([0, 1, 1]);
    expect([9, 9.99, 10].map((days) => late(days)?.byAnnounced)).toEqual([1, 1, 0]);
  });
});

it("carries what it was made with", () => {
  const { engineVersion, asOf, seed, draws, nodes, targets, samples } = forecastOf(everything(), {
    seed: 5,
    draws: 64,
  });
  expect({ engineVersion, asOf, seed, draws }).toEqual({
    engineVersion: expect.stringMatching(/^\d+\.\d+\.\d+$/),
    asOf: AS_OF,
    seed: 5,
    draws: 64,
  });
  expect(nodes).toHaveLength(everything().nodes.length);
  expect(targets.map(({ id }) => id)).toEqual(["phase", "second phase"]);
  expect(samples.map(({ id }) => id)).toEqual(["phase", "second phase"]);
});

it("a node's finish is its own, whatever becomes of the target", () => {
  const network = site([task("a", lognormal(380)), certain("b", 5)], {
    targets: [target("b", { hazard: [{ ...HAZARD[0], perYear: 1000 } as (typeof HAZARD)[0]] }), ...targetsOn("a")],
  });
  const { nodes, samples } = forecastOf(network, { draws: DRAWS });
  const days = samples[1]?.startDay ?? new Float64Array();
  expect(nodes.find(({ id }) => id === "a")?.finish).toEqual({
    p10: sortedQuantile(days, 0.1),
    p50: sortedQuantile(days, 0.5),
    p80: sortedQuantile(days, 0.8),
    p90: sortedQuantile(days, 0.9),
  });
});

describe("the share of floors", () => {
  const pool = (lagDays: number, floors: string[] = []) => ({
    id: "pool",
    kind: "pool" as const,
    predecessors: [waitsFor("floor", "finish-start", lagDays)],
    drives: false,
    floors,
    views: [{ name: "chain" as const, node: "view", weight: 1 }],
  });
  const shareOf = (nodes: Node[]) => forecastOf(site(nodes), { draws: 8 }).targets[0]?.floorShare;

  it("counts a floor with its lag, only where that comes later than the view", () => {
    const nodes = [certain("view", 20), certain("floor", 15)];
    expect([4, 5, 6].map((lagDays) => shareOf([...nodes, pool(lagDays)]))).toEqual([0, 0, 1]);
    expect(shareOf([certain("view", 20), certain("floor", 25), pool(-5)])).toBe(0);
    expect(shareOf([certain("view", 20), certain("floor", 25), pool(-4)])).toBe(1);
  });

  it("counts a draw once, however many floors come later, and draw by draw", () => {
    const floors = [certain("view", 20), certain("floor", 25), certain("second", 30)];
    expect(shareOf([...floors, pool(0, ["second"])])).toBe(1);
    const nodes = [task("view", lognormal(300)), certain("floor", 300), pool(0)];
    const { targets, samples } = forecastOf(site(nodes), { draws: DRAWS });
    const atFloor = samples[0]?.startDay.filter((day) => day === AS_OF + 300).length ?? 0;
    expect(targets[0]?.floorShare).toBe(atFloor / DRAWS);
    expect(atFloor / DRAWS).toBeGreaterThan(0.3);
    expect(atFloor / DRAWS).toBeLessThan(0.7);
  });

  it("is measured against what the view says, also where that lies in the past, and is 0 of anything but a pool", () => {
    const past = [done("view", -9), certain("floor", 0)];
    // The floor is the as-of day itself and comes later than the view, which says nine days ago.
    expect(shareOf([...past, pool(0)])).toBe(1);
    expect(shareOf([...past, { ...pool(0), predecessors: [] }])).toBe(0);
    expect(shareOf([certain("floor", 25), certain("b", 5, { predecessors: [waitsFor("floor")] })])).toBe(0);
  });
});

describe("the standard error", () => {
  const byHand = (network: Network, draws: number, replicates: number) => {
    const { targets, samples } = forecastOf(network, { draws, replicates });
    const { startDay, cancelledDay } = samples[0] as (typeof samples)[0];
    const size = draws / replicates;
    const error = (p: number) => {
      const quantiles = Array.from({ length: replicates }, (_, r) =>
        Array.from(startDay.slice(r * size, (r + 1) * size)).filter((__, i) => cancelledDay[r * size + i] === Infinity),
      )
        .filter((days) => days.length > 0)
        .map((days) => sortedQuantile(days, p));
      if (quantiles.length < 2) return 0;
      return Math.sqrt((variance(quantiles) * quantiles.length) / (quantiles.length - 1) / quantiles.length);
    };
    return { said: targets[0]?.standardErrorDays, p50: error(0.5), p80: error(0.8), cancelled: targets[0]?.cancelled };
  };
  const cancelledAt = (perYear: number) =>
    site([task("a", lognormal(300, 0.5))], {
      targets: [target("a", { hazard: [{ perYear, cause: "after-start", untilNode: null }] })],
    });

  it("is the spread of the replicates' quantiles over the root of their number", () => {
    for (const [draws, replicates] of [
      [64, 8],
      [64, 2],
      [16, 4],
    ] as const) {
      const { said, p50, p80 } = byHand(cancelledAt(0.3), draws, replicates);
      expect(said?.p50).toBeCloseTo(p50, 9);
      expect(said?.p80).toBeCloseTo(p80, 9);
      expect(p50).toBeGreaterThan(0);
    }
  });

  it("leaves out replicates of which nothing completes, and is 0 where fewer than two are left", () => {
    const { said, p50, p80, cancelled } = byHand(cancelledAt(3), 32, 16);
    expect(cancelled?.total).toBeGreaterThan(0.7);
    expect(cancelled?.total).toBeLessThan(1);
    expect(said?.p50).toBeCloseTo(p50, 9);
    expect(said?.p80).toBeCloseTo(p80, 9);
    expect(byHand(cancelledAt(1000), 64, 8).said).toEqual({ p50: 0, p80: 0 });
    expect(byHand(cancelledAt(0.1), 64, 1).said).toEqual({ p50: 0, p80: 0 });
    expect(forecastOf(cancelledAt(0.1), { draws: 32 }).targets[0]?.standardErrorDays).toEqual({ p50: 0, p80: 0 });
  });
});

it("what never comes is infinite: its mean, its quantiles, and its delay", () => {
  const hazard = [{ perYear: 1000, cause: "after-start" as const, untilNode: null }];
  const network = site([certain("a", 3650)], { targets: [target("a", { hazard, announcedDay: AS_OF })] });
  const [only] = forecastOf(network, { draws: 8 }).targets;
  expect(only).toMatchObject({
    meanDayGivenCompletion: Infinity,
    expectedDelayDays: Infinity,
    byAnnounced: 0,
    notWithinTenYears: 0,
    cancelled: { total: 1, byCause: { "before-grid": 0, "permit-denied": 0, "after-start": 1 } },
    givenCompletion: { p10: Infinity, p50: Infinity, p80: Infinity, p90: Infinity },
  });
});
