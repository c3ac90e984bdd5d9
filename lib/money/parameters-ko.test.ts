import { expect, it } from "vitest";
import { moneyParameters } from "./parameters";
import { moneyParametersKo } from "./parameters-ko";

const hangul = /[가-힣]/;
const wordsOf = (slug: string) => moneyParametersKo[slug] ?? { unit: "", source: "" };

it("has Korean words for every default, and for none that is gone", () => {
  expect(Object.keys(moneyParametersKo).sort()).toEqual(moneyParameters.map(({ slug }) => slug).sort());
});

it("says every unit and reason in Korean, but for a unit that is all symbols", () => {
  const english = moneyParameters.filter(({ slug }) => {
    const { unit, source } = wordsOf(slug);
    return !hangul.test(source) || !(hangul.test(unit) || unit === "USD/MW");
  });
  expect(english).toEqual([]);
});

it("names the addresses that the English reason names", () => {
  const addresses = (text: string) => text.match(/[\w.-]+\.com\/[^\s)]+/g) ?? [];
  const named = moneyParameters.flatMap(({ source }) => addresses(source));
  expect(named.length).toBeGreaterThan(0);
  expect(moneyParameters.flatMap(({ slug }) => addresses(wordsOf(slug).source))).toEqual(named);
});
