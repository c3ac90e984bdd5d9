import { expect, it } from "vitest";
import { LEAST_SCORED_PHASES, MEASURED_BASE_RATE, measuredPrecision } from "./measured-precision";
import { flagKinds, flagRules } from "./types";

const measured = flagRules.flatMap((rule) => flagKinds.flatMap((kind) => measuredPrecision(rule, kind) ?? []));

it("has each rule, and a share only of one with enough phases", () => {
  for (const rule of flagRules) expect(flagKinds.some((kind) => measuredPrecision(rule, kind) !== null)).toBe(true);
  expect(measured.length).toBeGreaterThanOrEqual(flagRules.length);
  for (const { n, score } of measured) expect(score !== null).toBe(n >= LEAST_SCORED_PHASES);
});

it("calls lift nothing that its own interval does not clear", () => {
  for (const { score } of measured) {
    if (!score) continue;
    const [low, high] = score.interval;
    expect(low).toBeLessThan(score.precision);
    expect(high).toBeGreaterThan(score.precision);
    if (score.lift === "above") expect(score.precision).toBeGreaterThan(MEASURED_BASE_RATE);
    if (score.lift === "below") expect(score.precision).toBeLessThan(MEASURED_BASE_RATE);
  }
});
