import { describe, expect, it } from "vitest";
import { centralInterval, coverageOf, intervalScore, quantileScore } from "./intervals";

const NEVER = Number.POSITIVE_INFINITY;
const forecast = { quantileDays: [0, 100], neverProbability: 0.2 };

it("the central interval cuts equal tails, and ends at never when completion is too unlikely", () => {
  const half = centralInterval(forecast, 0.5);
  expect(half.lowDay).toBeCloseTo(31.25, 12);
  expect(half.highDay).toBeCloseTo(93.75, 12);
  expect(centralInterval(forecast, 0.8)).toEqual({ lowDay: expect.closeTo(12.5, 10), highDay: NEVER });
});

describe("coverage", () => {
  const one = (lowDay: number, highDay: number, outcomeDay: number | null) =>
    coverageOf([{ lowDay, highDay, outcomeDay, horizonDay: 100 }])?.share;

  it("includes both ends", () => {
    expect([9, 10, 20, 30, 31].map((day) => one(10, 30, day))).toEqual([0, 1, 1, 1, 0]);
  });

  it("something still open is covered exactly when the interval reaches the horizon", () => {
    expect([99, 100, 101, NEVER].map((high) => one(10, high, null))).toEqual([0, 1, 1, 1]);
    expect(one(10, 99, 101)).toBe(0);
    expect(one(10, 150, 170)).toBe(1);
    expect(one(120, 150, 100)).toBe(0);
    expect(one(100, 150, 100)).toBe(1);
  });

  it("counts the intervals that flatter it", () => {
    const cases = [30, 100, 140, NEVER].map((highDay) => ({ lowDay: 0, highDay, outcomeDay: 50, horizonDay: 100 }));
    expect(coverageOf(cases)).toEqual({ share: 0.75, unboundedShare: 0.25, beyondHorizonShare: 0.75, n: 4 });
    expect(coverageOf([])).toBeNull();
  });
});

it("the interval score is the width and a price per day outside", () => {
  const interval = { lowDay: 10, highDay: 30 };
  expect(intervalScore(20, interval, 0.5)).toBe(20);
  expect(intervalScore(10, interval, 0.5)).toBe(20);
  expect(intervalScore(7, interval, 0.5)).toBe(32);
  expect(intervalScore(33, interval, 0.75)).toBe(44);
});

it("the quantile score is zero at the quantile and weighs the sides by p", () => {
  expect(quantileScore(30, 30, 0.9)).toBeCloseTo(0, 14);
  expect(quantileScore(40, 30, 0.9)).toBeCloseTo(9, 12);
  expect(quantileScore(20, 30, 0.9)).toBeCloseTo(1, 12);
});
