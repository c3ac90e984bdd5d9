import { describe, expect, it, vi } from "vitest";
import { tabulate, tabulateOnce } from "./quantile-table";

describe("a table", () => {
  const functions: [string, (z: number) => number][] = [
    ["an exponential", (z) => Math.exp(0.7 * z)],
    ["a steep one", (z) => Math.exp(3 * z)],
    ["one with a bend", (z) => Math.log1p(Math.exp(4 * z))],
    ["a line", (z) => 5 + z],
  ];

  it.each(functions)("of %s reads within 1e-7 of it", (_, exact) => {
    const table = tabulate(exact);
    const scores = Array.from({ length: 777 }, (__, i) => -6.49 + (i * 12.98) / 776);
    scores.forEach((z) => {
      expect(Math.abs(table(z) - exact(z))).toBeLessThan(1e-7 * Math.max(1, Math.abs(exact(z))));
    });
  });

  it("asks the function itself beyond its range", () => {
    const exact = vi.fn((z: number) => Math.exp(z));
    const table = tabulate(exact);
    exact.mockClear();
    expect([-6.6, 6.5, 7].map(table)).toEqual([-6.6, 6.5, 7].map(Math.exp));
    expect(exact).toHaveBeenCalledTimes(3);
    for (const z of [-6.5, 0, 6.4999]) table(z);
    expect(exact).toHaveBeenCalledTimes(3);
  });

  it("is as coarse as can be where the function is a polynomial of the fifth degree, which it then reads exactly", () => {
    const exact = vi.fn((z: number) => 7 + z - 2 * z ** 2 + 0.4 * z ** 3 - 3 * z ** 4 + z ** 5);
    const table = tabulate(exact);
    // 52 intervals, each with its middle, and five more knots.
    expect(exact).toHaveBeenCalledTimes(52 + 52 + 5);
    for (let z = -6.49; z < 6.5; z += 0.037) expect(Math.abs(table(z) - exact(z))).toBeLessThan(1e-12 * 6.5 ** 5);
  });

  it("is asked for a share of the value only where the value is large", () => {
    const steep = (z: number) => Math.exp(3 * z);
    expect(tabulate(steep)).not.toBe(steep);
  });

  it("is refined until 3,328 intervals, and not beyond", () => {
    const bend = (steepness: number) => vi.fn((z: number) => Math.log1p(Math.exp(steepness * z)) / steepness);
    const [fine, finer] = [bend(40), bend(100)];
    expect(tabulate(fine)).not.toBe(fine);
    expect(fine.mock.calls.length).toBeGreaterThan(2 * 3328);
    expect(tabulate(finer)).toBe(finer);
    expect(finer.mock.calls.length).toBeLessThan(20_000);
  });

  it("is the function itself where no table is fine enough", () => {
    const step = (z: number) => (z < 0.123 ? 0 : 1);
    expect(tabulate(step)).toBe(step);
  });
});

it("is made once for a key, until many others have come", () => {
  const exact = vi.fn((z: number) => z);
  const first = tabulateOnce("a key of this test", exact);
  const calls = exact.mock.calls.length;
  expect(tabulateOnce("a key of this test", exact)).toBe(first);
  expect(exact).toHaveBeenCalledTimes(calls);
  expect(tabulateOnce("another key of this test", exact)).not.toBe(first);
  expect(tabulateOnce("a key of this test", exact)).toBe(first);
});

it("keeps 512 of them, and then starts afresh", async () => {
  vi.resetModules();
  const { tabulateOnce: emptied } = await import("./quantile-table");
  const line = (z: number) => z;
  const first = emptied("0", line);
  for (let i = 1; i < 512; i++) emptied(`${i}`, line);
  expect(emptied("0", line)).toBe(first);
  emptied("512", line);
  expect(emptied("0", line)).not.toBe(first);
});
