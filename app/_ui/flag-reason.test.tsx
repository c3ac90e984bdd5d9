import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import type { FlagRule, Locale } from "@/lib/domain/vocabulary";
import enFlags from "@/messages/en/flags.json";
import enWords from "@/messages/en/words.json";
import koFlags from "@/messages/ko/flags.json";
import koWords from "@/messages/ko/words.json";
import { FlagReason, FlagTitle } from "./flag-reason";

type Numbers = Record<string, string | number | null>;
const messages = { en: { flags: enFlags, words: enWords }, ko: { flags: koFlags, words: koWords } };

const text = (locale: Locale, of: "title" | "reason", rule: FlagRule, numbers: Numbers) =>
  renderToStaticMarkup(
    <NextIntlClientProvider locale={locale} messages={messages[locale]} timeZone="UTC">
      {of === "title" ? (
        <FlagTitle rule={rule} numbers={numbers} />
      ) : (
        <FlagReason rule={rule} numbers={numbers} policyTitle="Act" />
      )}
    </NextIntlClientProvider>,
  );

describe("a flag in words", () => {
  it("calls one passed date by its day, and the oldest only among several", () => {
    const numbers = {
      reason: "dates_passed",
      datesPassed: 1,
      oldestPassedDay: 20_000,
      silentDays: 0,
      lastNewsDay: null,
    };
    expect(text("en", "reason", "stale", numbers)).toBe("A stated date passed with no update (4 Oct 2024).");
    expect(text("ko", "reason", "stale", numbers)).toBe("예정일이 후속 정보 없이 지났습니다(2024년 10월 4일).");
    const several = { ...numbers, datesPassed: 2 };
    expect(text("en", "reason", "stale", several)).toContain("2 stated dates passed with no update (the oldest: 4 Oct");
    expect(text("ko", "reason", "stale", several)).toContain(
      "예정일 2건이 후속 정보 없이 지났습니다(가장 오래된 것 2024년",
    );
  });

  it("claims of a passed date only what is known: the days since, the last look and the probability", () => {
    const numbers = {
      promisedDay: 20_721,
      daysPast: 58,
      firstPromisedDay: 20_721,
      lookDay: 20_641,
      inServiceByAsOf: 0.77,
    };
    expect(text("en", "reason", "announced_date_passed", numbers)).toBe(
      "Promised for 25 Sep 2026, 58 days ago; last looked on 7 Jul 2026. Probability that it is in service already: 77%.",
    );
    expect(text("ko", "reason", "announced_date_passed", numbers)).toBe(
      "약속한 2026년 9월 25일에서 58일이 지났습니다(마지막 확인 2026년 7월 7일). 이미 가동 중일 확률은 77%입니다.",
    );
    const { lookDay, inServiceByAsOf, ...old } = numbers;
    expect(text("en", "reason", "announced_date_passed", old)).toBe("Promised for 25 Sep 2026, 58 days ago.");
  });

  it("names an undated phase so, and one with the operator's word alone otherwise", () => {
    expect(text("en", "title", "no_independent_source", { reason: "no_claims" })).toBe("No dated source");
    expect(text("en", "title", "no_independent_source", { reason: "counterparties" })).toBe("No independent source");
  });

  it("leaves open what is not settled, and says of an assessment that it is passed", () => {
    const numbers = {
      gate: "grid-impact-assessment",
      reason: "rule",
      thresholdMegawatts: 10,
      megawatts: 41,
      isFiled: "unknown",
      otherGates: 0,
    };
    expect(text("en", "reason", "gate_required_and_open", numbers)).toBe(
      "This phase may require grid impact assessment (41 MW; threshold 10 MW); not settled for this site, and no pass is on record. Rule: Act.",
    );
    expect(text("ko", "reason", "gate_required_and_open", numbers)).toContain("통과 기록이 없습니다");
    expect(text("ko", "reason", "gate_required_and_open", { ...numbers, gate: "building" })).toContain(
      "허가 기록이 없습니다",
    );
  });
});
