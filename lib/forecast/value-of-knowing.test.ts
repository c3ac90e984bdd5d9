import { expect, it } from "vitest";
import type { Network } from "./network";
import { normalQuantile } from "./normal";
import {
  AS_OF,
  certain,
  done,
  forecastOf,
  join,
  lognormal,
  preparedOf,
  site,
  sortedQuantile,
  stated,
  target,
  targetsOn,
  task,
  waitsFor,
} from "./test-networks";

function valuesOf(network: Network, draws = 4096) {
  const [first] = preparedOf(network, { draws }).sensitivity().targets;
  return Object.fromEntries((first?.nodes ?? []).map(({ id, valueOfKnowingDays }) => [id, valueOfKnowingDays]));
}

it("of the only node is the whole range, but for the sixteenth to within which it is known", () => {
  const at = (p: number) => 400 * Math.exp(0.3 * normalQuantile(p));
  const range = at(0.9) - at(0.1);
  let within = 0;
  for (let k = 0; k < 16; k++) within += (at((k + 0.9) / 16) - at((k + 0.1) / 16)) / 16;
  const { a } = valuesOf(site([task("a", { ...lognormal(400, 0.3), slot: 1 })]));
  expect(Math.abs((a ?? 0) / (range - within) - 1)).toBeLessThan(0.02);
});

it("of a node that hardly matters is about nothing, and of the one that decides nearly all", () => {
  const nodes = [
    task("long", { ...lognormal(900, 0.4), slot: 1 }),
    task("short", { ...lognormal(20, 0.4), slot: 2 }),
    task("aside", { ...lognormal(900, 0.4), slot: 3 }),
    join("end", "all-of", ["long", "short"]),
  ];
  const values = valuesOf(site(nodes, { targets: [target("end")] }));
  const { p10, p90 } = forecastOf(site(nodes, { targets: [target("end")] })).targets[0]?.givenCompletion ?? {
    p10: 0,
    p90: 0,
  };
  const range = p90 - p10;
  expect((values.long ?? 0) / range).toBeGreaterThan(0.8);
  // It leans on the same site factor, so its days tell a little: correlation 0.36, which takes 7 % of the spread.
  expect((values.short ?? 0) / range).toBeLessThan(0.14);
  expect((values.aside ?? 0) / range).toBeLessThan(0.14);
  expect((values.aside ?? 0) / range).toBeGreaterThan(-0.02);
  expect(values.end).toBeNull();
});

it("is the range less the mean range within sixteen classes of the node's own days, over the draws that complete", () => {
  const nodes = [
    task("a", { ...lognormal(200, 0.5), slot: 1 }),
    task("b", { ...lognormal(250, 0.5), slot: 2, predecessors: [waitsFor("a")] }),
    done("c", -100, -20),
  ];
  const hazard = [{ perYear: 0.2, cause: "after-start" as const, untilNode: null }];
  const network = site(nodes, { targets: [target("b", { hazard })] });
  const { samples } = forecastOf(
    { ...network, targets: [...network.targets, ...targetsOn("a", "c")] },
    { draws: 1024 },
  );
  const [start, a, c] = samples.map(({ startDay }) => startDay) as [Float64Array, Float64Array, Float64Array];
  const rows = Array.from(start.keys()).filter((d) => samples[0]?.cancelledDay[d] === Infinity);
  const rangeOf = (draws: number[]) => {
    const days = draws.map((d) => start[d] as number);
    return sortedQuantile(days, 0.9) - sortedQuantile(days, 0.1);
  };
  const wanted = (own: Float64Array) => {
    const bounds = Array.from({ length: 15 }, (_, k) =>
      sortedQuantile(
        rows.map((d) => own[d] as number),
        (k + 1) / 16,
      ),
    );
    const classes = Array.from({ length: 16 }, (): number[] => []);
    for (const d of rows) classes[bounds.filter((bound) => bound < (own[d] as number)).length]?.push(d);
    return rangeOf(rows) - classes.reduce((sum, draws) => sum + draws.length * rangeOf(draws), 0) / rows.length;
  };
  const values = valuesOf(network, 1024);
  expect(values.a).toBeCloseTo(wanted(a.map((day) => day - AS_OF)), 6);
  expect(values.b).toBeCloseTo(wanted(start.map((day, d) => day - (a[d] as number))), 6);
  expect(values.c).toBeCloseTo(wanted(c), 6);
});

it("is null where nothing is unknown, or too few draws complete to say", () => {
  const nodes = [certain("a", 30), stated("b", 90), done("c", -5), join("end", "all-of", ["a", "b", "c"])];
  const values = valuesOf(site(nodes));
  expect([values.a, values.c, values.end]).toEqual([null, null, null]);
  expect(values.b).toBeGreaterThan(0);
  expect(valuesOf(site([stated("b", 90)]), 64).b).toBeNull();
  expect(valuesOf(site([stated("b", 90)]), 128).b).toBeGreaterThan(0);
});

it("counts classes that stay empty, because many draws have the same days, for nothing", () => {
  // Nearly half of its draws end at once: the lowest seven classes or so are one, without a range, and the others of them empty.
  const duration = { kind: "shifted-lognormal" as const, shiftDays: -200, medianDays: 1, sigma: 0.5 };
  const network = site([task("a", { duration, loading: "total" })]);
  const { a } = valuesOf(network, 512);
  const [{ startDay = [] } = {}] = forecastOf(network, { draws: 512 }).samples;
  const days = Array.from(startDay).sort((x, y) => x - y);
  const positive = days.filter((day) => day > AS_OF);
  expect(positive.length).toBeGreaterThan(200);
  expect(positive.length).toBeLessThan(312);
  const bounds = Array.from({ length: 15 }, (_, k) => sortedQuantile(days, (k + 1) / 16));
  const rangeOf = (some: number[]) => sortedQuantile(some, 0.9) - sortedQuantile(some, 0.1);
  let within = 0;
  for (let k = 0; k < 16; k++) {
    const members = days.filter((day) => bounds.filter((bound) => bound < day).length === k);
    if (members.length > 0) within += (members.length / 512) * rangeOf(members);
  }
  expect(a).toBeCloseTo(rangeOf(days) - within, 6);
});
