import { expect, it } from "vitest";
import { cureCompletionShare } from "./cure";

it("is Bayes' rule", () => {
  expect(cureCompletionShare(0.8, Math.log(0.5))).toBeCloseTo(0.4 / 0.6, 14);
  expect(cureCompletionShare(0.8, 0)).toBeCloseTo(0.8, 14);
});

it("keeps its digits where survival is no longer a number, and its ends", () => {
  expect(Math.log(cureCompletionShare(0.5, -700)) / -700).toBeCloseTo(1, 12);
  expect(cureCompletionShare(0.9, -2000)).toBe(0);
  expect(cureCompletionShare(1, -2000)).toBe(1);
  expect(cureCompletionShare(1, Number.NEGATIVE_INFINITY)).toBe(1);
  expect(cureCompletionShare(0, -1)).toBe(0);
});
