import { expect, it } from "vitest";
import { flagThresholdDefaults } from "./threshold-defaults";
import { flagThresholdDefaultsKo } from "./threshold-defaults-ko";
import { FlagThresholds } from "./thresholds";

const slugs = Object.keys(FlagThresholds.shape).sort();

it("every threshold has one value within its limits, and nothing else has", () => {
  expect(flagThresholdDefaults.map(({ slug }) => slug).sort()).toEqual(slugs);
  const values = Object.fromEntries(flagThresholdDefaults.map(({ slug, value }) => [slug, value]));
  expect(FlagThresholds.safeParse(values).success).toBe(true);
});

it("every threshold has its Korean words, a unit always the same", () => {
  expect(Object.keys(flagThresholdDefaultsKo).sort()).toEqual(slugs);
  for (const { source } of Object.values(flagThresholdDefaultsKo)) expect(source).toMatch(/[가-힣]/);
  const units = new Set(flagThresholdDefaults.map(({ slug, unit }) => `${unit} ${flagThresholdDefaultsKo[slug].unit}`));
  expect([...units].sort()).toEqual([
    "MW MW",
    "MW-months MW·월",
    "USD USD(미 달러)",
    "count 회",
    "days 일",
    "months 개월",
    "percentage points %포인트",
    "share 비율",
  ]);
});
