import { describe, expect, it } from "vitest";
import { strandedRisk } from "./stranded-risk";
import type { StrandedRiskInput } from "./stranded-risk-input";
import { cancelledOn, defaults, known, onPlan, planDay, starts } from "./testing";

const year = 365;

function problems(change: Partial<StrandedRiskInput>): string[] {
  const risk = strandedRisk({ ...onPlan, ...change });
  return !risk.known && risk.reason === "invalid-input" ? risk.problems : [];
}

describe("T6: a phase exactly on plan", () => {
  it("loses exactly nothing, whatever WACC, accelerator life and as-of day", () => {
    for (const waccPerYear of [0.06, 0.08, 0.1, 0.12, 0.14]) {
      for (const acceleratorLifeYears of [3, 4, 5, 5.5, 6]) {
        for (const asOfDay of [planDay - 1500, planDay - 300, planDay - 100, planDay]) {
          const assumptions = { ...defaults, waccPerYear, acceleratorLifeYears };
          const { strandedProbability, lossShares, payback } = known({ asOfDay, assumptions });
          expect([strandedProbability, lossShares.mean, lossShares.p95]).toEqual([0, 0, 0]);
          expect(payback.monthsBeyondPlan).toBe(0);
        }
      }
    }
  });

  it("is not helped by power that comes before the plan: the machines come with the plan", () => {
    const early = known({ powerReadyP50Day: planDay - 200, samples: starts(planDay - 300) });
    expect(early.lossShares.mean).toBe(0);
    expect(early.delivery.basis).toBe("plan");
  });
});

describe("T7: power 12 months late", () => {
  const late = { samples: starts(planDay + year) };
  const lives = [4, 5].map((acceleratorLifeYears) => ({ ...defaults, acceleratorLifeYears }));

  it.each(lives)("costs at most 3 % when known before commitment (life $acceleratorLifeYears)", (assumptions) => {
    for (const asOfDay of [planDay - 720, planDay - 245]) {
      const risk = known({ ...late, asOfDay, powerReadyP50Day: planDay + year, assumptions });
      expect(risk.delivery).toEqual({ day: planDay + year - 60, plannedDay: planDay - 60, basis: "re-timed" });
      expect(risk.lossShares.mean).toBeLessThanOrEqual(0.03);
      expect(risk.lossShares.mean).toBeGreaterThan(-0.05);
    }
  });

  it.each(lives)("costs 8–20 % when the machines already stand idle (life $acceleratorLifeYears)", (assumptions) => {
    const known245 = known({ ...late, asOfDay: planDay - 245, powerReadyP50Day: planDay + year, assumptions });
    const frozen = known({ ...late, asOfDay: planDay - 240, powerReadyP50Day: planDay + year, assumptions });
    const unseen = known({ ...late, assumptions });
    expect([frozen.delivery.basis, unseen.delivery.basis]).toEqual(["frozen", "plan"]);
    for (const { delivery, lossShares } of [frozen, unseen]) {
      expect(delivery.day).toBe(planDay - 60);
      expect(lossShares.mean).toBeGreaterThanOrEqual(0.08);
      expect(lossShares.mean).toBeLessThanOrEqual(0.2);
      expect(lossShares.mean).toBeGreaterThanOrEqual(5 * known245.lossShares.mean);
    }
  });

  it("is not re-timed when the order is already firm", () => {
    const alreadyFirm = { deliveryDay: planDay - 60 };
    const firm = known({
      ...late,
      powerReadyP50Day: planDay + year,
      accelerators: { owner: "single-site", alreadyFirm },
    });
    expect(firm.delivery).toEqual({ day: planDay - 60, plannedDay: planDay - 60, basis: "firm-order" });
    expect(firm.lossShares.mean).toBe(known(late).lossShares.mean);
  });
});

describe("cancelled draws", () => {
  it("strand nothing before capital is drawn", () => {
    const risk = known({ samples: cancelledOn(planDay - 600) });
    expect([risk.strandedProbability, risk.lossShares.mean, risk.cancelledDraws]).toEqual([0, 0, 1]);
    expect(risk.payback.medianDraw).toEqual({ months: null, reason: "every-draw-cancelled" });
  });

  it("lose the capital spent less what the accelerators bring, by owner", () => {
    const assumptions = { ...defaults, waccPerYear: 0 };
    const samples = cancelledOn(planDay - 60);
    const single = known({ samples, assumptions });
    const hyperscaler = known({ samples, assumptions, accelerators: { owner: "hyperscaler" } });
    // 16 of 18 months of facility capex and the accelerators as good as new: 0.35 × 16/18 + 0.65 × (1 − share).
    expect(single.lossShares.mean).toBeCloseTo(0.35 * (16 / 18) + 0.65 * 0.8, 12);
    expect(hyperscaler.lossShares.mean).toBeCloseTo(0.35 * (16 / 18) + 0.65 * 0.4, 12);
    const beforeFirm = known({ samples: cancelledOn(planDay - 241), assumptions });
    expect(beforeFirm.lossShares.mean).toBeCloseTo(0.35 * (10 / 18), 12);
  });
});

describe("what is unknown", () => {
  it("gives shares but no dollars without a stated capex", () => {
    const samples = starts(planDay, planDay + 2 * year);
    const byDefault = known({ capex: null, samples });
    expect([byDefault.dollars, byDefault.dollarsUnknownReason]).toEqual([null, "capex-unknown"]);
    expect(byDefault.strandedProbability).toBe(0.5);
    expect(byDefault.lossShares.mean).toBeCloseTo(known({ samples }).lossShares.mean, 12);
  });

  it("derives MW from a stated capex, and says so; knows nothing without either", () => {
    const megawatts = { value: null, basis: "critical-it" } as const;
    expect(known({ megawatts }).megawatts).toEqual({
      ...megawatts,
      value: 100,
      source: "capex-at-default-per-megawatt",
    });
    expect(strandedRisk({ ...onPlan, megawatts, capex: null })).toMatchObject({
      reason: "megawatts-and-capex-unknown",
    });
  });

  it("cannot strand a phase without capex", () => {
    const capex = { facilityUsd: 0, acceleratorsUsd: 0, currency: "USD", source: "stated" } as const;
    const risk = known({ capex, samples: starts(planDay + 3000) });
    expect([risk.strandedProbability, risk.lossShares.mean]).toEqual([0, 0]);
    expect(risk.payback.plan).toEqual({ months: null, reason: "no-capex" });
  });

  it("refuses nonsense, naming the field and its limit", () => {
    const bad = (change: Partial<typeof defaults>) => problems({ assumptions: { ...defaults, ...change } })[0];
    expect(problems({ megawatts: { value: -1, basis: "facility" } })[0]).toMatch(/^megawatts\.value: .*>=0/);
    expect(bad({ utilisation: 1.2 })).toMatch(/^assumptions\.utilisation: .*<=1/);
    expect(bad({ acceleratorLifeYears: 0 })).toMatch(/^assumptions\.acceleratorLifeYears: .*>=1/);
    expect(bad({ lossThresholds: [0.5, 0.1] })).toBe("assumptions.lossThresholds: Expected ascending thresholds");
    expect(problems({ samples: { ...starts(planDay), cancelledDay: new Float64Array(2) } })[0]).toMatch(/^samples: /);
    expect(problems({ samples: starts(Number.NaN) })[0]).toMatch(/^samples: .*finite/);
  });
});

describe("payback", () => {
  it("is paid from the phase's own first capex, without renewals", () => {
    // $3.6bn ÷ (100 MW × $7.3m a year) = 59.2 months, and 3.5 for the ramp: the 63rd payment, 62.5 months after the start of
    // service; the first capex comes 17.5 months before it.
    expect(known({}).payback.plan.months).toBe(80);
    expect(known({ samples: starts(planDay + year) }).payback.monthsBeyondPlan).toBe(12);
    const retimed = known({ samples: starts(planDay + year), powerReadyP50Day: planDay + year });
    expect(retimed.payback.monthsBeyondPlan).toBe(0);
  });
});
