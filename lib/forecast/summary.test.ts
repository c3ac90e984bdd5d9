import { describe, expect, it } from "vitest";
import {
  AS_OF,
  certain,
  correlation,
  done,
  everything,
  forecastOf,
  join,
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
import type { Network, Node } from "./types";

const DRAWS = 512;
const lognormal = (medianDays: number, sigma = 0.4) => ({
  duration: { kind: "lognormal" as const, medianDays, sigma },
});
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
