import { describe, expect, it } from "vitest";
import { survivingScore } from "./conditioning";
import { type Affine, positionsOf, readGrid } from "./grid";
import { betaShare, marginalOf, passShare } from "./marginal";
import type { Column } from "./memory";
import type { Distribution } from "./network";
import { columnOf } from "./test-columns";

function readAt(cubics: Float64Array, affine: Affine, scores: ArrayLike<number>): Column {
  const { memory, column } = columnOf(scores);
  const out = memory.takeColumn();
  readGrid(memory, cubics, positionsOf(column, memory), affine, out);
  return out;
}

describe("on the grid", () => {
  const scores = Float64Array.from({ length: 301 }, (_, i) => -5 + i / 30);
  const read = (distribution: Distribution, elapsedDays: number): Float64Array => {
    const { cubics, affine } = marginalOf(distribution).onGrid(elapsedDays);
    return readAt(cubics, affine, scores);
  };

  it.each<[string, Distribution, number]>([
    ["a lognormal", { kind: "lognormal", medianDays: 300, sigma: 0.5 }, 1e-6],
    ["a shifted one", { kind: "shifted-lognormal", shiftDays: 90, medianDays: 300, sigma: 0.5 }, 1e-6],
    ["a contaminated one", { kind: "lognormal", medianDays: 300, sigma: 0.4, contaminated: true }, 1e-4],
    ["a log-logistic", { kind: "log-logistic", medianDays: 300, shape: 4 }, 1e-5],
    ["a PERT", { kind: "pert", lowDays: 100, modeDays: 200, highDays: 500 }, 1e-5],
    ["an interval", { kind: "interval", lowDays: 100, highDays: 500 }, 1e-5],
    ["a point", { kind: "point", days: 70 }, 1e-12],
  ])("%s has its quantiles, also given that it has lasted", (_, distribution, tolerance) => {
    const marginal = marginalOf(distribution);
    for (const elapsed of [0, 60, 260]) {
      const condition = survivingScore(elapsed === 0 ? -Infinity : marginal.scoreOf(elapsed));
      const column = read(distribution, elapsed);
      const worst = column.reduce((most, days, d) => {
        const score = condition(scores[d] as number);
        const want = score === Infinity ? elapsed : Math.max(elapsed, marginal.daysAt(score));
        return Math.max(most, Math.abs(days / want - 1));
      }, 0);
      expect(worst).toBeLessThan(tolerance);
    }
  });

  it("never falls below the days that have passed, and is cut at 10⁸ days", () => {
    expect(Array.from(read({ kind: "point", days: 5 }, 9)).every((days) => days === 9)).toBe(true);
    expect(
      Array.from(read({ kind: "pert", lowDays: 1, modeDays: 2, highDays: 3 }, 9)).every((days) => days === 9),
    ).toBe(true);
    const wide = { kind: "lognormal" as const, medianDays: 1e6, sigma: 3 };
    expect(Math.max(...read(wide, 0))).toBe(1e8);
    expect(marginalOf(wide).daysAt(5)).toBe(1e8);
    const negative = { kind: "shifted-lognormal" as const, shiftDays: -500, medianDays: 10, sigma: 1 };
    expect(marginalOf(negative).daysAt(-3)).toBe(0);
    expect(Math.min(...read(negative, 0))).toBe(0);
  });
});

describe("the grid of a marginal", () => {
  const SHAPES: [string, (shape: number) => Distribution][] = [
    ["lognormal", (shape) => ({ kind: "lognormal", medianDays: 100, sigma: shape })],
    ["contaminated", (shape) => ({ kind: "lognormal", medianDays: 100, sigma: shape, contaminated: true })],
    ["log-logistic", (shape) => ({ kind: "log-logistic", medianDays: 100, shape: 10 * shape })],
    ["triangular", (shape) => ({ kind: "triangular", lowDays: 0, modeDays: 100 * shape, highDays: 100 })],
    ["pert", (shape) => ({ kind: "pert", lowDays: 0, modeDays: 100 * shape, highDays: 100 })],
  ];
  const at = (distribution: Distribution, elapsedDays: number, z: number) => {
    const { cubics, affine } = marginalOf(distribution).onGrid(elapsedDays);
    return readAt(cubics, affine, [z])[0] as number;
  };

  it.each(SHAPES)("belongs to the shape of a %s, and is made once for it", (_, of) => {
    for (const shape of [0.31, 0.47]) {
      expect(at(of(shape), 0, 1.3) / marginalOf(of(shape)).daysAt(1.3)).toBeCloseTo(1, 5);
      expect(marginalOf(of(shape)).onGrid(0).cubics).toBe(marginalOf(of(shape)).onGrid(0).cubics);
    }
    expect(marginalOf(of(0.31)).onGrid(0).cubics).not.toEqual(marginalOf(of(0.47)).onGrid(0).cubics);
  });

  it("is that of the unconditioned where it certainly lasts that long", () => {
    const marginal = marginalOf({ kind: "lognormal", medianDays: 100, sigma: 0.31 });
    expect(marginal.onGrid(100 * Math.exp(-0.31 * 6.5)).cubics).toBe(marginal.onGrid(0).cubics);
    expect(marginal.onGrid(100 * Math.exp(-0.31 * 6.3)).cubics).not.toBe(marginal.onGrid(0).cubics);
  });

  it("is that of a certainty where nothing lasts that long", () => {
    const { cubics, affine } = marginalOf({ kind: "interval", lowDays: 100, highDays: 500 }).onGrid(501);
    expect(cubics).toBe(marginalOf({ kind: "point", days: 3 }).onGrid(0).cubics);
    expect(affine.least).toBe(501);
    expect(at({ kind: "triangular", lowDays: 100, modeDays: 200, highDays: 500 }, 501, 2)).toBe(501);
  });

  it("knows no condition where no day has passed, also for a shift into the past", () => {
    const shifted: Distribution = { kind: "shifted-lognormal", shiftDays: -500, medianDays: 10, sigma: 1 };
    expect(at(shifted, 0, 0)).toBeCloseTo(10, 3);
    expect(at(shifted, 0, -0.2)).toBe(0);
  });

  it("of a pass probability is that of its Beta distribution", () => {
    const wide = { shift: 0, scale: 1, least: 0, most: 1 };
    for (const [alpha, beta] of [
      [2, 4],
      [3, 1.5],
    ] as const) {
      readAt(passShare(alpha, beta), wide, [-1.7, 0.4, 2.2]).forEach((share, i) => {
        expect(share).toBeCloseTo(betaShare(alpha, beta)([-1.7, 0.4, 2.2][i] as number), 5);
      });
      expect(passShare(alpha, beta)).toBe(passShare(alpha, beta));
    }
  });
});
