import { expect, it } from "vitest";
import { moneyParameters } from "./parameters";
import { moneyParametersKo } from "./parameters-ko";

it("says the unit and the reason of every default in Korean", () => {
  expect(Object.keys(moneyParametersKo).sort()).toEqual(moneyParameters.map(({ slug }) => slug).sort());
  for (const { source } of Object.values(moneyParametersKo)) expect(source).toMatch(/[가-힣]/);
});
