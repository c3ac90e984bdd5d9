import { describe, expect, it } from "vitest";
import { writeQuantity } from "./quantity";

const words = (unit: string, values: { amount: string } | { years: number }) =>
  `${"amount" in values ? values.amount : values.years} ${unit}`;

describe("a figure in its unit", () => {
  it.each([
    [8.778e9, "USD per year", "$8.78B perYear"],
    [-1.54e9, "USD per year", "−$1.54B perYear"],
    [40e9, "USD", "$40B"],
    [36e6, "USD per MW", "$36M perMegawatt"],
    [10.5e6, "USD per MW-year at full use", "$10.5M perMegawattYear"],
    [0.99, "share of MW", "99%"],
    [0.4771, "share", "47.7%"],
    [1111.1, "MW", "1,111 MW"],
    [5.5, "years, straight line", "5.5 years"],
    [3, "chips", "3 chips"],
  ])("%d %s", (value, unit, said) => {
    expect(writeQuantity(value, unit, words, "en")).toBe(said);
  });
});
