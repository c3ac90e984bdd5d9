import { describe, expect, it, vi } from "vitest";
import { cubicsOf, cubicsOnce, fillFromGrid, positionsOf } from "./grid";

const PLAIN = { shift: 0, scale: 1, least: -Infinity, most: Infinity };
const CELL = 13 / 512;

/** A function's values at scores, read off the grid. */
function read(value: (z: number) => number, scores: number[], affine = PLAIN): number[] {
  const out = new Float64Array(scores.length);
  fillFromGrid(cubicsOf(value), positionsOf(Float64Array.from(scores)), affine, out, 0, out.length);
  return Array.from(out);
}

describe("positions", () => {
  it("are the cell from −6.5 on, and how far into it", () => {
    const { cell, rest } = positionsOf(Float64Array.of(-6.5, 0, 0.75 * CELL, 6.5 - CELL / 4));
    expect(Array.from(cell)).toEqual([0, 256, 256, 511]);
    for (const [i, want] of [0, 0, 0.75, 0.75].entries()) expect(rest[i]).toBeCloseTo(want, 4);
  });

  it("lie outside the outermost cells beyond the grid", () => {
    const { cell, rest } = positionsOf(Float64Array.of(-6.5 - CELL, 6.5 + CELL));
    expect(Array.from(cell)).toEqual([0, 511]);
    expect(rest[0]).toBeCloseTo(-1, 4);
    expect(rest[1]).toBeCloseTo(2, 4);
  });
});

describe("cubics", () => {
  it("are exact for cubics, on the grid and beyond it", () => {
    const cubic = (z: number) => 2 - z + 0.5 * z * z - 0.25 * z ** 3;
    const scores = [-6.6, -6.5, -3.217, -0.01, 0, 1.5 * CELL, 2.9, 6.49, 6.6];
    read(cubic, scores).forEach((got, i) => {
      expect(got / cubic(scores[i] as number)).toBeCloseTo(1, 5);
    });
  });

  it("follow an exponential within 1e-6", () => {
    const scores = Array.from({ length: 400 }, (_, i) => -6.4 + (i * 12.8) / 399);
    const worst = read((z) => Math.exp(z / 2), scores).reduce(
      (most, got, i) => Math.max(most, Math.abs(got / Math.exp((scores[i] as number) / 2) - 1)),
      0,
    );
    expect(worst).toBeLessThan(1e-6);
  });

  it("scale, shift, and cut what they read, in the draws asked for", () => {
    const got = read((z) => z, [-2, -0.5, 0, 1, 4], { shift: 10, scale: 100, least: -50, most: 300 });
    for (const [i, want] of [-50, -40, 10, 110, 300].entries()) expect(got[i]).toBeCloseTo(want, 3);
    expect([got[0], got[4]]).toEqual([-50, 300]);
    const out = Float64Array.of(7, 7, 7, 7);
    fillFromGrid(
      cubicsOf(() => 1),
      positionsOf(new Float64Array(4)),
      PLAIN,
      out,
      1,
      3,
    );
    expect(Array.from(out)).toEqual([7, 1, 1, 7]);
  });

  it("are kept under their key", () => {
    const value = vi.fn((z: number) => z);
    const first = cubicsOnce("a key of this test", value);
    const calls = value.mock.calls.length;
    expect(cubicsOnce("a key of this test", value)).toBe(first);
    expect(value).toHaveBeenCalledTimes(calls);
    expect(cubicsOnce("another key of this test", value)).not.toBe(first);
    expect(cubicsOnce("a key of this test", value)).toBe(first);
    // However many others come, what a key gives stays the same.
    for (let k = 0; k < 600; k++) cubicsOnce(`key ${k}`, () => k);
    expect(cubicsOnce("a key of this test", value)).toEqual(first);
  });
});
