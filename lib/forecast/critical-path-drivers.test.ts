import { describe, expect, it } from "vitest";
import type { Node, PoolNode } from "./network";
import {
  AS_OF,
  certain,
  done,
  forecastOf,
  join,
  lognormal,
  site,
  stated,
  targetsOn,
  task,
  waitsFor,
} from "./test-networks";

/** Per node, the share of draws in which it lies on the walk, and in which it drives. */
function sharesOf(nodes: Node[], draws = 1) {
  return Object.fromEntries(
    forecastOf(site(nodes), { draws }).nodes.map(({ id, onPath, drives }) => [id, [onPath.phase, drives.phase]]),
  );
}

/** The share of draws in which the site's date lies later than so many days. */
function shareLater(nodes: Node[], days: number, draws: number): number {
  return (
    (forecastOf(site(nodes), { draws }).samples[0]?.startDay.filter((day) => day > AS_OF + days).length ?? 0) / draws
  );
}

describe("who drove a date", () => {
  it("is a stated date itself unless it only waited, draw by draw", () => {
    const DRAWS = 256;
    const network = (days: number) => [
      certain("before", days),
      stated("promised", 365, { predecessors: [waitsFor("before")] }),
    ];
    const own = shareLater(network(450), 450, DRAWS);
    expect(own).toBeGreaterThan(0.2);
    expect(own).toBeLessThan(0.8);
    expect(sharesOf(network(450), DRAWS)).toEqual({ before: [1 - own, 1 - own], promised: [1, own] });
    expect(sharesOf(network(1), DRAWS)).toEqual({ before: [0, 0], promised: [1, 1] });
    expect(sharesOf(network(90_000), DRAWS)).toEqual({ before: [1, 1], promised: [1, 0] });
  });

  it("is a task itself unless a finish bound came after its own days, draw by draw", () => {
    const DRAWS = 256;
    const nodes = [
      certain("before", 250),
      task("own", { ...lognormal(270, 0.5), predecessors: [waitsFor("before", "finish-finish", 20)] }),
    ];
    const own = shareLater(nodes, 270, DRAWS);
    expect(own).toBeGreaterThan(0.2);
    expect(own).toBeLessThan(0.8);
    expect(sharesOf(nodes, DRAWS)).toEqual({ before: [1 - own, 1 - own], own: [1, own] });
  });

  it("is a done date, whatever stands before it", () => {
    const nodes = [certain("before", 50), done("over", -5, -5, { predecessors: [waitsFor("before")] })];
    expect(sharesOf(nodes)).toEqual({ before: [0, 0], over: [1, 1] });
  });

  it("is found behind joins, and behind pools even where they are said to drive", () => {
    const pool: PoolNode = {
      id: "pool",
      kind: "pool",
      predecessors: [],
      drives: true,
      floors: ["floor"],
      views: [{ name: "chain", node: "both", weight: 1 }],
    };
    const nodes = (floorDays: number): Node[] => [
      certain("a", 20),
      certain("b", 30),
      certain("floor", floorDays),
      join("both", "all-of", ["a", "b"]),
      pool,
    ];
    expect(sharesOf(nodes(29))).toEqual({ a: [0, 0], b: [1, 1], both: [1, 0], floor: [0, 0], pool: [1, 0] });
    expect(sharesOf(nodes(31))).toEqual({ a: [0, 0], b: [0, 0], both: [0, 0], floor: [1, 1], pool: [1, 0] });
  });

  it("is the first that drives; where none does, the last of the walk", () => {
    const chain = (driving: string[]) => [
      certain("a", 20, { drives: driving.includes("a") }),
      certain("b", 20, { drives: driving.includes("b"), predecessors: [waitsFor("a")] }),
      certain("c", 20, { drives: driving.includes("c"), predecessors: [waitsFor("b")] }),
    ];
    const driverOf = (driving: string[]) =>
      Object.entries(sharesOf(chain(driving)))
        .filter(([, [, drives]]) => drives === 1)
        .map(([id]) => id);
    expect(["abc", "ab", "ac", "b", "a", ""].map((ids) => driverOf([...ids]))).toEqual([
      ["c"],
      ["b"],
      ["c"],
      ["b"],
      ["a"],
      ["a"],
    ]);
  });

  it("is counted once, by the first, also where the walk goes on past it", () => {
    const nodes = [
      certain("a", 20),
      certain("b", 5, { predecessors: [waitsFor("a", "finish-finish", 9)] }),
      certain("c", 4, { predecessors: [waitsFor("b")] }),
    ];
    // b only waited for a; but c drives already.
    expect(sharesOf(nodes)).toEqual({ a: [1, 0], b: [1, 0], c: [1, 1] });
    const passed = nodes.map((node) => (node.id === "c" ? { ...node, drives: false } : node));
    expect(sharesOf(passed)).toEqual({ a: [1, 1], b: [1, 0], c: [1, 0] });
  });

  it("is asked of a predecessor's start by a start-start link, and that of what set the start", () => {
    const nodes = [
      certain("a", 20),
      certain("b", 500, { predecessors: [waitsFor("a")] }),
      certain("c", 5, { predecessors: [waitsFor("b", "start-start", 3)] }),
      certain("d", 5, { predecessors: [waitsFor("c")], drives: false }),
    ];
    expect(sharesOf(nodes)).toEqual({ a: [1, 0], b: [1, 0], c: [1, 1], d: [1, 0] });
  });

  it("takes a link's lag into account", () => {
    const nodes = (lag: number) => [
      certain("a", 20),
      certain("b", 30),
      certain("c", 5, { predecessors: [waitsFor("a", "finish-start", lag), waitsFor("b")] }),
    ];
    expect(sharesOf(nodes(9))).toMatchObject({ a: [0, 0], b: [1, 0] });
    expect(sharesOf(nodes(11))).toMatchObject({ a: [1, 0], b: [0, 0] });
    const any = (lag: number): Node[] => [
      certain("a", 20),
      certain("b", 30),
      { ...join("first", "any-of", []), predecessors: [waitsFor("a", "finish-start", lag), waitsFor("b")] },
    ];
    expect(sharesOf(any(9))).toMatchObject({ a: [1, 1], b: [0, 0] });
    expect(sharesOf(any(11))).toMatchObject({ a: [0, 0], b: [1, 1] });
  });
});

it("walks of several targets are counted apart, also of a target in the middle of the order", () => {
  const nodes = [certain("a", 20), certain("b", 30, { predecessors: [waitsFor("a")] }), certain("c", 5)];
  const found = forecastOf(site(nodes, { targets: targetsOn("a", "b", "c") }), { draws: 64 }).nodes;
  expect(found.map(({ id, onPath }) => [id, onPath])).toEqual([
    ["a", { a: 1, b: 1, c: 0 }],
    ["b", { a: 0, b: 1, c: 0 }],
    ["c", { a: 0, b: 0, c: 1 }],
  ]);
  expect(found.map(({ id, drives }) => [id, drives])).toEqual([
    ["a", { a: 1, b: 0, c: 0 }],
    ["b", { a: 0, b: 1, c: 0 }],
    ["c", { a: 0, b: 0, c: 1 }],
  ]);
});

it("draws of every block are walked: shares over many draws are those of the dates", () => {
  const DRAWS = 4096;
  const nodes = [task("a", lognormal(200, 0.5)), task("b", lognormal(220, 0.5)), join("end", "all-of", ["a", "b"])];
  const targets = targetsOn("end", "a", "b");
  const { samples, nodes: found } = forecastOf(site(nodes, { targets }), { draws: DRAWS });
  const [, a, b] = samples.map(({ startDay }) => startDay) as [Float64Array, Float64Array, Float64Array];
  const first = a.filter((day, d) => day >= (b[d] as number)).length / DRAWS;
  expect(found.map(({ id, drives }) => [id, drives.end])).toEqual([
    ["a", first],
    ["b", 1 - first],
    ["end", 0],
  ]);
});

it("over many blocks of draws a node is on the walk where it sets the date, and those that end the walk add up to 1", () => {
  const DRAWS = 4096;
  const network = site([
    task("a", { ...lognormal(200), slot: 1 }),
    task("b", { ...lognormal(150), predecessors: [waitsFor("a")], slot: 2 }),
    task("c", { ...lognormal(330), slot: 3 }),
    stated("d", 240, { slot: 4 }),
    join("end", "all-of", ["b", "c", "d"]),
  ]);
  const { nodes } = forecastOf(network, { draws: DRAWS });
  const shares = Object.fromEntries(nodes.map(({ id, onPath }) => [id, onPath.phase ?? Number.NaN]));
  expect(shares.end).toBe(1);
  expect(shares.a).toBe(shares.b);
  expect((shares.b ?? 0) + (shares.c ?? 0) + (shares.d ?? 0)).toBeCloseTo(1, 12);
  const { samples } = forecastOf({ ...network, targets: targetsOn("b", "c", "d") }, { draws: DRAWS });
  const [b, c, d] = samples.map(({ startDay }) => startDay) as [Float64Array, Float64Array, Float64Array];
  const first = b.filter((day, i) => day >= (c[i] as number) && day >= (d[i] as number)).length / DRAWS;
  expect(shares.b).toBe(first);
  expect(nodes.reduce((sum, { drives }) => sum + (drives.phase ?? 0), 0)).toBeCloseTo(1, 12);
});
