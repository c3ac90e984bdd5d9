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

it("reads periods", () => {
  expect(formatPeriod("2024-06-14..2025-10-28")).toBe("14 Jun 2024 – 28 Oct 2025");
  expect(formatPeriod("to 2025-08")).toBe("to Aug 2025");
  expect(formatPeriod("2025-Q2")).toBe("Q2 2025");
  expect(formatPeriod("2025..2031")).toBe("2025 – 2031");
  expect(formatPeriod("2025-12-01, closed 2026-04-13")).toBe("1 Dec 2025, closed 13 Apr 2026");
});
