import { expect, it } from "vitest";
import { articleFindings } from "@/lib/article/article-arithmetic";
import { articleClaims } from "@/lib/article/article-claims.fixture";
import { findingIds } from "@/lib/article/finding";
import { nameParts } from "@/lib/portfolio/article-cases";
import en from "@/messages/en/programmes.json";
import ko from "@/messages/ko/programmes.json";

it.each([
  ["en", en],
  ["ko", ko],
])("has a word for every finding, and every input, step and result of it: %s", (_, messages) => {
  const { headline, formula, parameter, word } = messages.money.findings;
  expect(Object.keys(headline).sort()).toEqual([...findingIds].sort());
  expect(Object.keys(formula).sort()).toEqual([...findingIds].sort());
  const known = new Set([...Object.keys(parameter), ...Object.keys(word)]);
  const parts = articleFindings(articleClaims).flatMap(({ inputs, steps, results }) => [
    ...inputs.flatMap(({ slug }) => (/^a\d\d$/.test(slug) ? [] : [slug])),
    ...[...steps, ...results].flatMap(({ name }) => nameParts(name)),
  ]);
  expect([...new Set(parts)].filter((part) => !known.has(part))).toEqual([]);
});
