import { expect, it } from "vitest";
import { formatFactValue, formatPeriod } from "./facts";

it.each([
  [154_550, "MW", "154,550 MW", "154,550 MW"],
  [4.19, "% per year", "4.19% a year", "연 4.19%"],
  [0, "of 24 applications", "0 of 24 applications", "24건 중 0건"],
  [20, "of 374", "20 of 374", "374건 중 20건"],
  [45, "of 90 MW", "45 of 90 MW", "90 MW 중 45 MW"],
  [7, "KRW tn", "₩7T", "7조 원"],
] as const)("%d %s", (value, unit, english, korean) => {
  expect(formatFactValue({ value, unit }, "en")).toBe(english);
  expect(formatFactValue({ value, unit }, "ko")).toBe(korean);
});

it.each([
  [60, null, "MW (about)", "about 60 MW", "약 60 MW"],
  [3, null, "% (below)", "below 3%", "3% 미만"],
  [2, null, "KRW trillion (more than)", "more than ₩2T", "2조 원 초과"],
  [2028, null, "year", "2028", "2028년"],
  [2030, null, "year or later", "2030 or later", "2030년 이후"],
  [15, null, "contracts (35.7 MW)", "15 contracts (35.7 MW)", "15 contracts (35.7 MW)"],
  [13, null, "data centres", "13 data centers", "13곳"],
  [384, null, "million litres a day", "384 million litres a day", "384백만 리터/일"],
  [null, "12 to 18", "months", "12–18 months", "12–18개월"],
  [null, "80-210", "weeks", "80–210 weeks", "80–210주"],
  [null, "2024-08-21", "date", "21 Aug 2024", "2024년 8월 21일"],
  [null, "by 2030", "date", "by Dec 2030", "2030년 12월까지"],
  [null, "not started", "status", "not started", "not started"],
  [null, null, "MW", "", ""],
  [null, "2024-09 to 2031-12", "months", "Sep 2024 – Dec 2031", "2024년 9월 – 2031년 12월"],
] as const)("%o %o %s", (value, valueText, unit, english, korean) => {
  expect(formatFactValue({ value, valueText, unit }, "en")).toBe(english);
  expect(formatFactValue({ value, valueText, unit }, "ko")).toBe(korean);
});

it("reads periods", () => {
  expect(formatPeriod("2024-06-14..2025-10-28", "en")).toBe("14 Jun 2024 – 28 Oct 2025");
  expect(formatPeriod("to 2025-08", "en")).toBe("to Aug 2025");
  expect(formatPeriod("2025-Q2", "en")).toBe("Q2 2025");
  expect(formatPeriod("2025..2031", "en")).toBe("2025 – 2031");
  expect(formatPeriod("2025-12-01, closed 2026-04-13", "en")).toBe("1 Dec 2025, closed 13 Apr 2026");
});

it.each([
  ["2025-11-05", "2025년 11월 5일"],
  ["2025-12", "2025년 12월"],
  ["2026", "2026년"],
  ["by 2031", "2031년 12월까지"],
  ["to 2025-09", "2025년 9월까지"],
  ["until 2026-03-31", "2026년 3월 31일까지"],
  ["2024-06-14..2025-10-28", "2024년 6월 14일 ~ 2025년 10월 28일"],
  ["2023-09-01, until 2026", "2023년 9월 1일 ~ 2026년"],
  ["2024 to 2025-06", "2024년 ~ 2025년 6월"],
  ["2024-2026", "2024년 ~ 2026년"],
  ["pilot, to 2025-09", "pilot, to Sep 2025"],
  ["first year of operation", "first year of operation"],
])("the period %s in Korean", (text, korean) => expect(formatPeriod(text, "ko")).toBe(korean));
