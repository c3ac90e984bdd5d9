import { expect, it } from "vitest";
import { firstOf } from "@/lib/testing/present";
import { type FirstWordCase, summarizeFirstWords } from "./first-words-summary";

const forecast = { served: [0.2, 0.6], cancelled: [0.1, 0.1], hasStatedDate: false, areWorksBegun: false };
const one = (site: string, parts: Partial<FirstWordCase> = {}): FirstWordCase => ({
  ...{ site, iso3: "KOR", day: 1000, days: 500, end: null, forecast },
  ...parts,
});
const lineOf = (cases: FirstWordCase[], name: string) =>
  firstOf(summarizeFirstWords(cases, 2000, [100, 400]).filter((line) => line.name === name));

it("by hand: the mean of what was expected beside the share seen, in deviations of sites", () => {
  const wide = { ...forecast, served: [0.4, 1], hasStatedDate: true };
  const cases = [one("a", { days: 50, end: "served", forecast: wide }), one("b")];
  const { service, ...line } = lineOf(cases, "all");
  expect(line).toMatchObject({ phases: 2, sites: 2, served: 1, cancelled: 0 });
  const [first, second] = service;
  expect(first).toMatchObject({ seen: 0.5, followed: 1 });
  expect(first?.expected).toBeCloseTo(0.3, 12);
  expect(second?.expected).toBeCloseTo(0.8, 12);
  // Two sites, one of which served: 0, ½ or 1 with chances ¼, ½, ¼.
  expect(first?.deviation).toBeCloseTo(Math.sqrt(1 / 8), 1);
  expect(first?.distance).toBeCloseTo(0.2 / (first?.deviation ?? 0), 12);
  expect(second?.distance).toBeLessThan(0);
});

it("reads silence as still open in a line of its own", () => {
  // Of three, one served on day 50; the two that nobody looked at after 10 days are followed to the records' day there.
  const cases = [one("a", { days: 50, end: "served" }), one("b", { days: 10 }), one("c", { days: 10 })];
  expect(lineOf(cases, "all").service[0]).toMatchObject({ seen: 1, followed: 0 });
  const held = lineOf(cases, "all, silent as open").service[0];
  expect(held).toMatchObject({ followed: 2 });
  expect(held?.seen).toBeCloseTo(1 / 3, 12);
});

it("divides by stated date and by works, and gives an economy of ten phases a line", () => {
  const begun = { ...forecast, areWorksBegun: true };
  const ten = Array.from({ length: 10 }, (_, i) => one(`site ${i}`, { iso3: "JPN", forecast: begun }));
  const nine = Array.from({ length: 9 }, (_, i) => one(`other ${i}`));
  const lines = summarizeFirstWords([...ten, ...nine], 2000, [100, 400]);
  expect(lines.map(({ name, phases }) => `${name} ${phases}`)).toEqual([
    ...["all 19", "all, silent as open 19", "date stated 0", "no date 19", "works begun 10", "not begun 9", "JPN 10"],
  ]);
});

it("says nothing where the record does not reach, and gives no distance where nothing spreads", () => {
  const [near, far] = lineOf([one("a", { days: 200 }), one("b", { days: 300 })], "all").cancellation;
  expect(near).toMatchObject({ seen: 0, deviation: 0, distance: null });
  expect(far).toMatchObject({ seen: null, deviation: null, distance: null, followed: 0 });
});
