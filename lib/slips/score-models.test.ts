import { describe, expect, it } from "vitest";
import { rowForecast } from "./row-forecasts";
import { simulatedRows, slipRow } from "./rows.fixture";
import { scoreModels } from "./score-models";
import { shippedModels } from "./shipped-models";

const models = shippedModels();

describe("what a model says of a row", () => {
  const row = slipRow({ statedRemainingDays: 365, ageDays: 730.5 });
  it("the announced date is certain, and today when past", () => {
    expect(rowForecast("announced", row, models).quantileDay(0.5)).toBe(365);
    expect(rowForecast("announced", slipRow({ statedRemainingDays: -30 }), models).quantileDay(0.5)).toBe(0);
  });
  it("the triangular spreads from 0.9 to 1.3 of it", () => {
    const wait = rowForecast("triangular", row, models);
    expect(wait.knotDays).toEqual([328.5, 365, 474.5]);
    expect(rowForecast("triangular", slipRow({ statedRemainingDays: -30 }), models).shareBy(0)).toBe(1);
  });
  it("the class ignores the date and is conditioned on the age", () => {
    const sure = { ...models, cancelledPerYear: 0 };
    const fresh = rowForecast("class", slipRow({ ageDays: 0 }), sure);
    expect(fresh.quantileDay(0.5)).toBeCloseTo(904, 0);
    const aged = rowForecast("class", slipRow({ ageDays: 904, statedRemainingDays: 5 }), sure);
    // Half of the upper half: the upper quartile of the class, less its age.
    expect(aged.quantileDay(0.5)).toBeCloseTo(904 * Math.exp(0.907 * 0.67449) - 904, 0);
  });
  it("the slip model has its median, and cancellation takes from its end", () => {
    const sure = rowForecast("slip", row, { ...models, cancelledPerYear: 0 });
    const median = Math.exp(-3.151 + 1.534 * Math.log(455) + 0.17 * Math.log(3));
    expect(sure.quantileDay(0.5)).toBeCloseTo(median, 1);
    const risky = rowForecast("slip", row, { ...models, cancelledPerYear: 0.2 });
    expect(risky.shareBy(2000)).toBeLessThan(sure.shareBy(2000) - 0.1);
    const overdue = rowForecast("slip", slipRow({ statedRemainingDays: 0 }), { ...models, cancelledPerYear: 0 });
    expect(overdue.quantileDay(0.5)).toBeCloseTo(151, 1);
  });
});

describe("scores", () => {
  it("the announced date by hand: its distance, within the horizon", () => {
    const rows = [
      slipRow({ project: "a", followedDays: 160 }),
      slipRow({ project: "a", followedDays: 900, snapshotDay: 1 }),
      slipRow({ project: "b", outcome: "cancelled", followedDays: 30 }),
      slipRow({ project: "c", outcome: "open", followedDays: 365 }),
      slipRow({ project: "d", followedDays: 365 }),
    ];
    const { announced } = scoreModels(rows, models, { horizonDays: 365 }) ?? {};
    expect(announced?.crps).toBeCloseTo((60 + 265 + 265 + 265 + 265) / 5, 9);
    expect(announced?.brier).toEqual([
      { months: 6, score: expect.closeTo(0.8, 12) },
      { months: 12, score: expect.closeTo(0.6, 12) },
    ]);
    expect(announced?.againstAnnounced).toMatchObject({ skill: 0, interval: [0, 0], n: 5, clusters: 4 });
    expect(announced?.coverage.map(({ level, share }) => [level, share])).toEqual([
      [0.5, 0],
      [0.8, 0],
      [0.9, 0],
    ]);
    expect(announced?.pit.counts.reduce((sum, count) => sum + count)).toBe(5);
    expect(scoreModels([], models, { horizonDays: 365 })).toBeNull();
  });

  it("months beyond the horizon are left out", () => {
    const months = (horizonDays: number) =>
      scoreModels([slipRow()], models, { horizonDays })?.slip.brier.map((item) => item.months);
    expect(months(364)).toEqual([6]);
    expect(months(730)).toEqual([6, 12, 18]);
    expect(months(1096)).toEqual([6, 12, 18, 24, 36]);
  });

  it("the true model scores best, covers what it says and has a uniform PIT", () => {
    const truth = {
      ...models,
      slip: { ...models.slip, intercept: -3, hSlope: 1.5, ageSlope: 0.1, sigma: 0.6, capRatio: 99 },
      cancelledPerYear: 0.1,
    };
    const rows = simulatedRows(500, 5).filter(({ snapshotDay }) => snapshotDay <= 300);
    const scores = scoreModels(rows, truth, { horizonDays: 700 });
    if (scores === null) throw new Error("no scores");
    const { slip, announced, triangular } = scores;
    expect(slip.crps).toBeLessThan(Math.min(announced.crps, triangular.crps, scores.class.crps) * 0.8);
    expect(slip.againstAnnounced.interval?.[0]).toBeGreaterThan(0.2);
    expect(slip.pit.pValue).toBeGreaterThan(0.01);
    expect(scores.class.pit.pValue).toBeLessThan(0.001);
    const optimist = scoreModels(rows, { ...truth, slip: { ...truth.slip, intercept: -3.6 } }, { horizonDays: 700 });
    expect(optimist?.slip.crps).toBeGreaterThan(slip.crps * 1.1);
    expect(optimist?.slip.pit.pValue).toBeLessThan(0.001);
  });
});
