import { expect, it } from "vitest";
import { everyMoneyParameter } from "@/app/_ui/every-money-parameter";
import { articleParameterRows } from "@/lib/article/article-parameters";
import { parameterDefaults, referenceClassDefaults } from "@/lib/chain/defaults";
import { SLIP_ADJUSTMENT_SLUG } from "@/lib/chain/slip-adjustment";
import { flagThresholdDefaults } from "@/lib/flags/threshold-defaults";
import en from "@/messages/en/assumptions.json";
import programmesEn from "@/messages/en/programmes.json";
import siteEn from "@/messages/en/site.json";
import ko from "@/messages/ko/assumptions.json";
import programmesKo from "@/messages/ko/programmes.json";
import siteKo from "@/messages/ko/site.json";

const slugs = [
  ...everyMoneyParameter.map(({ slug }) => slug),
  ...parameterDefaults.map(({ slug }) => slug),
  ...flagThresholdDefaults.map(({ slug }) => slug),
  SLIP_ADJUSTMENT_SLUG,
].sort();

it.each([
  ["en", en, siteEn],
  ["ko", ko, siteKo],
])("every parameter has a name and a sentence, and nothing else has: %s", (_, messages, site) => {
  expect([...Object.keys(messages.name), ...Object.keys(site.assumption.name)].sort()).toEqual(slugs);
  expect(Object.keys(messages.about).sort()).toEqual(slugs);
});

it("every constant of the article's arithmetic has a name", () => {
  for (const messages of [programmesEn, programmesKo])
    expect(Object.keys(messages.money.findings.parameter).sort()).toEqual(
      articleParameterRows.map(({ slug }) => slug).sort(),
    );
});

it("every value of a reference class has a name", () => {
  const shown = referenceClassDefaults.flatMap(({ values }) => (values.kind ? [] : Object.keys(values)));
  expect(Object.keys(en.classes.value).sort()).toEqual([...new Set(shown)].sort());
});
