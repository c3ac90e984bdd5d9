import { expect, it } from "vitest";
import { site } from "../assessment/site.fixture";
import { parameterDefaults, referenceClassDefaults } from "./defaults";
import { parameterDefaultsKo, referenceClassDefaultsKo } from "./defaults-ko";
import { chainModel, classQuantileDays } from "./model";
import { isRetired } from "./retired";

const slugsOf = (list: readonly { slug: string }[]) => list.map(({ slug }) => slug);

it("every class and parameter has its Korean words, and nothing else has", () => {
  expect(Object.keys(parameterDefaultsKo).sort()).toEqual(slugsOf(parameterDefaults).sort());
  expect(Object.keys(referenceClassDefaultsKo).sort()).toEqual(slugsOf(referenceClassDefaults).sort());
  for (const { source } of [...Object.values(parameterDefaultsKo), ...Object.values(referenceClassDefaultsKo)])
    expect(source).toMatch(/[가-힣]/);
});

it("a note is Korean where the English one is there, and a unit always the same word", () => {
  for (const { slug, note } of referenceClassDefaults)
    expect(referenceClassDefaultsKo[slug]?.note ?? "", slug).toMatch(note === null ? /^$/ : /[가-힣]/);
  const units = new Set(parameterDefaults.map(({ slug, unit }) => `${unit} ${parameterDefaultsKo[slug]?.unit}`));
  expect([...units].sort()).toEqual(["count 회", "days 일", "share 비율"]);
});

it("nothing that comes with the product is retired, and what older versions left is", () => {
  expect([...parameterDefaults, ...referenceClassDefaults].filter(isRetired)).toEqual([]);
  expect(["chain_weight_max", "permit_pass_alpha", "commissioning"].map((slug) => isRetired({ slug }))).toEqual([
    true,
    true,
    true,
  ]);
});

it("the stored slip of a date that has passed is told apart from that of one ahead", () => {
  const { slip } = chainModel(site([]).model);
  expect(slip).toMatchObject({ offsetDays: 90, overdue: { medianDays: 151, sigma: 1 } });
  expect(slip).not.toHaveProperty("overdueMedianDays");
});

it("a class's quantile lies its sigma times the normal quantile above the median, in the log", () => {
  expect(classQuantileDays({ medianDays: 100, sigma: Math.LN2 }, 2)).toBeCloseTo(400, 9);
  expect(classQuantileDays({ medianDays: 100, sigma: Math.LN2 }, 0)).toBe(100);
});
