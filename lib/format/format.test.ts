import { describe, expect, it } from "vitest";
import { parsePartialDate } from "@/lib/domain/dates-as-written/partial-date";
import {
  formatDay,
  formatDays,
  formatEpochDay,
  formatInstant,
  formatMonth,
  formatMonthOfDay,
  formatPartialDate,
} from "./dates";
import { formatMoney, withoutCurrencyWord } from "./money";
import { formatMegawattFigure, formatMegawatts, formatNumber, formatPercent, formatPoints } from "./numbers";
import { phaseName } from "./phase-name";
import { publisherIn } from "./publisher";
import { roundTo } from "./round";

describe("formatPartialDate", () => {
  it.each([
    ["2027-11-03", "3 Nov 2027", "2027년 11월 3일"],
    ["2027-11", "Nov 2027", "2027년 11월"],
    ["2027-Q3", "Q3 2027", "2027년 3분기"],
    ["2027-H1", "H1 2027", "2027년 상반기"],
    ["2027-H2", "H2 2027", "2027년 하반기"],
    ["2027", "2027", "2027년"],
    ["by 2028", "by Dec 2028", "2028년 12월까지"],
    ["by 2028-02", "by Feb 2028", "2028년 2월까지"],
    ["by 2028-12-15", "by 15 Dec 2028", "2028년 12월 15일까지"],
    ["not before 2028", "not before Jan 2028", "2028년 1월부터"],
    ["not before 2028-12-15", "not before 15 Dec 2028", "2028년 12월 15일부터"],
    ["mid-2027", "Apr–Sep 2027", "2027년 4월–9월"],
    ["2027-12/2028-02", "Dec 2027 – Feb 2028", "2027년 12월 – 2028년 2월"],
    ["late June 2027", "21 Jun 2027 – 30 Jun 2027", "2027년 6월 21일 – 2027년 6월 30일"],
    ["early June 2027", "1 Jun 2027 – 10 Jun 2027", "2027년 6월 1일 – 2027년 6월 10일"],
  ])("%s is %s and %s", (text, en, ko) => {
    const date = parsePartialDate(text);
    if (!date) throw new Error(text);
    expect(formatPartialDate(date, "en")).toBe(en);
    expect(formatPartialDate(date, "ko")).toBe(ko);
  });

  it("has no text for an unknown date", () => {
    expect(formatPartialDate({ earliestOn: null, latestOn: null, precision: "unknown" }, "en")).toBeNull();
  });
});

describe("days", () => {
  it("reads dates and instants", () => {
    expect(formatDay("2026-11-22", "en")).toBe("22 Nov 2026");
    expect(formatDay("2026-11-22T23:59:59Z", "ko")).toBe("2026년 11월 22일");
    expect(formatEpochDay(20_779.4, "en")).toBe("22 Nov 2026");
    expect(() => formatEpochDay(Number.POSITIVE_INFINITY, "en")).toThrow(RangeError);
    expect(formatInstant("2026-11-22T08:05", "en")).toBe("22 Nov 2026 08:05");
    expect(formatMonth("2030-03-31", "en")).toBe("Mar 2030");
    expect(formatMonthOfDay(0, "ko")).toBe("1970년 1월");
    expect(formatMonthOfDay(null, "ko")).toBeNull();
    expect(formatDays(1, "en")).toBe("1 day");
    expect(formatDays(1234.4, "en")).toBe("1,234 days");
    expect(formatDays(1234, "ko")).toBe("1,234일");
  });
});

describe("numbers", () => {
  it("never rounds a chance to certain", () => {
    expect([0, 0.001, 0.004, 0.005, 0.193, 0.994, 0.996, 1].map((p) => formatPercent(p, "en"))).toEqual([
      "0%",
      "<1%",
      "<1%",
      "1%",
      "19%",
      "99%",
      ">99%",
      "100%",
    ]);
  });

  it("words the ends of a chance in Korean, so that a sentence can go on", () => {
    expect([0.001, 0.2, 0.999].map((p) => formatPercent(p, "ko"))).toEqual(["1% 미만", "20%", "99% 초과"]);
  });

  it("signs a change of a chance, and says nothing of one too small", () => {
    expect([0.009, -0.009, 0.1251, 0.0004].map((change) => formatPoints(change, "en"))).toEqual([
      "+0.9",
      "−0.9",
      "+12.5",
      null,
    ]);
  });

  it("writes a currency that is no code behind the figure, without an error", () => {
    expect(["€", "US", "EURO"].map((code) => formatMoney(1_500_000, code, "en"))).toEqual([
      "1.5M €",
      "1.5M US",
      "1.5M EURO",
    ]);
    expect(formatMoney(150_000_000, "US$", "ko")).toBe("1.5억 US$");
  });

  it("gives what rounds to nothing no sign", () => {
    const whole = (value: number) => formatNumber(value, "en", { maximumFractionDigits: 0 });
    expect([-0, -0.4, 0, -0.6].map(whole)).toEqual(["0", "0", "0", "−1"]);
    expect([formatMoney(-0, "USD", "en"), formatMoney(-0, "USD", "ko")]).toEqual(["$0", "0달러"]);
  });

  it("keeps a decimal for small plants only", () => {
    expect(formatMegawattFigure(7.25, "en")).toBe("7.3");
    expect(formatMegawatts(2240.4, "ko")).toBe("2,240 MW");
  });

  it("counts money in the reader's steps", () => {
    expect(formatMoney(612_300_000, "USD", "en")).toBe("$612M");
    expect(formatMoney(5_000_000_000, "USD", "en")).toBe("$5B");
    expect(formatMoney(612_300_000, "USD", "ko")).toBe("6.12억 달러");
    expect(formatMoney(1_230_000_000_000, "KRW", "ko")).toBe("1.23조 원");
    expect(formatMoney(28_900_000, "USD", "ko")).toBe("2,890만 달러");
    expect(formatMoney(-28_900_000, "USD", "ko")).toBe("−2,890만 달러");
    expect(formatMoney(-28_900_000, "USD", "en")).toBe("−$28.9M");
    expect(formatMoney(0, "USD", "ko")).toBe("0달러");
    expect([withoutCurrencyWord("80억 달러"), withoutCurrencyWord("$8B")]).toEqual(["80억", "$8B"]);
    expect(formatMoney(5_000_000, "GBP", "ko")).toBe("£500만");
    expect(formatMoney(1_230_000_000_000, "KRW", "en")).toBe("₩1.23T");
  });
});

it("numbers a phase unless its name does", () => {
  const phase = { ordinal: 2, nameEn: "Phase 2", nameKo: "2단계" };
  expect([phaseName(phase, "en"), phaseName(phase, "ko")]).toEqual(["Phase 2", "2단계"]);
  expect(phaseName({ ...phase, nameEn: "Phase 20", nameKo: "건물 2" }, "en")).toBe("2. Phase 20");
  expect(phaseName({ ...phase, nameKo: "건물 2" }, "ko")).toBe("2. 건물 2");
});

it("names a publisher in the reader's language", () => {
  expect(publisherIn("ko", "뉴시스 (Newsis)")).toBe("뉴시스");
  expect(publisherIn("en", "뉴시스 (Newsis)")).toBe("Newsis");
  expect(publisherIn("ko", "Southland Chamber of Commerce (The Southland Times)")).toContain("(The Southland Times)");
  expect(publisherIn("ko", "UPI")).toBe("UPI");
});

it("rounds for files, and leaves what is unknown", () => {
  expect([roundTo(0.123456, 4), roundTo(12.6, 0), roundTo(null, 2)]).toEqual([0.1235, 13, null]);
});
