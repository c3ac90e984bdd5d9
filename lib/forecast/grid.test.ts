import { describe, expect, it, vi } from "vitest";
import { cubicsOf, cubicsOnce, positionsOf, readGrid } from "./grid";
import { columnOf } from "./test-columns";

const PLAIN = { shift: 0, scale: 1, least: -Infinity, most: Infinity };
const CELL = 13 / 512;

/** A function's values at scores, read off the grid. */
function read(value: (z: number) => number, scores: number[], affine = PLAIN): number[] {
  const { memory, column } = columnOf(scores);
  const out = memory.takeColumn();
  readGrid(memory, cubicsOf(value), positionsOf(column, memory), affine, out);
  return Array.from(out);
}

/** The cells of scores, and how far into them. */
function places(...scores: number[]): { cell: number; rest: number }[] {
  const { memory, column } = columnOf(scores);
  return Array.from(positionsOf(column, memory), (word) => ({ cell: word >>> 23, rest: (word & 0x7fffff) / 0x800000 }));
}

describe("positions", () => {
  it("are the cell from −6.5 on, and how far into it", () => {
    const found = places(-6.5, 0, 0.75 * CELL, 6.5 - CELL / 4);
    expect(found.map(({ cell }) => cell)).toEqual([0, 256, 256, 511]);
    for (const [i, want] of [0, 0, 0.75, 0.75].entries()) expect(found[i]?.rest).toBeCloseTo(want, 6);
  });

  it("are the ends of the grid beyond it", () => {
    const [below, above] = places(-6.5 - CELL, 6.5 + CELL);
    expect(below).toEqual({ cell: 0, rest: 0 });
    expect(above?.cell).toBe(511);
    expect(above?.rest).toBeCloseTo(1, 6);
  });
});

describe("cubics", () => {
  it("are exact for cubics", () => {
    const cubic = (z: number) => 2 - z + 0.5 * z * z - 0.25 * z ** 3;
    const scores = [-6.5, -3.217, -0.01, 0, 1.5 * CELL, 2.9, 6.49];
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

  it("scale, shift, and cut what they read", () => {
    const got = read((z) => z, [-2, -0.5, 0, 1, 4], { shift: 10, scale: 100, least: -50, most: 300 });
    for (const [i, want] of [-50, -40, 10, 110, 300].entries()) expect(got[i]).toBeCloseTo(want, 3);
    expect([got[0], got[4]]).toEqual([-50, 300]);
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
