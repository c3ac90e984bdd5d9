import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import type { EconomyOutlooks } from "@/app/_data/economy-scenarios";
import type { PhaseListRow } from "@/app/_data/phases";
import type { Scenario } from "@/app/_data/scenario";
import { EconomyUnderScenarios } from "@/lib/readiness/economy-comparison";
import { phase } from "@/lib/readiness/readiness.fixture";
import countriesEn from "@/messages/en/countries.json";
import en from "@/messages/en/scenarios.json";
import shellEn from "@/messages/en/shell.json";
import wordsEn from "@/messages/en/words.json";
import countriesKo from "@/messages/ko/countries.json";
import ko from "@/messages/ko/scenarios.json";
import shellKo from "@/messages/ko/shell.json";
import wordsKo from "@/messages/ko/words.json";
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

function render(locale: "en" | "ko", of: EconomyOutlooks, phases: PhaseListRow[] = []): string {
  const messages =
    locale === "en"
      ? { countries: countriesEn, scenarios: en, shell: shellEn, words: wordsEn }
      : { countries: countriesKo, scenarios: ko, shell: shellKo, words: wordsKo };
  return renderToStaticMarkup(
    <NextIntlClientProvider locale={locale} timeZone="UTC" messages={messages}>
      <UnderScenarios todayDay={20_779} basis="facility" choice={choice} phases={phases} comparison={of} />
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

it("never gives a median that has passed as a coming month", () => {
  const open = { phaseId: 1, siteSlug: "a", siteNameEn: "A", siteNameKo: "A", phaseNameEn: "1", ordinal: 1 };
  const row = { ...open, state: "forecast", p50On: "2026-09-30", probabilityCancelled: 0.1 } as PhaseListRow;
  const sides = [{ phaseId: 1, p50Day: 20_726, cancelledShare: 0.1 }];
  const moved = [{ phaseId: 1, p50Day: 20_780, cancelledShare: 0.1 }];
  const under = {
    ...comparison,
    from: { ...comparison.from, phases: sides },
    to: { ...comparison.to, phases: moved },
  };
  const en = render("en", under, [row]);
  expect(en).toContain("Sep 2026 (may be in service already)");
  expect(en).toContain(">Nov 2026<");
  expect(render("ko", under, [row])).toContain("2026년 9월(이미 가동 중일 수 있음)");
});
