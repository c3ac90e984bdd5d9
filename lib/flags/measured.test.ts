import { expect, it } from "vitest";
import { measuredRules } from "./measured";

const label = ({ rule, on }: (typeof measuredRules)[number]) => `${rule} on ${on}`;

it("each measured figure lies in its interval, a lift is a precision over the base, and no rule is there twice", () => {
  for (const one of measuredRules) {
    const { n, precision, base, lift } = one;
    const [[low, high], [from, to]] = [one.precisionInterval, one.liftInterval];
    expect(n, label(one)).toBeGreaterThanOrEqual(2);
    expect(low <= precision && precision <= high && low >= 0 && high <= 1, label(one)).toBe(true);
    expect(from <= lift && lift <= to, label(one)).toBe(true);
    // All three are rounded to whole percent.
    expect(lift + 0.005, label(one)).toBeGreaterThanOrEqual((precision - 0.005) / (base + 0.005));
    expect(lift - 0.005, label(one)).toBeLessThanOrEqual((precision + 0.005) / (base - 0.005));
  }
  expect(new Set(measuredRules.map(label)).size).toBe(measuredRules.length);
  expect(measuredRules.filter(({ on }) => on === "register")).toHaveLength(4);
});
