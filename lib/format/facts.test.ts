import { expect, it } from "vitest";
import { formatFactValue, formatPeriod } from "./facts";

it.each([
  [154_550, "MW", "154,550 MW", "154,550 MW"],
  [4.19, "% per year", "4.19% a year", "연 4.19%"],
  [0, "of 24 applications", "0 of 24 applications", "24건 중 0건"],
  [20, "of 374", "20 of 374", "374 중 20"],
  [45, "of 90 MW", "45 of 90 MW", "90 MW 중 45 MW"],
  [7, "KRW tn", "₩7T", "₩7조"],
] as const)("%d %s", (value, unit, english, korean) => {
  expect(formatFactValue({ value, unit }, "en")).toBe(english);
  expect(formatFactValue({ value, unit }, "ko")).toBe(korean);
});

it("reads periods", () => {
  expect(formatPeriod("2024-06-14..2025-10-28")).toBe("2024-06-14 – 2025-10-28");
  expect(formatPeriod("to 2025-08")).toBe("to 2025-08");
});
