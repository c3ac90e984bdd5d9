import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { type Locale, locales } from "@/lib/domain/vocabulary";
import { type FlagRule, flagRules } from "@/lib/flags/types";
import en from "@/messages/en/flags.json";
import ko from "@/messages/ko/flags.json";
import { PrecisionLine } from "./precision-line";

const messages = { en: { flags: en }, ko: { flags: ko } };
const text = (locale: Locale, rule: FlagRule) =>
  renderToStaticMarkup(
    <NextIntlClientProvider locale={locale} messages={messages[locale]} timeZone="UTC">
      <PrecisionLine rule={rule} />
    </NextIntlClientProvider>,
  ).replaceAll(/<[^>]+>/g, "");

it("says what was measured on each set of cases, and that no lift is seen where the interval holds 1", () => {
  expect(text("en", "forecast_late")).toBe(
    "How often this came true: on a register of generators in Texas 70% (58% to 80%, n 61), 1.74 times the base rate of 41%. On our records 59% (39% to 76%, n 23), base rate 56%: no lift seen. ",
  );
  expect(text("en", "due_soon")).toContain("0.59 times the base rate");
  expect(text("ko", "forecast_late")).toContain("70%(58%~80%, n 61)");
});

it("gives no share of too few decided phases, with how many there are", () => {
  expect(text("en", "passed_not_looked")).toBe(
    "How often this came true: too few are decided (n 18, at least 20 needed).",
  );
  expect(text("en", "gate_bad_news")).toContain("too few are decided (n 0");
  for (const rule of flagRules) for (const locale of locales) expect(text(locale, rule)).toMatch(/n \d/);
});
