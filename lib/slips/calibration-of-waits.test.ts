import { expect, it } from "vitest";
import { seededUniforms } from "@/lib/scoring/seeded-uniforms";
import { calibrationOfWaits } from "./calibration-of-waits";
import type { WaitingTime } from "./waiting-time";

/** Any day up to 1000, all equally likely. */
const even: WaitingTime = {
  shareBy: (day) => Math.min(1, Math.max(0, day / 1000)),
  shareBefore: (day) => Math.min(1, Math.max(0, day / 1000)),
  quantileDay: (p) => 1000 * p,
  knotDays: [1000],
};
const over = { horizonDays: 2000, seed: 1 };
const calibrationOf = (outcomes: (number | null)[], clusters: string[], horizonDays = over.horizonDays) =>
  calibrationOfWaits(
    outcomes.map(() => even),
    outcomes,
    clusters,
    { ...over, horizonDays },
  );

it("counts by hand what lies inside, and where the PIT lies", () => {
  // Central 50 %: days 250 to 750; 80 %: 100 to 900; 90 %: 50 to 950.
  const { coverage, pitCoverage, pitMean, pitTenths } = calibrationOf([500, 260, 920, 960], ["a", "b", "c", "d"]);
  for (const bars of [coverage, pitCoverage]) {
    expect(bars.map(({ mean, target }) => [target, mean])).toEqual([
      [0.5, 0.5],
      [0.8, 0.5],
      [0.9, 0.75],
    ]);
  }
  expect(pitMean.mean).toBeCloseTo((0.5 + 0.26 + 0.92 + 0.96) / 4, 9);
  expect(pitTenths.map(({ mean }) => mean)).toEqual([0, 0, 0.25, 0, 0, 0.25, 0, 0, 0, 0.5]);
});

it("fails only where the whole interval excludes the target: few projects prove nothing, many rows of them no more", () => {
  const half = calibrationOf([500, 500, 10, 10], ["a", "b", "c", "d"]).coverage[2];
  expect(half).toMatchObject({ mean: 0.5, interval: [0, 1], target: 0.9, fails: false });
  const days = Array.from({ length: 200 }, (_, i) => (i % 8 < 4 ? 500 : 10));
  const projects = (count: number) => days.map((_, i) => `${i % count}`);
  expect(calibrationOf(days, projects(8)).coverage[2]).toMatchObject({ mean: 0.5, interval: [0.125, 0.875] });
  expect(calibrationOf(days, projects(200)).coverage[2]).toMatchObject({ mean: 0.5, fails: true });
  expect(calibrationOf([10, 20], ["a", "a"]).coverage[2]).toMatchObject({ interval: null, fails: false });
});

it("cut at a horizon, a right forecast covers too much by its intervals and what it should by PIT", () => {
  const uniform = seededUniforms(2);
  const days = Array.from({ length: 600 }, () => 1000 * uniform()).map((day) => (day > 400 ? null : day));
  const clusters = days.map((_, i) => `${i}`);
  const { coverage, pitCoverage, pitMean, pitTenths } = calibrationOf(days, clusters, 400);
  expect(coverage.map(({ fails }) => fails)).toEqual([true, true, true]);
  // Only below 250, 100 and 50 days lies outside.
  expect(coverage.map(({ mean }) => Math.round(mean * 20) / 20)).toEqual([0.75, 0.9, 0.95]);
  expect(coverage.map(({ beyondHorizonShare }) => beyondHorizonShare)).toEqual([1, 1, 1]);
  const failing = [...pitCoverage, pitMean, ...pitTenths].filter(({ fails }) => fails);
  expect(failing.length).toBeLessThanOrEqual(1);
});
