import { expect, it } from "vitest";
import { articleParameterRows } from "./article-parameters";
import { articleParametersKo, articleSourceKo, articleUnitsKo } from "./article-parameters-ko";

it("has a Korean word for every unit", () => {
  expect(articleParameterRows.filter(({ unit }) => articleUnitsKo[unit] === undefined)).toEqual([]);
});

it("says where every constant comes from in Korean", () => {
  expect(Object.keys(articleParametersKo).sort()).toEqual(articleParameterRows.map(({ slug }) => slug).sort());
  for (const source of Object.values(articleParametersKo)) expect(source).toMatch(/[가-힣]/);
});

it("has no Korean words for a source that was edited", () => {
  const [first] = articleParameterRows;
  expect(articleSourceKo(first?.slug ?? "", first?.source ?? "")).toMatch(/[가-힣]/);
  expect(articleSourceKo(first?.slug ?? "", "an analyst's own word")).toBeUndefined();
});
