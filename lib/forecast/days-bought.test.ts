import { describe, expect, it } from "vitest";
import type { Network, Node } from "./network";
import {
  AS_OF,
  certain,
  done,
  everything,
  forecastOf,
  join,
  lognormal,
  mean,
  preparedOf,
  site,
  sortedQuantile,
  stated,
  target,
  targetsOn,
  task,
  waitsFor,
} from "./test-networks";

const OPTIONS = { draws: 128 };
function boughtOf(network: Network, options = OPTIONS) {
  const [first] = preparedOf(network, options).sensitivity().targets;
  return Object.fromEntries((first?.nodes ?? []).map(({ id, daysBought }) => [id, daysBought]));
}

/** Mean of base − variant over the draws that complete in the base, by forecasts of both. */
function gainOf(network: Network, id: string, replacement: Node): number {
  const [base] = forecastOf(network, OPTIONS).samples;
  const nodes = network.nodes.map((node) => (node.id === id ? replacement : node));
  const [variant] = forecastOf({ ...network, nodes }, OPTIONS).samples;
  const completed = Array.from(base?.startDay.keys() ?? []).filter((d) => base?.cancelledDay[d] === Infinity);
  return mean(completed.map((d) => (base?.startDay[d] ?? 0) - (variant?.startDay[d] ?? 0)));
}

/** Two chains that meet, some of whose draws are cancelled. */
function network(): Network {
  const nodes = [
    task("a", { ...lognormal(200), slot: 1 }),
    task("b", { ...lognormal(150), predecessors: [waitsFor("a")], slot: 2 }),
    task("c", { ...lognormal(320), slot: 3 }),
    stated("d", 250, { slot: 4 }),
    join("end", "all-of", ["b", "c", "d"]),
    task("aside", lognormal(900)),
  ];
  const hazard = [{ perYear: 0.3, cause: "after-start" as const, untilNode: null }];
  return site(nodes, { targets: [target("end", { hazard })] });
}

describe("days bought are the mean of base less variant, draw by draw", () => {
  const base = network();
  const byId = (id: string) => base.nodes.find((node) => node.id === id) as Node;

  it("with a node a fifth shorter", () => {
    const bought = boughtOf(base);
    for (const [id, medianDays] of [
      ["a", 200],
      ["b", 150],
      ["c", 320],
    ] as const) {
      const shorter = { ...byId(id), ...lognormal(medianDays * 0.8) } as Node;
      expect(bought[id]?.shorterByFifth).toBeCloseTo(gainOf(base, id, shorter), 6);
      expect(bought[id]?.shorterByFifth).toBeGreaterThan(0);
    }
  });

  it("with a node over as of today, whatever it waited for", () => {
    const bought = boughtOf(base);
    for (const id of ["a", "b", "c", "d"]) {
      expect(bought[id]?.doneToday).toBeCloseTo(gainOf(base, id, { ...done(id, 0), predecessors: [] }), 9);
      expect(bought[id]?.doneToday).toBeGreaterThan(bought[id]?.shorterByFifth ?? Infinity);
    }
  });

  it("with a node at its own P10 and P90", () => {
    const bought = boughtOf(base);
    for (const id of ["a", "b", "c"]) {
      const alone = forecastOf(site([{ ...byId(id), predecessors: [] } as Node], { targets: targetsOn(id) }), OPTIONS);
      const own = alone.samples[0]?.startDay.map((day) => day - AS_OF) ?? new Float64Array();
      for (const [name, p] of [
        ["atP10", 0.1],
        ["atP90", 0.9],
      ] as const) {
        const fixed = { ...byId(id), duration: { kind: "point", days: sortedQuantile(own, p) } } as Node;
        expect(bought[id]?.[name]).toBeCloseTo(gainOf(base, id, fixed), 6);
      }
      expect(bought[id]?.atP10).toBeGreaterThan(0);
      expect(bought[id]?.atP90).toBeLessThan(0);
    }
  });

  it("with nothing for a join, and null where the target does not wait for a node", () => {
    const bought = boughtOf(base);
    expect([bought.end, bought.aside]).toEqual([null, null]);
  });
});

it("shortens only what is still to come", () => {
  // 100 of 300 days are over: a fifth of 200 is 40. Not yet begun at a not-before day: a fifth of its own days.
  const begun = certain("a", 300, { startedOnDay: AS_OF - 100 });
  expect(boughtOf(site([begun]))).toMatchObject({ a: { shorterByFifth: 40, doneToday: 200, atP10: 0, atP90: 0 } });
  const later = certain("a", 300, { notBeforeDay: AS_OF + 50 });
  expect(boughtOf(site([later]))).toMatchObject({ a: { shorterByFifth: 60, doneToday: 350 } });
  const promised = stated("a", 365, { slip: { ...stated("a", 1).slip, sigma: 0 } });
  const days = (forecastOf(site([promised]), OPTIONS).samples[0]?.startDay[0] ?? 0) - AS_OF;
  const { a } = boughtOf(site([promised]));
  expect(a?.shorterByFifth).toBeCloseTo(days / 5, 6);
  expect(a?.doneToday).toBeCloseTo(days, 6);
});

it("does not make a node that is over already come later", () => {
  // The stated day of the draw may lie in the past only through a done node; that has nothing to change.
  const nodes = [done("a", -40, -10), certain("b", 30, { predecessors: [waitsFor("a")] })];
  const bought = boughtOf(site(nodes));
  expect(bought.a).toBeNull();
  expect(bought.b).toMatchObject({ shorterByFifth: 6, doneToday: 30 });
});

it("asks for a node's start where a start-start link does, and for a block's draws each on their own", () => {
  const nodes = [
    certain("a", 100, { predecessors: [waitsFor("first")] }),
    certain("b", 50, { predecessors: [waitsFor("a", "start-start", 20)] }),
    certain("first", 40),
  ];
  const bought = boughtOf(site(nodes, { targets: [target("b")] }), { draws: 2048 });
  // b ends at 40 + 20 + 50 whatever a lasts, but when a is over today b can start after its lag.
  expect(bought.a).toEqual({ shorterByFifth: 0, doneToday: 40, atP10: 0, atP90: 0 });
  expect(bought.first).toMatchObject({ shorterByFifth: 8, doneToday: 40 });
});

it("is null in a target that never completes, and is one list per target", () => {
  const certainly = [{ perYear: 1000, cause: "before-grid" as const, untilNode: null }];
  const nodes = [certain("a", 3650), certain("b", 10, { predecessors: [waitsFor("a")] })];
  const targets = [target("b", { hazard: certainly }), target("a", { id: "other" })];
  const [never, other] = preparedOf(site(nodes, { targets }), OPTIONS).sensitivity().targets;
  expect(never?.nodes.map(({ daysBought }) => daysBought)).toEqual([null, null]);
  expect(other?.nodes[0]?.daysBought).toMatchObject({ shorterByFifth: 730 });
  expect(other?.nodes[1]?.daysBought).toBeNull();
  expect([never?.id, other?.id]).toEqual(["phase", "other"]);
});

it("leaves the forecast and later what-ifs as they were", () => {
  const prepared = preparedOf(everything(), { draws: 128 });
  const first = prepared.sensitivity();
  expect(prepared.sensitivity()).toEqual(first);
  expect(prepared.whatIf(everything())).toStrictEqual({
    ok: true,
    targets: forecastOf(everything(), { draws: 128 }).targets,
  });
  for (const { nodes } of first.targets)
    for (const { daysBought } of nodes)
      if (daysBought) expect(Object.values(daysBought).every(Number.isFinite)).toBe(true);
});
