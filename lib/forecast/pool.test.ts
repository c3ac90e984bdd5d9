import { expect, it } from "vitest";
import type { Node, PoolNode } from "./network";
import { AS_OF, forecastOf, shareError, site, target, task, waitsFor } from "./test-networks";

const DRAWS = 4096;
const point = (days: number) => ({ duration: { kind: "point" as const, days } });
const pool = (changes: Partial<PoolNode> = {}): PoolNode => {
  const views = [
    { name: "chain" as const, node: "chain", weight: 3 },
    { name: "announced" as const, node: "announced", weight: 0 },
    { name: "outside" as const, node: "outside", weight: 1 },
  ];
  return { id: "pool", kind: "pool", predecessors: [], drives: true, views, floors: [], ...changes };
};
const views = [task("chain", point(100)), task("announced", point(1)), task("outside", point(200))];

it("picks views by their weights, never one without weight", () => {
  const { targets, samples, nodes } = forecastOf(site([...views, pool()]), { draws: DRAWS });
  const [only] = targets;
  expect(Math.abs((only?.views.chain ?? 0) - 0.75)).toBeLessThan(4 * shareError(0.75, DRAWS));
  expect(only?.views.announced).toBe(0);
  expect(only?.floorShare).toBe(0);
  expect(samples[0]?.startDay.filter((day) => day === AS_OF + 100).length).toBe((only?.views.chain ?? 0) * DRAWS);
  const drives = Object.fromEntries(nodes.map(({ id, drives }) => [id, drives.phase]));
  expect(drives).toEqual({ announced: 0, chain: only?.views.chain, outside: only?.views.outside, pool: 0 });
});

it("waits for floors and the earlier pool, which then drive", () => {
  const floor = task("floor", point(150));
  const { targets, samples, nodes } = forecastOf(site([...views, floor, pool({ floors: ["floor"] })]), {
    draws: DRAWS,
  });
  expect(samples[0]?.startDay.every((day) => day >= AS_OF + 150)).toBe(true);
  expect(targets[0]?.floorShare).toBe(targets[0]?.views.chain);
  expect(nodes.find(({ id }) => id === "floor")?.drives.phase).toBe(targets[0]?.views.chain);

  const second = {
    ...pool({ views: [{ name: "outside", node: "quick", weight: 1 }] }),
    id: "second",
    notBeforePool: "pool",
  };
  const network: Node[] = [...views, pool(), task("quick", point(120)), second];
  const both = forecastOf(site(network, { targets: [target("pool"), target("second", { id: "later" })] }), {
    draws: DRAWS,
  });
  const [first, later] = both.samples;
  expect(later?.startDay.every((day, d) => day === Math.max(AS_OF + 120, first?.startDay[d] ?? 0))).toBe(true);
  expect(both.targets[1]?.floorShare).toBe(both.targets[0]?.views.outside);
  expect(both.nodes.find(({ id }) => id === "outside")?.drives).toEqual({
    phase: both.targets[0]?.views.outside,
    later: both.targets[0]?.views.outside,
  });
});

it("can be a predecessor, and its draw carries on", () => {
  const next = task("next", { ...point(30), predecessors: [waitsFor("pool")] });
  const { samples } = forecastOf(
    site([...views, pool(), next], { targets: [target("pool"), target("next", { id: "next" })] }),
  );
  expect(samples[1]?.startDay.every((day, d) => day === (samples[0]?.startDay[d] ?? 0) + 30)).toBe(true);
});

it("never lies before the as-of day, and counts the announced day to its end", () => {
  const old = {
    id: "old",
    kind: "done" as const,
    drives: true,
    predecessors: [],
    earliestDay: AS_OF - 9,
    latestDay: AS_OF - 9,
  };
  const past = pool({ views: [{ name: "chain", node: "old", weight: 1 }] });
  const { targets } = forecastOf(site([old, past], { targets: [target("pool", { announcedDay: AS_OF })] }), {
    draws: 8,
  });
  expect(targets[0]).toMatchObject({ byAnnounced: 1, expectedDelayDays: 0, meanDayGivenCompletion: AS_OF });
});
