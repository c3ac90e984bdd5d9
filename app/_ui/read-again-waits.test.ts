import { expect, it } from "vitest";
import { readAgainWaitsMs } from "./read-again-waits";

it("waits twice as long each time, half a minute at most, and five minutes in all", () => {
  const waits = readAgainWaitsMs();
  expect(waits.slice(0, 6)).toEqual([2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
  expect(Math.max(...waits)).toBe(30_000);
  expect(waits.reduce((sum, wait) => sum + wait)).toBe(300_000);
});
