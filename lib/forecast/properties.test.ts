import { describe, expect, it } from "vitest";
import type { Distribution, TaskNode } from "./network";
import { normalCdf, normalQuantile } from "./normal";
import {
  AS_OF,
  daysToStart,
  forecastOf,
  join,
  mean,
  site,
  standardError,
  target,
  task,
  waitsFor,
} from "./test-networks";

const lognormal = (medianDays: number, sigma: number) => ({ kind: "lognormal" as const, medianDays, sigma });

describe("the tower property: today's forecast is the mean of next month's", () => {
  const MONTH = 30;

  it.each<[string, Distribution, number]>([
    ["a lognormal", lognormal(200, 0.6), 120],
    ["a lognormal long overdue", lognormal(200, 0.3), 400],
    ["a contaminated class", { ...lognormal(200, 0.3), contaminated: true }, 260],
    ["a log-logistic", { kind: "log-logistic", medianDays: 200, shape: 4 }, 150],
    ["a PERT", { kind: "pert", lowDays: 100, modeDays: 200, highDays: 500 }, 190],
  ])("of %s", (_, duration, elapsed) => {
    const days = (asOf: number) => {
      const network = site([task("a", { duration, startedOnDay: AS_OF - elapsed, slot: 1 })]);
      return daysToStart(network, { asOf, draws: 8192 }).map((day) => day + asOf - AS_OF);
    };
    const today = days(AS_OF);
    const nextMonth = days(AS_OF + MONTH);
    const within = today.filter((day) => day <= MONTH);
    const share = within.length / today.length;
    for (const horizon of [60, 120, 300]) {
      const byThen = (all: Float64Array) => all.filter((day) => day <= horizon).length / all.length;
      expect(Math.abs(byThen(today) - (share + (1 - share) * byThen(nextMonth)))).toBeLessThan(0.015);
    }
    const averaged = share * mean(within) + (1 - share) * mean(nextMonth);
    expect(Math.abs(averaged - mean(today))).toBeLessThan(2 * standardError(today));
  });
});

it("is calibrated: the rank of a simulated truth among the draws is uniform", () => {
  const ranks: number[] = [];
  for (let k = 0; k < 150; k++) {
    const network = site(
      [
        task("a", { duration: lognormal(100 + k, 0.5), startedOnDay: AS_OF - k, slot: 1 }),
        task("b", { duration: lognormal(120, 0.3 + k / 400), predecessors: [waitsFor("a")], slot: 2 }),
        task("c", { duration: { kind: "log-logistic", medianDays: 260, shape: 5 }, slot: 3 }),
        join("end", "all-of", ["b", "c"]),
      ],
      { siteKey: `site ${k}` },
    );
    const draws = daysToStart(network, { draws: 128 });
    const [truth = Number.NaN] = daysToStart(network, { draws: 1, seed: 77_000 + k });
    ranks.push((draws.filter((day) => day < truth).length + 0.5) / 129);
  }
  ranks.sort((a, b) => a - b);
  const distance = Math.max(...ranks.map((u, i) => Math.max((i + 1) / ranks.length - u, u - i / ranks.length)));
  // The 1 % point of Kolmogorov and Smirnov is 1.63 / √n.
  expect(distance).toBeLessThan(1.63 / Math.sqrt(ranks.length));
});

describe("closed forms", () => {
  const DRAWS = 8192;
  const parts = (k: number): TaskNode[] =>
    Array.from({ length: k }, (_, i) => task(`n${i}`, { duration: lognormal(100, 0.02), slot: i + 1 }));

  // Mean maximum of k independent standard normals; parts correlate by 0.36, which leaves √0.64 of it.
  it.each([
    [2, 0.56419],
    [3, 0.84628],
    [4, 1.02938],
    [10, 1.53875],
  ])("the mean of the latest of %i like paths", (k, independent) => {
    const nodes = parts(k);
    const logs = daysToStart(
      site([
        ...nodes,
        join(
          "end",
          "all-of",
          nodes.map(({ id }) => id),
        ),
      ]),
      { draws: DRAWS },
    ).map((day) => Math.log(day / 100) / 0.02);
    expect(Math.abs(mean(logs) - 0.8 * independent)).toBeLessThan(0.01);
    const earliest = daysToStart(
      site([
        ...nodes,
        join(
          "end",
          "any-of",
          nodes.map(({ id }) => id),
        ),
      ]),
      { draws: DRAWS },
    ).map((day) => Math.log(day / 100) / 0.02);
    expect(Math.abs(mean(earliest) + 0.8 * independent)).toBeLessThan(0.01);
  });

  it("two paths that are each even odds are both over with Φ₂(0, 0; 0.36) = ¼ + arcsin(0.36)/2π", () => {
    const nodes = parts(2);
    const days = daysToStart(site([...nodes, join("end", "all-of", ["n0", "n1"])]), { draws: DRAWS });
    const share = days.filter((day) => day <= 100).length / DRAWS;
    expect(Math.abs(share - (0.25 + Math.asin(0.36) / (2 * Math.PI)))).toBeLessThan(0.006);
  });

  it("the mean of work in progress is the lognormal's mean residual life, which grows with its age far out", () => {
    const [mu, sigma] = [Math.log(300), 0.7];
    const residual = (elapsed: number) => {
      const z = (Math.log(elapsed) - mu) / sigma;
      return (Math.exp(mu + sigma ** 2 / 2) * normalCdf(sigma - z)) / normalCdf(-z) - elapsed;
    };
    for (const elapsed of [50, 300, 900]) {
      const days = daysToStart(
        site([task("a", { duration: lognormal(300, sigma), startedOnDay: AS_OF - elapsed, slot: 1 })]),
        { draws: DRAWS },
      );
      expect(Math.abs(mean(days) / residual(elapsed) - 1)).toBeLessThan(0.02);
    }
    expect(residual(2000)).toBeGreaterThan(residual(900));
  });

  it("the quantiles of a lone task are the distribution's", () => {
    const { givenCompletion } = forecastOf(site([task("a", { duration: lognormal(300, 0.5), slot: 1 })]), {
      draws: DRAWS,
    }).targets[0] as { givenCompletion: { p10: number; p50: number; p80: number; p90: number } };
    for (const [name, p] of [
      ["p10", 0.1],
      ["p50", 0.5],
      ["p80", 0.8],
      ["p90", 0.9],
    ] as const)
      expect(Math.abs(Math.log((givenCompletion[name] - AS_OF) / 300) / 0.5 - normalQuantile(p))).toBeLessThan(0.05);
  });
});

it("common random numbers: a change moves no draw of what does not wait for it, and of the rest only those it decides", () => {
  const nodes = (days: number) => [
    task("a", { duration: lognormal(days, 0.5), slot: 1 }),
    task("b", { duration: lognormal(300, 0.5), slot: 2 }),
    task("c", { duration: lognormal(100, 0.5), predecessors: [waitsFor("b")], slot: 3 }),
    join("end", "all-of", ["a", "c"]),
  ];
  const targets = ["c", "end"].map((id) => target(id, { id }));
  const before = forecastOf(site(nodes(200), { targets }), { draws: 256 });
  const after = forecastOf(site(nodes(160), { targets }), { draws: 256 });
  expect(after.samples[0]).toEqual(before.samples[0]);
  expect(after.targets[0]).toEqual(before.targets[0]);
  const moved = after.samples[1]?.startDay.filter((day, d) => day !== before.samples[1]?.startDay[d]).length ?? 0;
  const decided = before.nodes.find(({ id }) => id === "a")?.onPath.end ?? 0;
  expect(moved).toBe(Math.round(decided * 256));
  expect(after.samples[1]?.startDay.every((day, d) => day <= (before.samples[1]?.startDay[d] ?? 0))).toBe(true);
});
