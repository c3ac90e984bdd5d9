import { expect, it } from "vitest";
import type { SlipModel } from "@/lib/forecast";
import { slipLaw } from "./slip-law";

const slip: SlipModel = {
  intercept: 0,
  hSlope: 1,
  offsetDays: 100,
  ageSlope: 1,
  sigma: 0.7,
  capFromDays: 730,
  capRatio: 1.75,
  overdue: { medianDays: 151, sigma: 1 },
};

it("by hand: h + 100 days in the median, twice that at the age of a year, and overdue once the date is there", () => {
  expect(slipLaw(slip, 300, 0, 943)).toEqual({ certainDays: 0, medianDays: expect.closeTo(400, 9), sigma: 0.7 });
  expect(slipLaw(slip, 300, 1, 943)).toEqual({ certainDays: 0, medianDays: expect.closeTo(800, 9), sigma: 0.7 });
  expect(slipLaw(slip, 0, 1, 943)).toEqual({ certainDays: 0, medianDays: 151, sigma: 1 });
  expect(slipLaw(slip, -40, 1, 943)).toEqual({ certainDays: 0, medianDays: 151, sigma: 1 });
});

it("beyond the far day the slip of the far day is added, so that no quantile falls as h grows", () => {
  expect(slipLaw(slip, 943, 0, 943)).toEqual({ certainDays: 0, medianDays: expect.closeTo(1043, 9), sigma: 0.7 });
  expect(slipLaw(slip, 2943, 0, 943)).toEqual({ certainDays: 2000, medianDays: expect.closeTo(1043, 9), sigma: 0.7 });
  const quantile = (h: number, z: number) => {
    const { certainDays, medianDays, sigma } = slipLaw(slip, h, 4, 943);
    return certainDays + medianDays * Math.exp(sigma * z);
  };
  for (const z of [-2.3, -1.3, 0, 1.3, 2.3]) {
    for (let h = 20; h < 3000; h += 10) expect(quantile(h + 10, z)).toBeGreaterThanOrEqual(quantile(h, z));
  }
});
