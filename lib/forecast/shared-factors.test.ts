import { describe, expect, it } from "vitest";
import type { Node } from "./network";
import {
  AS_OF,
  certain,
  daysToStart,
  done,
  forecastOf,
  join,
  site,
  stated,
  targetsOn,
  task,
  waitsFor,
} from "./test-networks";

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

describe("evidence of work in progress", () => {
  const SIGMA = 0.5;
  const LEARN = { draws: 64, learnFromSurvival: true };
  const duration = { kind: "lognormal" as const, medianDays: 400, sigma: SIGMA };
  const fresh = task("z fresh", { duration });
  /** One of these in forty has ended within no time. */
  const maybeNothing = { kind: "shifted-lognormal" as const, shiftDays: -375, medianDays: 625, sigma: SIGMA };

  it("is thin where one draw carries all of it, and then is said of the first node, with its numbers", () => {
    const lasted = (id: string) => task(id, { duration, startedOnDay: AS_OF - Math.round(400 * Math.exp(3 * SIGMA)) });
    const many = Array.from({ length: 16 }, (_, i) => lasted(`n${i}`));
    expect(forecastOf(site([fresh, ...many]), LEARN).warnings).toEqual([
      { nodeId: "n0", code: "thin-evidence", detail: "what has lasted carries only 1 of 64 draws" },
    ]);
    expect(forecastOf(site([fresh, lasted("n0")]), LEARN).warnings).toEqual([]);
    expect(forecastOf(site([fresh, ...many]), { draws: 64 }).warnings).toEqual([]);
  });

  it("says nothing where nothing has begun, even of a class that may end at once", () => {
    const open = [
      task("not begun", { duration: maybeNothing }),
      task("begins later", { duration: maybeNothing, startedOnDay: AS_OF + 30 }),
      stated("promised", 90),
      task("a total", { duration, loading: "total", startedOnDay: AS_OF - 500 }),
    ];
    for (const node of open) {
      const both = (learnFromSurvival: boolean) =>
        forecastOf(site([node, fresh], { targets: targetsOn(node.id, fresh.id) }), { draws: 64, learnFromSurvival });
      expect(both(true).samples).toEqual(both(false).samples);
    }
  });

  it("counts from the day of the start: what began today was not over at once", () => {
    const today = site([task("a", { duration: maybeNothing, startedOnDay: AS_OF })]);
    expect(Math.min(...daysToStart(today, { draws: 512 }))).toBe(0);
    expect(Math.min(...daysToStart(today, { draws: 512, learnFromSurvival: true }))).toBeGreaterThan(0);
  });

  it("never lets a task that begins later end before it begins", () => {
    const later = task("a", { duration: maybeNothing, startedOnDay: AS_OF + 30 });
    expect(Math.min(...daysToStart(site([later]), { draws: 512 }))).toBe(30);
  });
});

describe("the slot of a source", () => {
  const starts = (slots: (number | undefined)[], other = "utility") => {
    const nodes = slots.map((slot, i) => stated(`s${i}`, 400, { sourceKey: i === 2 ? other : "utility", slot }));
    return daysToStart(site(nodes, { targets: targetsOn("s0") }), { draws: 64 });
  };

  it("is the lowest that its dates name, in whatever order, and one date may name it for all", () => {
    const lowest = starts([4, 4]);
    for (const slots of [
      [9, 4],
      [4, 9],
      [4, undefined],
      [undefined, 4],
      [9, undefined, 4],
    ])
      expect(starts(slots)).toEqual(lowest);
    expect(starts([9, 9])).not.toEqual(lowest);
    expect(starts([undefined, undefined])).not.toEqual(lowest);
  });

  it("is no other source's", () => {
    expect(starts([9, 9, 4], "press")).toEqual(starts([9, 9]));
    expect(starts([undefined, undefined, 4], "press")).toEqual(starts([undefined, undefined]));
  });
});
