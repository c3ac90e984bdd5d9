import { describe, expect, it } from "vitest";
import { luckKey } from "./luck";
import { AS_OF, certain, done, forecastOf, join, site, stated, task, waitsFor } from "./test-networks";
import type { Node } from "./types";

describe("warnings", () => {
  it("contradicted actuals name what was not so, by which day", () => {
    const nodes: Node[] = [
      certain("open", 5),
      done("late", -20, -10),
      join("either", "any-of", ["open", "late"]),
      done("energised", -60, -50, {
        predecessors: [waitsFor("open"), waitsFor("late"), waitsFor("either"), waitsFor("open", "start-start")],
      }),
      done("fine", -5, -5, { predecessors: [waitsFor("late", "finish-start", 15)] }),
      done("too soon", -5, -5, { predecessors: [waitsFor("late", "finish-start", 16)] }),
      done("by its end", -30, -20, { predecessors: [waitsFor("late")] }),
    ];
    expect(forecastOf(site(nodes), { draws: 8 }).warnings).toEqual([
      {
        nodeId: "energised",
        code: "contradictory-actual",
        detail: `done by day ${AS_OF - 50}, but not so: open, late`,
      },
      { nodeId: "too soon", code: "contradictory-actual", detail: `done by day ${AS_OF - 5}, but not so: late` },
    ]);
  });

  it("an actual of the future is taken as it stands and said, one that may reach into the future is cut", () => {
    const { warnings, samples } = forecastOf(site([done("early", 5, 6)]), { draws: 64 });
    expect(warnings).toEqual([
      {
        nodeId: "early",
        code: "actual-in-future",
        detail: `expected an actual date by day ${AS_OF}, got day ${AS_OF + 5}`,
      },
    ]);
    expect(samples[0]?.startDay.every((day) => day >= AS_OF + 5 && day <= AS_OF + 6)).toBe(true);
    const future = [done("early", 5, 6, { predecessors: [waitsFor("open")] }), certain("open", 90)];
    expect(forecastOf(site(future), { draws: 8 }).warnings.map(({ code }) => code)).toEqual(["actual-in-future"]);
    expect(forecastOf(site([done("today", 0)]), { draws: 8 }).warnings).toEqual([]);
    const quarter = forecastOf(site([done("quarter", -30, 60)]), { draws: 64 }).samples[0]?.startDay;
    expect(quarter?.every((day) => day >= AS_OF - 30 && day <= AS_OF)).toBe(true);
    expect(new Set(quarter).size).toBeGreaterThan(60);
  });

  it("elapsed time beyond the class, in its words, from a survival of 1 in 10,000 on", () => {
    const duration = { kind: "lognormal" as const, medianDays: 100, sigma: 0.5 };
    const lasted = (score: number) =>
      task("a", { duration, startedOnDay: AS_OF - Math.round(100 * Math.exp(0.5 * score)) });
    const elapsed = AS_OF - (lasted(3.8).startedOnDay ?? 0);
    expect(forecastOf(site([lasted(3.8)]), { draws: 8 }).warnings).toEqual([
      {
        nodeId: "a",
        code: "elapsed-beyond-class",
        detail: `${elapsed} days have passed, which fewer than 1 in 10,000 of its class (lognormal) last`,
      },
    ]);
    expect(forecastOf(site([lasted(3.65)]), { draws: 8 }).warnings).toEqual([]);
    const over = task("a", { duration: { kind: "point", days: 5 }, startedOnDay: AS_OF - 9 });
    const { warnings, samples } = forecastOf(site([over]), { draws: 8 });
    expect(warnings.map(({ code }) => code)).toEqual(["elapsed-beyond-class"]);
    expect(samples[0]?.startDay.every((day) => day === AS_OF)).toBe(true);
  });
});

describe("the luck of a node", () => {
  const base = task("a", { duration: { kind: "lognormal", medianDays: 90, sigma: 0.4 } });

  it("is the same whatever waits for what, whether it drives, and what was planned", () => {
    const same: Partial<typeof base>[] = [
      { predecessors: [waitsFor("b")] },
      { drives: false },
      { plannedDay: AS_OF },
      { notBeforeDay: AS_OF + 9 },
    ];
    for (const changes of same) expect(luckKey({ ...base, ...changes })).toBe(luckKey(base));
    const pool = {
      id: "p",
      kind: "pool" as const,
      predecessors: [],
      drives: false,
      floors: [],
      views: [{ name: "chain" as const, node: "a", weight: 1 }],
    };
    expect(luckKey({ ...pool, floors: ["a"], notBeforePool: "q" })).toBe(luckKey(pool));
  });

  it("is another for another duration, start, slot, loading, vendor, date or weight", () => {
    const others: Partial<typeof base>[] = [
      { id: "b" },
      { duration: { kind: "lognormal", medianDays: 91, sigma: 0.4 } },
      { startedOnDay: AS_OF - 1 },
      { slot: 4 },
      { loading: "total" },
      { vendorFactor: { key: "maker", weight: 1 } },
    ];
    for (const changes of others) expect(luckKey({ ...base, ...changes })).not.toBe(luckKey(base));
    expect(luckKey(stated("s", 5))).not.toBe(luckKey(stated("s", 6)));
    expect(luckKey(done("d", -5))).not.toBe(luckKey(done("d", -5, -4)));
    const views = [{ name: "chain" as const, node: "a", weight: 1 }];
    const pool = { id: "p", kind: "pool" as const, predecessors: [], drives: false, floors: [], views };
    expect(luckKey({ ...pool, views: [{ ...(views[0] as (typeof views)[0]), weight: 2 }] })).not.toBe(luckKey(pool));
  });
});
