import { expect, it } from "vitest";
import { articleParameterRows } from "./article-parameters";
import { articleParametersKo } from "./article-parameters-ko";

it("says where every constant comes from in Korean", () => {
  expect(Object.keys(articleParametersKo).sort()).toEqual(articleParameterRows.map(({ slug }) => slug).sort());
  for (const source of Object.values(articleParametersKo)) expect(source).toMatch(/[가-힣]/);
});
