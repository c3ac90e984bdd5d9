import { createTranslator } from "use-intl/core";
import { expect, it } from "vitest";
import type { Pledge } from "@/app/_data/programmes";
import en from "@/messages/en/programmes.json";
import ko from "@/messages/ko/programmes.json";
import { pledgeValue } from "./pledge-value";

const translator = (locale: "en" | "ko") =>
  createTranslator({
    locale,
    messages: { programmes: locale === "ko" ? ko : en },
    namespace: "programmes",
  }) as Parameters<typeof pledgeValue>[1];
const value = (pledge: Partial<Pledge>, locale: "en" | "ko") =>
  pledgeValue(
    { low: null, central: null, high: null, unit: null, currency: null, ...pledge } as Pledge,
    translator(locale),
    locale,
  );

it.each([
  [{ low: 5, unit: "USD bn", currency: "USD" }, "$5B or more", "50억 달러 이상"],
  [{ low: 2.4, high: 3.2, unit: "USD bn per year", currency: "USD" }, "$2.4B–$3.2B a year", "연간 24억~32억 달러"],
  [{ central: 1, unit: "years" }, "1 year", "1년"],
  [{ low: 30, high: 32, unit: "percent" }, "30–32%", "30~32%"],
  [{ central: 1_000_000, unit: "chips" }, "1,000,000 chips", "1,000,000개(칩)"],
  [{ high: 50, unit: "percent utilisation (upper bound)" }, "50% utilisation, at most", "50% 이하의 가동률"],
  [{}, null, null],
] as const)("%o", (pledge, english, korean) => {
  expect(value(pledge, "en")).toBe(english);
  expect(value(pledge, "ko")).toBe(korean);
});
