import { describe, expect, it } from "vitest";
import type { Node } from "./network";
import {
  certain,
  completedStarts,
  correlation,
  done,
  forecastOf,
  join,
  lognormal,
  site,
  stated,
  target,
  targetsOn,
  task,
  variance,
  waitsFor,
} from "./test-networks";

const DRAWS = 512;
const HAZARD = [{ perYear: 0.3, cause: "after-start" as const, untilNode: null }];

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
    const { start, columns } = completedStarts(network, DRAWS, "a", "b", "c", "d", "e");
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
