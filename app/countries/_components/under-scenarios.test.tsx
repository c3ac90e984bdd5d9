import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import type { EconomyOutlooks } from "@/app/_data/economy-scenarios";
import type { Scenario } from "@/app/_data/scenario";
import { EconomyUnderScenarios } from "@/lib/readiness/economy-comparison";
import { phase } from "@/lib/readiness/readiness.fixture";
import countriesEn from "@/messages/en/countries.json";
import en from "@/messages/en/scenarios.json";
import countriesKo from "@/messages/ko/countries.json";
import ko from "@/messages/ko/scenarios.json";
import { UnderScenarios } from "./under-scenarios";

const scenario = (link: string | null): Scenario => ({
  ...{ kind: "base", link, nameEn: "Base", nameKo: "기준", slug: null, version: null, overrides: {}, asOfDay: null },
});
const choice = { scenario: scenario("1"), against: scenario(null), problems: [], baseDay: 20_000, isCompared: true };
const economy = new EconomyUnderScenarios({ from: {}, to: { hazardFactor: 2 } });
economy.addSite([phase(100)], []);
const comparison: EconomyOutlooks = {
  ...economy.comparison(),
  forecastOn: { first: "2026-11-21", last: "2026-11-21" },
};

function render(locale: "en" | "ko", of: EconomyOutlooks): string {
  const messages =
    locale === "en" ? { countries: countriesEn, scenarios: en } : { countries: countriesKo, scenarios: ko };
  return renderToStaticMarkup(
    <NextIntlClientProvider locale={locale} timeZone="UTC" messages={messages}>
      <UnderScenarios basis="facility" choice={choice} phases={[]} comparison={of} />
    </NextIntlClientProvider>,
  );
}

it("names the day of the forecasts that both sides rest on, or the first and last of them", () => {
  expect(render("en", comparison)).toContain("Both scenarios start from the forecasts of 21 Nov 2026.");
  expect(render("ko", comparison)).toContain("두 시나리오 모두 2026년 11월 21일의 예측을 바탕으로 계산했습니다.");
  const forecastOn = { first: "2026-11-20", last: "2026-11-22" };
  expect(render("en", { ...comparison, forecastOn })).toContain("between 20 Nov 2026 and 22 Nov 2026.");
  expect(render("en", { ...comparison, forecastOn: null })).not.toContain("forecast-days");
});

it("shows the difference that its causes add up to, the same in words and as a value", () => {
  const difference = { from: 50, to: 38, change: -12, causes: [{ group: "hazard" as const, change: -12 }] };
  const differences = { ...comparison.differences, facility: { "2030": difference } };
  const cells = [...render("en", { ...comparison, differences }).matchAll(/data-value="([^"]+)"[^>]*>([^<]+)</g)];
  expect(cells.map(([, value, text]) => [value, text])).toEqual([
    ["-12", "−12"],
    ["-12", "−12"],
  ]);
});
