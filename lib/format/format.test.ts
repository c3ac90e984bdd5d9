import { describe, expect, it } from "vitest";
import { parsePartialDate } from "@/lib/domain/dates-as-written/partial-date";
import { formatDay, formatDays, formatEpochDay, formatMonth, formatMonthOfDay, formatPartialDate } from "./dates";
import { formatMoney } from "./money";
import { formatMegawattFigure, formatMegawatts, formatPercent } from "./numbers";

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

  it("keeps a decimal for small plants only", () => {
    expect(formatMegawattFigure(7.25, "en")).toBe("7.3");
    expect(formatMegawatts(2240.4, "ko")).toBe("2,240 MW");
  });

  it("counts money in the reader's steps", () => {
    expect(formatMoney(612_300_000, "USD", "en")).toBe("$612M");
    expect(formatMoney(5_000_000_000, "USD", "en")).toBe("$5B");
    expect(formatMoney(612_300_000, "USD", "ko")).toBe("US$6.12억");
    expect(formatMoney(1_230_000_000_000, "KRW", "ko")).toBe("₩1.23조");
    expect(formatMoney(1_230_000_000_000, "KRW", "en")).toBe("₩1.23T");
  });
});
