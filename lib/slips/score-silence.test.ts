import { describe, expect, it } from "vitest";
import { slipRow } from "./rows.fixture";
import { scoreSilence } from "./score-silence";
import { shippedModels } from "./shipped-models";
import { afterSilence } from "./silence";
import type { SlipRow } from "./slip-row";

const shipped = shippedModels();
// The median is h itself, and half of it lies one spread below.
const slip = { ...shipped.slip, intercept: 0, hSlope: 1, offsetDays: 0, ageSlope: 0, sigma: Math.LN2 };
const models = { ...shipped, slip: { ...slip, overdue: { medianDays: 50, sigma: Math.LN2 } }, cancelledPerYear: 0 };

function scored(rows: SlipRow[], silentDays: number) {
  const over = { silentDays, horizonDays: 365 };
  const scores = scoreSilence(afterSilence(rows, silentDays, 365).rows, models, over);
  if (scores === null) throw new Error("no scores");
  return scores;
}

/** ∫ (1 − S(t) − 1{T ≤ t})² dt over a year by the midpoint of each tenth of a day. */
function crps(survival: (day: number) => number, outcome: number): number {
  let sum = 0;
  for (let i = 0; i < 3650; i++) {
    const day = (i + 0.5) / 10;
    sum += (1 - survival(day) - (day >= outcome ? 1 : 0)) ** 2 / 10;
  }
  return sum;
}
/** P(Z > log2(x)) by the error function of Abramowitz and Stegun 7.1.26, to 1.5e-7. */
function upper(ratio: number): number {
  const x = Math.log2(ratio) / Math.SQRT2;
  const t = 1 / (1 + 0.3275911 * Math.abs(x));
  const poly = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
  const half = (poly * Math.exp(-x * x)) / 2;
  return x > 0 ? half : 1 - half;
}

describe("a date said 200 days ahead, 100 silent days later", () => {
  // It serves on the day that was said.
  const { old, anchored, gain } = scored([slipRow({ statedRemainingDays: 200, ageDays: 0, followedDays: 200 })], 100);

  it("is scored as if said afresh: 100 days ahead, and as said then, given 100 days without", () => {
    const oldCrps = crps((day) => upper(day / 100), 100);
    const anchoredCrps = crps((day) => upper((100 + day) / 200) / upper(0.5), 100);
    expect(old.crps.mean).toBeCloseTo(oldCrps, 3);
    expect(anchored.crps.mean).toBeCloseTo(anchoredCrps, 3);
    expect(gain.skill).toBeCloseTo(1 - anchoredCrps / oldCrps, 5);
    expect(gain).toMatchObject({ n: 1, clusters: 1, interval: null });
  });

  it("has its PIT by hand: the median of the old, 1 − (1/2) / Φ(1) of the anchored", () => {
    expect(old.pitMean.mean).toBeCloseTo(0.5, 6);
    expect(anchored.pitMean.mean).toBeCloseTo(1 - 0.5 / 0.8413447461, 6);
    expect([...old.coverage, ...anchored.coverage].map(({ mean }) => mean)).toEqual([1, 1, 1, 1, 1, 1]);
  });
});

it("a date that passed in the silence: overdue from now, or the slip that is left of it", () => {
  const { old, anchored } = scored([slipRow({ statedRemainingDays: 60, ageDays: 0, followedDays: 150 })], 100);
  expect(old.crps.mean).toBeCloseTo(
    crps((day) => upper(day / 50), 50),
    3,
  );
  expect(anchored.crps.mean).toBeCloseTo(
    crps((day) => upper((100 + day) / 60) / upper(100 / 60), 50),
    3,
  );
});

it("is compared with the date itself and with the class as they stand then", () => {
  const rows = [
    slipRow({ project: "a", statedRemainingDays: 200, followedDays: 250 }),
    slipRow({ project: "b", statedRemainingDays: 20, followedDays: 90 }),
    slipRow({ project: "c", statedRemainingDays: 90, followedDays: 500 }),
  ];
  const { old, anchored } = scored(rows, 60);
  // 140 days ahead and 190 to go; passed, so today, and 30 to go; 30 ahead and not within the year.
  expect(old.againstAnnounced.meanReference).toBeCloseTo((50 + 30 + 335) / 3, 9);
  expect(anchored.againstAnnounced.meanReference).toBe(old.againstAnnounced.meanReference);
  expect(anchored.againstClass.meanReference).toBe(old.againstClass.meanReference);
  expect(anchored.againstClass.skill).toBeCloseTo(1 - anchored.crps.mean / anchored.againstClass.meanReference, 9);
  expect(old.againstAnnounced).toMatchObject({ n: 3, clusters: 3 });
});

it("without a silence both readings are one, up to 943 stated days", () => {
  const near = [943, 300, 0, -20].map((statedRemainingDays, i) =>
    slipRow({ project: `p${i}`, statedRemainingDays, followedDays: 100 + i }),
  );
  const { old, anchored, gain } = scored(near, 0);
  expect(gain.skill).toBeCloseTo(0, 9);
  expect(anchored.coverage).toEqual(old.coverage);
  const far = scored([slipRow({ statedRemainingDays: 1200, outcome: "open", followedDays: 365 })], 0);
  expect(far.gain.skill).toBeGreaterThan(0.1);
});

it("has nothing to say without rows", () => {
  expect(scoreSilence([], models, { silentDays: 60, horizonDays: 365 })).toBeNull();
});
