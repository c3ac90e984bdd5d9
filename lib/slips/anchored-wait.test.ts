import { describe, expect, it } from "vitest";
import { anchoredWait } from "./anchored-wait";
import { rowForecast } from "./row-forecasts";
import { slipRow } from "./rows.fixture";
import { shippedModels } from "./shipped-models";

const shipped = shippedModels();
// The median is h itself, and half of it lies one spread below.
const slip = { ...shipped.slip, intercept: 0, hSlope: 1, offsetDays: 0, ageSlope: 0, sigma: Math.LN2 };
const models = { ...shipped, slip, cancelledPerYear: 0 };
const said = slipRow({ statedRemainingDays: 200, ageDays: 0 });

describe("a date said a while ago", () => {
  it("is the slip of that day given that nothing happened since, by hand", () => {
    // S(100) = Φ(1), S(200) = 1/2, S(400) = Φ(−1).
    const wait = anchoredWait(said, 100, models);
    expect(wait.shareBy(0)).toBe(0);
    expect(wait.shareBy(100)).toBeCloseTo(1 - 0.5 / 0.8413447461, 8);
    expect(wait.shareBy(300)).toBeCloseTo(1 - 0.1586552539 / 0.8413447461, 8);
    expect(wait.quantileDay(1 - 0.5 / 0.8413447461)).toBeCloseTo(100, 2);
  });

  it("log-logistic by hand: the odds of serving by day x are (x ÷ median)^(1/sigma)", () => {
    const wait = anchoredWait(said, 100, { ...models, slip: { ...slip, sigma: 0.5 } }, "log-logistic");
    // S(100) = 1/(1 + 1/4), S(200) = 1/2, S(400) = 1/(1 + 4).
    expect(wait.shareBy(100)).toBeCloseTo(1 - 0.5 / 0.8, 9);
    expect(wait.shareBy(300)).toBeCloseTo(1 - 0.2 / 0.8, 9);
  });

  it.each([-30, 0, 40, 300, 900])("without a silence is today's reading of a date %d days ahead", (stated) => {
    const row = slipRow({ statedRemainingDays: stated, ageDays: 500 });
    const today = rowForecast("slip", row, shipped);
    const anchored = anchoredWait(row, 0, shipped);
    for (const day of [1, 30, 200, 365, 2000]) expect(anchored.shareBy(day)).toBeCloseTo(today.shareBy(day), 9);
  });

  it("had passed when it was said: the overdue class from that day, in every family", () => {
    const overdue = { ...models, slip: { ...slip, overdue: { medianDays: 200, sigma: Math.LN2 } } };
    const passed = slipRow({ statedRemainingDays: -5 });
    for (const family of ["lognormal", "log-logistic"] as const) {
      expect(anchoredWait(passed, 100, overdue, family).shareBy(100)).toBeCloseTo(1 - 0.5 / 0.8413447461, 8);
    }
  });

  it("passing in the silence changes nothing: no jump between a date a day ahead and one a day gone", () => {
    const shareAfter = (days: number) => anchoredWait(said, days, models).shareBy(60);
    expect(Math.abs(shareAfter(199) - shareAfter(201))).toBeLessThan(0.01);
    expect(shareAfter(145)).toBeLessThan(shareAfter(60) + 0.2);
  });
});

it("beyond 943 stated days only the slip of 943 days spreads", () => {
  const far = anchoredWait(slipRow({ statedRemainingDays: 2943, ageDays: 0 }), 0, models);
  expect(far.shareBy(2000)).toBe(0);
  expect(far.quantileDay(0.5)).toBeCloseTo(2943, 1);
  expect(far.quantileDay(0.9)).toBeCloseTo(2000 + 943 * Math.exp(Math.LN2 * 1.2815516), 0);
});

it("takes the days beyond which a date spreads no further from the model", () => {
  const far = anchoredWait(slipRow({ statedRemainingDays: 2943, ageDays: 0 }), 0, { ...models, farDays: 500 });
  expect(far.quantileDay(0.9)).toBeCloseTo(2443 + 500 * Math.exp(Math.LN2 * 1.2815516), 0);
});

it("cancellation counts from now, not from the day it was said", () => {
  const risky = anchoredWait(said, 100, { ...models, cancelledPerYear: 0.2 });
  const sure = anchoredWait(said, 100, models);
  expect(risky.shareBy(100)).toBeLessThan(sure.shareBy(100));
  expect(risky.shareBy(100)).toBeGreaterThan(sure.shareBy(100) * Math.exp((-0.2 * 100) / 365.25));
});
