import { describe, expect, it } from "vitest";
import type { Network, Node, PoolNode, Predecessor } from "./network";
import type { Forecast } from "./results";
import { AS_OF, certain, done, everything, forecastOf, join, site, target, waitsFor } from "./test-networks";

const DRAWS = 64;
function pool(changes: Partial<PoolNode> = {}): PoolNode {
  const views = [{ name: "chain" as const, node: "b", weight: 1 }];
  return { id: "x", kind: "pool", predecessors: [], drives: false, floors: [], views, ...changes };
}

/** A network whose target is the node x, which may wait for a (10 days), b (20), c (30 after a: 40). */
function around(x: Node, others: Node[] = []): Network {
  const nodes = [certain("a", 10), certain("b", 20), certain("c", 30, { predecessors: [waitsFor("a")] }), ...others, x];
  return site(nodes, { targets: [target("x")] });
}

const x = (changes: Parameters<typeof certain>[2] = {}) => certain("x", 5, changes);
const after = (...predecessors: Predecessor[]) => around(x({ predecessors }));
const anyOf = (ids: string[]) => join("x", "any-of", ids);
const allOf = (ids: string[]) => join("x", "all-of", ids);
const d = (days: number) => certain("d", days);
const e = (days: number) => [d(days), join("e", "all-of", ["b", "d"])];
const first = [certain("0", 50), certain("1", 1)];

/** From which day to which the target moves when the base becomes the variant. */
const CHANGES: [what: string, base: Network, variant: Network, from: number, to: number][] = [
  ["a not-before day", around(x()), around(x({ notBeforeDay: AS_OF + 7 })), 5, 12],
  ["a start", around(x()), around(x({ startedOnDay: AS_OF - 2 })), 5, 3],
  ["what comes before it", around(allOf(["a", "d"]), [d(6)]), around(allOf(["a", "d"]), [d(16)]), 10, 16],
  ["what comes two steps before it", around(allOf(["a", "e"]), e(6)), around(allOf(["a", "e"]), e(46)), 20, 46],
  ["a lag", after(waitsFor("a")), after(waitsFor("a", "finish-start", 3)), 15, 18],
  ["a finish bound", after(waitsFor("a", "finish-finish", 3)), after(waitsFor("a", "finish-finish", 4)), 13, 14],
  ["a link's type", after(waitsFor("a")), after(waitsFor("a", "finish-finish")), 15, 10],
  ["a finish for a start", after(waitsFor("c")), after(waitsFor("c", "start-start")), 45, 15],
  ["a start for a finish", after(waitsFor("c", "start-start", 1)), after(waitsFor("c", "finish-start", 1)), 16, 46],
  ["a start that is asked for no longer", after(waitsFor("c", "start-start")), after(waitsFor("b")), 15, 25],
  ["what a link names", after(waitsFor("a")), after(waitsFor("b")), 15, 25],
  ["a link more or less", after(waitsFor("a")), after(waitsFor("a"), waitsFor("c")), 15, 45],
  ["the kind of a join", around(allOf(["a", "b"])), around(anyOf(["a", "b"])), 20, 10],
  ["a join that becomes a task", around(allOf(["a", "b"])), after(waitsFor("a"), waitsFor("b")), 20, 25],
  ["what a join joins", around(allOf(["a", "b"])), around(allOf(["a", "c"])), 20, 40],
  ["a pool's floors", around(pool()), around(pool({ floors: ["c"] })), 20, 40],
  ["which floor", around(pool({ floors: ["c"] })), around(pool({ floors: ["a"] })), 40, 20],
  ["a pool's predecessors", around(pool()), around(pool({ predecessors: [waitsFor("c", "finish-start", 2)] })), 20, 42],
  [
    "the pool before a pool",
    around(pool(), [pool({ id: "p", floors: ["c"] })]),
    around(pool({ notBeforePool: "p" }), [pool({ id: "p", floors: ["c"] })]),
    20,
    40,
  ],
  ["a pool's view", around(pool()), around(pool({ views: [{ name: "chain", node: "c", weight: 1 }] })), 20, 40],
  ["a done day", around(done("x", -5)), around(done("x", -6)), -5, -6],
  [
    "a task that is done",
    after(waitsFor("c")),
    site([done("c", -1), x({ predecessors: [waitsFor("c")] })], { targets: [target("x")] }),
    45,
    5,
  ],
  [
    "nodes that stand first in the order",
    after(waitsFor("c")),
    around(x({ predecessors: [waitsFor("c"), waitsFor("0")] }), first),
    45,
    55,
  ],
  [
    "one join for another",
    around(allOf(["a", "e"]), [join("e", "all-of", ["a"])]),
    around(allOf(["a", "f"]), [join("f", "all-of", ["c"])]),
    10,
    40,
  ],
  ["the target", around(x()), { ...around(x()), targets: [target("c")] }, 5, 40],
];

describe("dates see a change of", () => {
  it.each(CHANGES)("%s", (_, base, variant, from, to) => {
    const p50Of = (network: Network) => forecastOf(network, { draws: 1 }).targets[0]?.givenCompletion.p50;
    expect([p50Of(base), p50Of(variant)]).toEqual([AS_OF + from, AS_OF + to]);
  });
});

describe("draws that were handed out stay as they are", () => {
  /** Other forecasts of as many draws, which would write over columns given back too early. */
  function churn() {
    for (const siteKey of ["other", "another"]) {
      forecastOf({ ...everything(), siteKey }, { draws: DRAWS });
    }
  }

  function copyOf(forecast: Forecast): Forecast {
    const samples = forecast.samples.map(({ id, startDay, cancelledDay }) => {
      return { id, startDay: startDay.slice(), cancelledDay: cancelledDay.slice() };
    });
    return { ...forecast, samples };
  }

  it("of a forecast, whatever is forecast after it", () => {
    const forecast = forecastOf(everything(), { draws: DRAWS });
    const kept = copyOf(forecast);
    churn();
    expect(forecast).toEqual(kept);
    expect(forecastOf(everything(), { draws: DRAWS })).toEqual(kept);
  });
});

describe("a done node contradicts", () => {
  const warningsOf = (nodes: Node[]) =>
    forecastOf(site(nodes), { draws: 1 }).warnings.map(({ nodeId, detail }) => [nodeId, detail]);

  it("what was open when it was done, but no join of that, and no start", () => {
    const over = (kind: "finish-start" | "start-start" | "finish-finish", before: string) =>
      done("over", -5, -4, { predecessors: [waitsFor(before, kind)] });
    const open: Node[] = [certain("open", 5), join("both", "all-of", ["open"]), join("either", "any-of", ["open"])];
    const said = [["over", `done by day ${AS_OF - 4}, but not so: open`]];
    expect(warningsOf([...open, over("finish-start", "open")])).toEqual(said);
    expect(warningsOf([...open, over("finish-finish", "open")])).toEqual(said);
    expect(warningsOf([...open, over("start-start", "open")])).toEqual([]);
    expect(warningsOf([...open, over("finish-start", "both")])).toEqual([]);
    expect(warningsOf([...open, over("finish-start", "either")])).toEqual([]);
    expect(
      warningsOf([
        ...open,
        pool({ id: "pool", views: [{ name: "chain", node: "open", weight: 1 }] }),
        over("finish-start", "pool"),
      ]),
    ).toEqual([["over", `done by day ${AS_OF - 4}, but not so: pool`]]);
  });

  it("what was done later than its latest day less the lag", () => {
    const over = (lagDays: number) => [
      done("before", -9, -2),
      done("over", -7, -4, { predecessors: [waitsFor("before", "finish-start", lagDays)] }),
    ];
    expect(warningsOf(over(5))).toEqual([]);
    expect(warningsOf(over(6))).toEqual([["over", `done by day ${AS_OF - 4}, but not so: before`]]);
  });

  it("nothing when it is done only in the future, or when it waited for nothing", () => {
    expect(warningsOf([certain("open", 5), done("over", -5)])).toEqual([]);
    const today = done("over", 0, 9, { predecessors: [waitsFor("open")] });
    expect(warningsOf([certain("open", 5), today])).toHaveLength(1);
    const later = forecastOf(site([certain("open", 5), { ...today, earliestDay: AS_OF + 1 }]), { draws: 1 });
    expect(later.warnings.map(({ code }) => code)).toEqual(["actual-in-future"]);
  });
});
