import { describe, expect, it } from "vitest";
import { expectedWorth } from "./expected-worth";
import { cancelledOn, defaults, known, onPlan, planDay, starts } from "./testing";

describe("what a phase is worth", () => {
  it("is on plan the worth of the plan, in dollars too", () => {
    const worth = expectedWorth(onPlan);
    expect(worth?.share).toBe(worth?.planShare);
    expect(worth?.usd).toBeCloseTo((worth?.share as number) * 3.6e9, 0);
  });

  it("is less than the plan's by the mean loss where no draw is cancelled", () => {
    const samples = starts(planDay, planDay + 200, planDay + 700);
    const worth = expectedWorth({ ...onPlan, samples });
    const loss = known({ samples }).lossShares.mean;
    expect(loss).toBeGreaterThan(0);
    expect((worth?.planShare as number) - (worth?.share as number)).toBeCloseTo(loss, 12);
  });

  it("is what was spent and not recovered where every draw is cancelled", () => {
    const samples = cancelledOn(planDay, planDay + 100);
    expect(expectedWorth({ ...onPlan, samples })?.share).toBeCloseTo(-known({ samples }).lossShares.mean, 12);
  });

  it("falls with the utilisation, which a loss on the same prices does not show", () => {
    const half = { ...onPlan, assumptions: { ...defaults, utilisation: 0.49 } };
    expect(expectedWorth(half)?.share).toBeLessThan((expectedWorth(onPlan)?.share as number) - 0.2);
    expect(known(half).lossShares.mean).toBe(0);
  });

  it("falls short of its own plan as often as it is stranded, and of another's by its prices as well", () => {
    const samples = {
      startDay: starts(planDay, planDay + 900, planDay + 1500, planDay, planDay).startDay,
      cancelledDay: Float64Array.of(Infinity, Infinity, Infinity, planDay - 900, planDay - 30),
    };
    const input = { ...onPlan, samples };
    expect(known({ samples }).strandedProbability).toBe(0.6);
    expect(expectedWorth(input)?.shortOfAimShare).toBe(0.6);
    const half = { ...input, assumptions: { ...defaults, utilisation: 0.49 } };
    // The draw on plan earns too little; the one that was cancelled before it spent falls short of nothing.
    expect(expectedWorth(half, input)?.shortOfAimShare).toBe(0.8);
    expect(expectedWorth(half)?.shortOfAimShare).toBe(
      known({ samples, assumptions: half.assumptions }).strandedProbability,
    );
  });

  it("has no dollars without stated capex, and is unknown without any size", () => {
    expect(expectedWorth({ ...onPlan, capex: null })?.usd).toBeNull();
    const nothing = { value: null, basis: "facility" as const };
    expect(expectedWorth({ ...onPlan, capex: null, megawatts: nothing })).toBeNull();
    expect(() => expectedWorth({ ...onPlan, assumptions: { ...defaults, waccPerYear: 2 } })).toThrow("waccPerYear");
  });
});

describe("cheaper accelerators", () => {
  const cheaper = { ...onPlan, accelerators: { ...onPlan.accelerators, costFactor: 0.8 } };

  it("lower the committed capex by their part alone, stated or by default", () => {
    for (const capex of [onPlan.capex, null]) {
      const planShare = expectedWorth({ ...onPlan, capex })?.planShare as number;
      expect(expectedWorth({ ...cheaper, capex })?.planShare).toBeGreaterThan(planShare);
    }
    expect(known(cheaper).dollars?.committedCapexUsd).toBeCloseTo(1.26e9 + 0.8 * 2.34e9, 0);
  });

  it("make no phase smaller: megawatts are taken from the capex as stated", () => {
    const nothing = { value: null, basis: "facility" as const };
    expect(known({ ...cheaper, megawatts: nothing }).megawatts.value).toBe(
      known({ megawatts: nothing }).megawatts.value,
    );
  });
});
