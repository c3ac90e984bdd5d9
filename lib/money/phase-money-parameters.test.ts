import { expect, it } from "vitest";
import { moneyParameters } from "./parameters";
import { phaseMoneyAssumptions } from "./phase-money-assumptions";
import { phaseMoneyParameters } from "./phase-money-parameters";
import { phaseMoneyParametersKo } from "./phase-money-parameters-ko";

const slugs = phaseMoneyParameters.map(({ slug }) => slug);

it("has Korean words for every default, and for none that is gone", () => {
  expect(Object.keys(phaseMoneyParametersKo).sort()).toEqual([...slugs].sort());
  for (const { unit, source } of Object.values(phaseMoneyParametersKo)) {
    expect(unit).toMatch(/[가-힣]/);
    expect(source).toMatch(/[가-힣]/);
  }
});

it("has every slug once, none of them among the defaults of old", () => {
  const all = [...moneyParameters.map(({ slug }) => slug), ...slugs];
  expect(new Set(all).size).toBe(all.length);
});

it("keeps each value between its range", () => {
  for (const { value, low, high } of phaseMoneyParameters) {
    expect(low ?? value).toBeLessThanOrEqual(value);
    expect(high ?? value).toBeGreaterThanOrEqual(value);
  }
});

it("every row but a rate of a currency is an assumption: without it there are none", () => {
  const rows = [...moneyParameters, ...phaseMoneyParameters];
  expect(phaseMoneyAssumptions(rows).priceCorrelation).toBe(0.6);
  for (const slug of slugs.filter((one) => !one.startsWith("usd-per-")))
    expect(() => phaseMoneyAssumptions(rows.filter((row) => row.slug !== slug)), slug).toThrow();
});
