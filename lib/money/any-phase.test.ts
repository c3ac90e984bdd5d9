import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { defaults, known, planDay, starts } from "./testing";

describe("for any phase", () => {
  const delays = fc.array(fc.integer({ min: -400, max: 4000 }), { minLength: 1, maxLength: 40 });
  const change = fc.record({
    asOfDay: fc.integer({ min: planDay - 1500, max: planDay + 800 }),
    powerReadyP50Day: fc.option(fc.integer({ min: planDay - 300, max: planDay + 1500 })),
    waccPerYear: fc.double({ min: 0.02, max: 0.2, noNaN: true }),
    revenueUsdPerMwYear: fc.double({ min: 15e6, max: 25e6, noNaN: true }),
  });

  it("a later start never lowers the loss, as long as the margin covers the renewals", () => {
    fc.assert(
      fc.property(change, delays, ({ asOfDay, powerReadyP50Day, ...prices }, days) => {
        const assumptions = { ...defaults, ...prices };
        const losses = [...days]
          .sort((a, b) => a - b)
          .map(
            (delay) =>
              known({ asOfDay, powerReadyP50Day, assumptions, samples: starts(planDay + delay) }).lossShares.mean,
          );
        for (let i = 1; i < losses.length; i++) expect(losses[i]).toBeGreaterThanOrEqual((losses[i - 1] ?? 0) - 1e-12);
      }),
      { numRuns: 40 },
    );
  });

  it("the figures agree with each other and survive JSON", () => {
    fc.assert(
      fc.property(change, delays, ({ asOfDay, powerReadyP50Day, ...prices }, days) => {
        const samples = starts(...days.map((delay) => planDay + delay));
        samples.cancelledDay[0] = planDay + (days[0] ?? 0);
        const risk = known({ asOfDay, powerReadyP50Day, samples, assumptions: { ...defaults, ...prices } });
        expect(JSON.parse(JSON.stringify(risk))).toEqual(risk);
        const { expectedLoss, expectedStrandedUsd, committedCapexUsd, meanWhenStrandedUsd } =
          risk.dollars ?? expect.fail();
        const parts = expectedLoss.facilityUsd + expectedLoss.acceleratorsUsd + expectedLoss.lostTimeUsd;
        expect(parts / 3.6e9).toBeCloseTo(expectedLoss.totalUsd / 3.6e9, 9);
        expect(risk.lossShares.mean * committedCapexUsd).toBeCloseTo(expectedLoss.totalUsd, 0);
        expect((meanWhenStrandedUsd ?? 0) * risk.strandedProbability).toBeCloseTo(expectedStrandedUsd, 0);
        expect(risk.lossProbabilities[1]).toEqual({ threshold: 0.25, probability: risk.strandedProbability });
      }),
      { numRuns: 40 },
    );
  });
});
