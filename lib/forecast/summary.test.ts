import { describe, expect, it } from "vitest";
import type { Network, Node } from "./network";
import {
  AS_OF,
  certain,
  correlation,
  done,
  everything,
  forecastOf,
  join,
  lognormal,
  mean,
  site,
  sortedQuantile,
  stated,
  target,
  targetsOn,
  task,
  variance,
  waitsFor,
} from "./test-networks";

const DRAWS = 512;
const HAZARD = [{ perYear: 0.3, cause: "after-start" as const, untilNode: null }];

/** Starts of each node named, and which draws of the first target complete. */
function columnsOf(network: Network, ...ids: string[]) {
  const { samples } = forecastOf({ ...network, targets: [...network.targets, ...targetsOn(...ids)] }, { draws: DRAWS });
  const completes = Array.from(samples[0]?.cancelledDay ?? [], (day) => day === Infinity);
  const columns = samples.map(({ startDay }) => Array.from(startDay).filter((_, d) => completes[d]));
  return { start: columns[0] as number[], columns: columns.slice(1), share: completes.filter(Boolean).length / DRAWS };
}

describe("sensitivity indices", () => {
  const nodes: Node[] = [
    task("a", { ...lognormal(200), slot: 1 }),
    task("b", { ...lognormal(150), predecessors: [waitsFor("a")], slot: 2 }),
    task("c", { ...lognormal(330), slot: 3 }),
    stated("d", 240, { slot: 4 }),
    done("e", -90, -10),
    join("end", "all-of", ["b", "c", "d", "e"]),
  ];
  const network = site(nodes, { targets: [target("end", { hazard: HAZARD })] });
  const forecasted = () => forecastOf(network, { draws: DRAWS });
  const ownDays = () => {
    const { start, columns } = columnsOf(network, "a", "b", "c", "d", "e");
    const [a, b, c, d, e] = columns as [number[], number[], number[], number[], number[]];
    return { start, own: { a, b: b.map((day, i) => day - (a[i] as number)), c, d, e } };
  };

  it.each(["a", "b", "c", "d", "e"] as const)(
    "SSI and cruciality of %s are those of its own days over the draws that complete",
    (id) => {
      const { start, own } = ownDays();
      const node = forecasted().nodes.find((one) => one.id === id);
      const spread = Math.sqrt(variance(own[id]) / variance(start));
      expect(node?.ssi.phase).toBeCloseTo(spread * (node?.onPath.phase ?? Number.NaN), 9);
      expect(node?.cruciality.phase).toBeCloseTo(Math.abs(correlation(own[id], start)), 9);
    },
  );

  it("criticality is the share of draws in which the node sets the date, and those that end the walk add up to 1", () => {
    const forecast = forecasted();
    const shares = Object.fromEntries(forecast.nodes.map(({ id, onPath }) => [id, onPath.phase ?? Number.NaN]));
    expect(shares.end).toBe(1);
    expect(shares.a).toBe(shares.b);
    expect((shares.b ?? 0) + (shares.c ?? 0) + (shares.d ?? 0) + (shares.e ?? 0)).toBeCloseTo(1, 12);
    const { samples } = forecastOf({ ...network, targets: targetsOn("b", "c", "d") }, { draws: DRAWS });
    const [b, c, d] = samples.map(({ startDay }) => startDay) as [Float64Array, Float64Array, Float64Array];
    const first = b.filter((day, i) => day >= (c[i] as number) && day >= (d[i] as number)).length / DRAWS;
    expect(shares.b).toBe(first);
    expect(forecast.nodes.reduce((sum, { drives }) => sum + (drives.phase ?? 0), 0)).toBeCloseTo(1, 12);
  });

  it("are 1 for the only node, and 0 where nothing varies, for joins, and off the path", () => {
    const only = forecastOf(site([task("a", lognormal(200))]), { draws: DRAWS }).nodes[0];
    expect(only?.ssi.phase).toBeCloseTo(1, 9);
    expect(only?.cruciality.phase).toBeCloseTo(1, 9);
    const point = forecastOf(site([certain("a", 5)]), { draws: 8 }).nodes[0];
    expect([point?.ssi.phase, point?.cruciality.phase]).toEqual([0, 0]);
    const end = forecasted().nodes.find(({ id }) => id === "end");
    expect([end?.ssi.phase, end?.cruciality.phase]).toEqual([0, 0]);
  });

  it("have nothing to say of nodes that the target does not wait for, wherever they stand in the order", () => {
    // Nodes that the target does not wait for, before and after it in the order: they lean on the same site, but have no part in it.
    const aside = [task("0 aside", lognormal(3)), task("z aside", lognormal(3))];
    const nodes = [task("a", lognormal(200)), certain("b", 5, { predecessors: [waitsFor("a")] }), ...aside];
    const mixed = forecastOf(site(nodes, { targets: [target("b")] }), { draws: DRAWS });
    for (const { id, ssi, cruciality } of mixed.nodes.filter((node) => node.id !== "a"))
      expect([id, ssi.phase, cruciality.phase]).toEqual([id, 0, 0]);
  });

  it("never say NaN where nothing completes", () => {
    const hazard = [{ perYear: 1000, cause: "after-start" as const, untilNode: null }];
    const { nodes } = forecastOf(site([task("a", lognormal(3000, 0.1))], { targets: [target("a", { hazard })] }), {
      draws: 64,
    });
    expect([nodes[0]?.ssi.phase, nodes[0]?.cruciality.phase]).toEqual([0, 0]);
  });
});

describe("a target's figures are those of its draws", () => {
  const announcedDay = AS_OF + 400;
  const network = site([task("a", lognormal(380, 0.5))], { targets: [target("a", { hazard: HAZARD, announcedDay })] });
  const figures = () => ({ only: forecastOf(network, { draws: DRAWS }).targets[0], ...columnsOf(network, "a") });

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

describe("over many blocks of draws", () => {
  const network = site(
    [
      task("a", { ...lognormal(200), slot: 1 }),
      task("b", { ...lognormal(150), predecessors: [waitsFor("a")], slot: 2 }),
      task("c", { ...lognormal(300), slot: 3 }),
      join("end", "all-of", ["b", "c"]),
    ],
    { targets: [target("end", { hazard: HAZARD }), ...targetsOn("a", "c")] },
  );

  it("SSI and cruciality are still those of all draws that complete", () => {
    const { samples, nodes } = forecastOf(network, { draws: 4096 });
    const completes = (_: number, d: number) => samples[0]?.cancelledDay[d] === Infinity;
    const [start, a, c] = samples.map(({ startDay }) => Array.from(startDay).filter(completes)) as [
      number[],
      number[],
      number[],
    ];
    for (const [id, own] of [
      ["a", a],
      ["c", c],
    ] as const) {
      const node = nodes.find((one) => one.id === id);
      const spread = Math.sqrt(variance(own) / variance(start));
      expect(node?.ssi.phase).toBeCloseTo(spread * (node?.onPath.phase ?? Number.NaN), 9);
      expect(node?.cruciality.phase).toBeCloseTo(Math.abs(correlation(own, start)), 9);
    }
  });
});

describe("sensitivity indices of what hardly varies", () => {
  const indices = (lowDays: number, highDays: number) => {
    const only = task("a", { duration: { kind: "interval", lowDays, highDays } });
    const node = forecastOf(site([only]), { draws: DRAWS }).nodes[0];
    return [node?.ssi.phase, node?.cruciality.phase] as [number, number];
  };

  it("lose no digits to the size of day numbers: the only node still has 1 and 1", () => {
    for (const index of indices(100, 100.02)) expect(index).toBeCloseTo(1, 5);
  });

  it("are 0 of what varies by less than a second", () => {
    expect(indices(100, 100.000_01)).toEqual([0, 0]);
  });

  it("are 0 for a certain task before one that varies, and for a task in a date that does not", () => {
    const nodes = [certain("a", 20), task("b", { ...lognormal(100), predecessors: [waitsFor("a")] })];
    const [a, b] = forecastOf(site(nodes), { draws: DRAWS }).nodes;
    expect([a?.ssi.phase, a?.cruciality.phase]).toEqual([0, 0]);
    expect(b?.cruciality.phase).toBeCloseTo(1, 9);
    const late = [task("a", lognormal(3)), certain("b", 9000), join("end", "all-of", ["a", "b"])];
    const [early] = forecastOf(site(late), { draws: DRAWS }).nodes;
    expect([early?.ssi.phase, early?.cruciality.phase]).toEqual([0, 0]);
  });

  it("have no sign: cruciality is the size of a correlation that may be negative", () => {
    // Days long over that tell nothing of the start: their correlations are small and of either sign.
    const over = Array.from({ length: 6 }, (_, i) => done(`over ${i}`, -90, -10));
    const nodes = [...over, task("a", lognormal(200))];
    const end = join(
      "end",
      "all-of",
      nodes.map(({ id }) => id),
    );
    const targets = targetsOn("end", ...over.map(({ id }) => id));
    const { samples, nodes: found } = forecastOf(site([...nodes, end], { targets }), { draws: 64 });
    const [start = [], ...days] = samples.map(({ startDay }) => startDay);
    const correlations = days.map((own) => correlation(own, start));
    expect(Math.min(...correlations)).toBeLessThan(0);
    expect(Math.max(...correlations)).toBeGreaterThan(0);
    over.forEach(({ id }, i) => {
      const said = found.find((node) => node.id === id)?.cruciality.end;
      expect(said).toBeCloseTo(Math.abs(correlations[i] as number), 9);
    });
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
