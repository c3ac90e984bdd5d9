import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Network } from "./network";
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
  stated,
  target,
  targetsOn,
  task,
  waitsFor,
} from "./test-networks";

/** Days by cause of the first target. */
function causesOf(network: Network, draws = 128): Record<string, number> | null {
  const list = preparedOf(network, { draws }).sensitivity().targets[0]?.delayByCause;
  return list ? Object.fromEntries(list.map(({ cause, days }) => [cause, days])) : null;
}

function announced(network: Network, days: number, changes: Partial<ReturnType<typeof target>> = {}): Network {
  const targets = network.targets.map((one) => ({ ...one, announcedDay: AS_OF + days, ...changes }));
  return { ...network, targets };
}

it("in a series each cause has its own mean excess over the plan", () => {
  const a = task("a", { ...lognormal(140), plannedDay: AS_OF + 100, slot: 1 });
  const b = task("b", { ...lognormal(160), plannedDay: AS_OF + 250, predecessors: [waitsFor("a")], slot: 2 });
  const network = announced(site([a, b]), 250);
  const { samples } = forecastOf(site([a, b], { targets: targetsOn("a", "b") }), { draws: 128 });
  const daysOfA = mean(samples[0]?.startDay ?? []) - AS_OF;
  const daysOfB = mean(samples[1]?.startDay ?? []) - AS_OF - daysOfA;
  const causes = causesOf(network);
  expect(causes?.a).toBeCloseTo(daysOfA - 100, 6);
  expect(causes?.b).toBeCloseTo(daysOfB - 150, 6);
  expect(causes?.plan).toBeCloseTo(0, 6);
  expect(Object.keys(causes ?? {})).toEqual(["a", "b", "plan"]);
});

it("side by side two causes share what either alone would bring: Shapley's values by hand", () => {
  // Plan 100; a alone 130, b alone 120, both 130. a: (30 + 10)/2, b: (0 + 20)/2.
  const nodes = [
    certain("a", 130, { plannedDay: AS_OF + 100 }),
    certain("b", 120, { plannedDay: AS_OF + 100 }),
    join("end", "all-of", ["a", "b"]),
  ];
  expect(causesOf(announced(site(nodes), 100))).toEqual({ a: 20, b: 10, plan: 0 });
  expect(causesOf(announced(site(nodes), 80))).toEqual({ a: 20, b: 10, plan: 20 });
  expect(causesOf(announced(site(nodes), 80), 2)).toEqual({ a: 20, b: 10, plan: 20 });
});

it("three causes: each order and its reverse weigh the same", () => {
  // All three on plan at 100. With ends 160, 130, 110 the values of the maximum are those of the airport game.
  const nodes = [
    certain("a", 160, { plannedDay: AS_OF + 100 }),
    certain("b", 130, { plannedDay: AS_OF + 100 }),
    certain("c", 110, { plannedDay: AS_OF + 100 }),
    join("end", "all-of", ["a", "b", "c"]),
  ];
  const causes = causesOf(announced(site(nodes), 100), 1024);
  // c: 10/3; b: 10/3 + 20/2; a: 10/3 + 20/2 + 30. Sampled over 64 orders: each within four standard errors.
  expect(Math.abs((causes?.a ?? 0) - 43.33)).toBeLessThan(6);
  expect(Math.abs((causes?.b ?? 0) - 13.33)).toBeLessThan(5);
  expect(Math.abs((causes?.c ?? 0) - 3.33)).toBeLessThan(3);
  expect((causes?.a ?? 0) + (causes?.b ?? 0) + (causes?.c ?? 0)).toBeCloseTo(60, 9);
  // A reverse order undoes the randomness of its twin: over an even number of orders c and a are not both first more
  // often than not.
  expect(causes?.c).toBeGreaterThan(0);
});

describe("the plan", () => {
  it("starts a task when those before it end on plan, and takes no negative days", () => {
    // b is planned to end before its predecessor: it takes no days, and all of its days are its own delay.
    const nodes = [
      certain("a", 50, { plannedDay: AS_OF + 60 }),
      certain("b", 30, { plannedDay: AS_OF + 40, predecessors: [waitsFor("a")] }),
    ];
    expect(causesOf(announced(site(nodes), 60))).toEqual({ a: -10, b: 30, plan: 0 });
  });

  it("measures a task that has begun, or that may not begin yet, from its own start", () => {
    const begun = certain("a", 300, { startedOnDay: AS_OF - 100, plannedDay: AS_OF + 120 });
    expect(causesOf(announced(site([begun]), 100))).toEqual({ a: 80, plan: 20 });
    const later = certain("a", 100, { notBeforeDay: AS_OF + 70, plannedDay: AS_OF + 120 });
    expect(causesOf(announced(site([later]), 120))).toEqual({ a: 50, plan: 0 });
  });

  it("puts a stated or done date on its planned day", () => {
    const slip = { ...stated("a", 1).slip, sigma: 0 };
    const nodes = [
      stated("a", 365, { slip, plannedDay: AS_OF + 365 }),
      certain("b", 20, { predecessors: [waitsFor("a")] }),
    ];
    const finish = (forecastOf(site(nodes), { draws: 1 }).samples[0]?.startDay[0] ?? 0) - AS_OF;
    const causes = causesOf(announced(site(nodes), 365));
    expect(causes?.a).toBeCloseTo(finish - 20 - 365, 6);
    expect(causes?.plan).toBeCloseTo(20, 6);
    const over = [
      done("a", -10, -10, { plannedDay: AS_OF - 50 }),
      certain("b", 20, { plannedDay: AS_OF + 20, predecessors: [waitsFor("a")] }),
    ];
    expect(causesOf(announced(site(over), 20))).toEqual({ a: 0, b: 0, plan: 0 });
  });

  it("leaves out what the target does not wait for, joins and pools", () => {
    const nodes = [
      certain("a", 30, { plannedDay: AS_OF + 20 }),
      certain("aside", 90, { plannedDay: AS_OF + 20 }),
      { ...join("end", "all-of", ["a"]), plannedDay: AS_OF + 5 },
    ];
    const pool = {
      id: "pool",
      kind: "pool" as const,
      predecessors: [],
      drives: false,
      floors: [],
      views: [{ name: "chain" as const, node: "end", weight: 1 }],
      plannedDay: AS_OF,
    };
    expect(causesOf(announced(site([...nodes, pool]), 20))).toEqual({ a: 10, plan: 0 });
  });
});

it("is null without an announced day, and where nothing completes", () => {
  const network = site([certain("a", 3650, { plannedDay: AS_OF })]);
  expect(causesOf(network)).toBeNull();
  const hazard = [{ perYear: 1000, cause: "before-grid" as const, untilNode: null }];
  expect(causesOf(announced(network, 10, { hazard }))).toBeNull();
});

it("adds up to the expected delay, over the draws that complete", () => {
  for (const draws of [32, 128]) {
    const { sensitivity, forecast } = preparedOf(everything(), { draws });
    const list = sensitivity().targets[0]?.delayByCause ?? [];
    expect(list.length).toBeGreaterThan(4);
    expect(list.reduce((sum, { days }) => sum + days, 0)).toBeCloseTo(forecast.targets[0]?.expectedDelayDays ?? 0, 6);
    expect(sensitivity().targets[1]?.delayByCause).toBeNull();
  }
  fc.assert(
    fc.property(
      fc.array(
        fc.record({
          days: fc.integer({ min: 1, max: 300 }),
          plan: fc.option(fc.integer({ min: -50, max: 400 })),
          back: fc.integer({ min: 0, max: 3 }),
        }),
        { minLength: 1, maxLength: 6 },
      ),
      fc.integer({ min: -100, max: 500 }),
      (rows, announcedDays) => {
        const nodes = rows.map(({ days, plan, back }, i) =>
          task(`n${i}`, {
            ...lognormal(days),
            plannedDay: plan === null ? undefined : AS_OF + plan,
            predecessors: back === 0 || back > i ? [] : [waitsFor(`n${i - back}`)],
          }),
        );
        const network = announced(site(nodes, { targets: [target(nodes.at(-1)?.id ?? "")] }), announcedDays);
        const { sensitivity, forecast } = preparedOf(network, { draws: 64 });
        const total = (sensitivity().targets[0]?.delayByCause ?? []).reduce((sum, { days }) => sum + days, 0);
        expect(total).toBeCloseTo(forecast.targets[0]?.expectedDelayDays ?? Number.NaN, 6);
      },
    ),
    { numRuns: 15 },
  );
});
