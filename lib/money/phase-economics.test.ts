import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { idleCoster } from "./idle-cost";
import { xirr } from "./internal-rate";
import { paybackTime } from "./payback";
import { acceleratorFlows, facilityFlows, marginFlows } from "./phase-cash";
import { type KnownPhaseEconomics, phaseEconomics } from "./phase-economics";
import type { PhaseEconomicsInput } from "./phase-economics-input";
import { phaseSchedules } from "./phase-schedules";
import { cancelledOn, defaults, onPlan, planDay, starts } from "./testing";
import { phaseValuer } from "./valuation";

const capital = { megawatts: 100, facilityUsd: 1.26e9, acceleratorsUsd: 2.34e9 };
const COMMITTED_USD = 3.6e9;

function known(change: Partial<PhaseEconomicsInput>): KnownPhaseEconomics {
  const economics = phaseEconomics({ ...onPlan, ...change });
  if (!economics.known) throw new Error(`Expected known economics, got ${JSON.stringify(economics)}`);
  return economics;
}

function dollarsOf(change: Partial<PhaseEconomicsInput>) {
  return known(change).dollars ?? expect.fail("no dollars");
}

/** 3,000 starts spread like a forecast's, every seventh draw cancelled. */
function manyDraws(draws = 3000) {
  const samples = starts(...Array.from({ length: draws }, (_, i) => planDay - 200 + 400 * ((i + 0.5) / draws) ** -0.5));
  for (let i = 0; i < draws; i += 7) samples.cancelledDay[i] = planDay - 800 + (900 * i) / draws;
  return samples;
}

/** Every figure for every single draw, in no clever way. */
function bruteForce(input: PhaseEconomicsInput) {
  const { plan, draw, redeployableShare } = phaseSchedules(input);
  const days = { asOfDay: input.asOfDay, planStartDay: input.plan.startDay };
  const total = (v: { facilityUsd: number; acceleratorsUsd: number; marginUsd: number }) =>
    v.facilityUsd + v.acceleratorsUsd + v.marginUsd;
  const planned = phaseValuer(capital, days, plan, redeployableShare, input.assumptions).inService(planDay);
  const valuer = phaseValuer(capital, days, draw, redeployableShare, input.assumptions);
  const idle = idleCoster(capital, days, draw, input.assumptions);
  const services: number[] = [];
  const cancelledUsd: number[] = [];
  input.samples.startDay.forEach((startDay, i) => {
    const cancelledDay = input.samples.cancelledDay[i] ?? Number.NaN;
    if (cancelledDay === Infinity) services.push(Math.max(startDay, draw.readyDay));
    else cancelledUsd.push(total(valuer.cancelled(cancelledDay)));
  });
  const npv = services.map((day) => total(valuer.inService(day)));
  return {
    npvUsd: npv,
    deferralCostUsd: npv.map((usd) => total(planned) - usd),
    idleDays: services.map((day) => idle(day).days),
    idleCostUsd: services.map((day) => idle(day).totalUsd),
    cancelledUsd,
    rates: () =>
      services.map((day) => {
        const found = xirr([
          ...facilityFlows(capital, days, draw, input.assumptions),
          ...acceleratorFlows(capital.acceleratorsUsd, draw.deliveryDay, day, input.assumptions),
          ...marginFlows(capital.megawatts, day, input.assumptions),
        ]);
        return found.rate ?? expect.fail(found.reason);
      }),
    payback: services.map((day) => paybackTime(capital, days, draw, day, input.assumptions).months ?? 0),
  };
}

const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Nearest rank. */
function quantile(values: number[], probability: number): number {
  const ascending = [...values].sort((a, b) => a - b);
  return ascending[Math.min(values.length, Math.max(1, Math.ceil(probability * values.length))) - 1] ?? Number.NaN;
}

type Summary = { p10: number | null; p50: number | null; p90: number | null; mean: number | null };

/** Means within 0.1 % of `unit`; quantiles between those of the probabilities 1/256 lower and higher. */
function agree(got: Summary, values: number[], unit: number): void {
  expect(Math.abs((got.mean ?? Number.NaN) - mean(values))).toBeLessThan(0.001 * unit);
  for (const [key, probability] of [
    ["p10", 0.1],
    ["p50", 0.5],
    ["p90", 0.9],
  ] as const) {
    expect(got[key]).toBeGreaterThanOrEqual(quantile(values, probability - 1 / 256) - 1e-9 * unit);
    expect(got[key]).toBeLessThanOrEqual(quantile(values, probability + 1 / 256) + 1e-9 * unit);
  }
}

describe("256 groups of draws instead of every draw", () => {
  const cases = [
    ["surprised", {}],
    ["re-timed", { powerReadyP50Day: planDay + 300 }],
    ["firm order", { accelerators: { owner: "hyperscaler", alreadyFirm: { deliveryDay: planDay - 200 } } }],
    ["frozen", { asOfDay: planDay - 200, powerReadyP50Day: planDay + 300 }],
  ] as const;
  it.each(cases)("gives what each draw gives (%s)", (_, change) => {
    const input = { ...onPlan, ...change, samples: manyDraws() };
    const brute = bruteForce(input);
    const economics = known(input);
    const dollars = economics.dollars ?? expect.fail("no dollars");
    agree(dollars.npvUsd, brute.npvUsd, COMMITTED_USD);
    agree(dollars.deferralCostUsd, brute.deferralCostUsd, COMMITTED_USD);
    agree(dollars.idleCostUsd.total, brute.idleCostUsd, COMMITTED_USD);
    agree(economics.idleDays, brute.idleDays, 1000);
    expect(Math.abs((dollars.cancelledMeanNpvUsd ?? 0) - mean(brute.cancelledUsd))).toBeLessThan(0.001 * COMMITTED_USD);
    expect(economics.cancelledShare).toBe(brute.cancelledUsd.length / 3000);
  });

  it("reads rates and paybacks at exact draws", () => {
    const input = { ...onPlan, samples: manyDraws(400) };
    const { internalRate, payback } = known(input);
    const brute = bruteForce(input);
    const rates = brute.rates();
    for (const [key, probability] of [
      ["p10", 0.1],
      ["p50", 0.5],
      ["p90", 0.9],
    ] as const) {
      // From the other end the nearest rank is one draw up.
      expect(internalRate[key]?.rate).toBeGreaterThanOrEqual(quantile(rates, probability));
      expect(internalRate[key]?.rate).toBeLessThanOrEqual(quantile(rates, probability + 1 / 300));
      expect(payback[key]?.fromFirstCapexMonths).toBe(quantile(brute.payback, probability));
    }
    expect(Math.abs((payback.mean?.fromFirstCapexMonths ?? 0) - mean(brute.payback))).toBeLessThanOrEqual(0.5);
  });
});

describe("cancelled draws", () => {
  it("and the cost of delay of the others make up the expected net present value", () => {
    const input = { ...onPlan, samples: manyDraws(200) };
    const { cancelledShare } = known(input);
    const { deferralCostUsd, cancelledMeanNpvUsd, expectedNpvUsd, npvUsd } = dollarsOf(input);
    const lossUsd = (1 - cancelledShare) * (deferralCostUsd.mean ?? 0) - cancelledShare * (cancelledMeanNpvUsd ?? 0);
    expect(expectedNpvUsd).toBeCloseTo((1 - cancelledShare) * npvUsd.plan - lossUsd, 3);
  });

  it("cost nothing before capital is drawn, and else the capital spent less what the accelerators bring, by owner", () => {
    const assumptions = { ...defaults, waccPerYear: 0 };
    const lostOn = (day: number, change: Partial<PhaseEconomicsInput> = {}) =>
      -(dollarsOf({ samples: cancelledOn(day), assumptions, ...change }).cancelledMeanNpvUsd ?? Number.NaN) /
      COMMITTED_USD;
    expect(lostOn(planDay - 600)).toBeCloseTo(0, 12);
    // 16 of 18 months of facility capex and the accelerators as good as new: 0.35 × 16/18 + 0.65 × (1 − share).
    expect(lostOn(planDay - 60)).toBeCloseTo(0.35 * (16 / 18) + 0.65 * 0.8, 12);
    expect(lostOn(planDay - 60, { accelerators: { owner: "hyperscaler" } })).toBeCloseTo(
      0.35 * (16 / 18) + 0.65 * 0.4,
      12,
    );
    expect(lostOn(planDay - 241)).toBeCloseTo(0.35 * (10 / 18), 12);
  });

  it("never pay back and have no start; their sunk capital is said apart", () => {
    const economics = known({ samples: cancelledOn(planDay - 60, planDay - 600) });
    expect([economics.cancelledShare, economics.neverPaysBackShare]).toEqual([1, 1]);
    expect(economics.drawsUnknownReason).toBe("every-draw-cancelled");
    expect([economics.idleDays.p50, economics.internalRate.p50, economics.payback.p50]).toEqual([null, null, null]);
    expect(economics.dollars?.npvUsd.mean).toBeNull();
    expect(economics.dollars?.expectedNpvUsd).toBe(economics.dollars?.cancelledMeanNpvUsd);
    expect(economics.dollars?.expectedNpvUsd).toBeLessThan(0);
  });
});

describe("a draw 365 days late, by hand", () => {
  const { dollars, idleDays, payback } = known({ samples: starts(planDay + 365) });

  it("leaves the machines idle for a year: a fifth of their worth, and 10 % on all that is paid for", () => {
    expect([idleDays.plan, idleDays.p50]).toEqual([0, 365]);
    expect(dollars?.idleCostUsd.economicDecay.p50).toBeCloseTo(2.34e9 / 5, 3);
    expect(dollars?.idleCostUsd.carrying.p50).toBeCloseTo(0.1 * COMMITTED_USD, 3);
  });

  it("is repaid twelve months later from the first capex, as soon as ever from the start of revenue", () => {
    expect(payback.plan).toEqual({ fromFirstCapexMonths: 80, fromRevenueStartMonths: 63, reason: null });
    expect(payback.p50).toEqual({ fromFirstCapexMonths: 92, fromRevenueStartMonths: 63, reason: null });
  });

  it("is depreciated in the books from its own start, 2,340 ÷ 5.5 and 1,260 ÷ 18 a year", () => {
    const { facility, accelerators, total } = dollars?.accountingDepreciationFirstYearUsd ?? expect.fail();
    expect([facility, accelerators]).toEqual([1.26e9 / 18, 2.34e9 / 5.5]);
    expect(total).toBe(facility + accelerators);
  });
});

describe("what is unknown or refused", () => {
  it("gives days, months and rates but no dollars without a stated capex; nothing without MW either", () => {
    const economics = known({ capex: null });
    expect([economics.dollars, economics.dollarsUnknownReason]).toEqual([null, "capex-unknown"]);
    expect(economics.internalRate.plan.rate).toBeCloseTo(known({}).internalRate.plan.rate ?? 0, 12);
    const megawatts = { value: null, basis: "critical-it" } as const;
    expect(phaseEconomics({ ...onPlan, megawatts, capex: null })).toMatchObject({
      known: false,
      reason: "megawatts-and-capex-unknown",
    });
    expect(known({ megawatts }).megawatts).toEqual({
      value: 100,
      basis: "critical-it",
      source: "capex-at-default-per-megawatt",
    });
  });

  it("never pays back what its margin does not cover, and has no rate where nothing comes in", () => {
    const low = known({ assumptions: { ...defaults, utilisation: 0.11 } });
    expect([low.neverPaysBackShare, low.payback.plan.reason]).toEqual([1, "not-within-facility-life"]);
    const none = known({ assumptions: { ...defaults, utilisation: 0, acceleratorLifeYears: 18, installDays: 0 } });
    expect(none.internalRate.plan).toEqual({ rate: null, reason: "no-sign-change" });
  });

  const problems = (input: PhaseEconomicsInput) => {
    const answer = phaseEconomics(input);
    return !answer.known && answer.reason === "invalid-input" ? answer.problems[0] : undefined;
  };
  const assuming = (change: Partial<typeof defaults>) =>
    problems({ ...onPlan, assumptions: { ...defaults, ...change } });

  it("draws of which some have no day", () => {
    expect(problems({ ...onPlan, samples: { ...starts(planDay), cancelledDay: new Float64Array(2) } })).toMatch(
      /^samples: /,
    );
    expect(problems({ ...onPlan, samples: starts(Number.NaN) })).toMatch(/^samples: .*finite/);
  });
  it("negative MW", () => {
    expect(problems({ ...onPlan, megawatts: { value: -1, basis: "facility" } })).toMatch(/^megawatts\.value: .*>=0/);
  });
  it("utilisation over 1", () => {
    expect(assuming({ utilisation: 1.01 })).toMatch(/^assumptions\.utilisation: .*<=1/);
  });
  it("missing currency", () => {
    const { currency, ...capex } = onPlan.capex ?? expect.fail();
    expect(problems({ ...onPlan, capex: capex as PhaseEconomicsInput["capex"] })).toMatch(/^capex\.currency: .*"USD"/);
  });
  it("life of zero", () => {
    for (const life of [
      "acceleratorLifeYears",
      "evaluationYears",
      "acceleratorAccountingLifeYears",
      "facilityAccountingLifeYears",
    ])
      expect(assuming({ [life]: 0 })).toMatch(new RegExp(`^assumptions\\.${life}: .*>=1`));
  });
});

describe("for any phase", () => {
  const delay = fc.integer({ min: -400, max: 4000 });
  const change = fc.record({
    asOfDay: fc.integer({ min: planDay - 1500, max: planDay + 800 }),
    powerReadyP50Day: fc.option(fc.integer({ min: planDay - 300, max: planDay + 1500 })),
  });
  const prices = fc.record({
    waccPerYear: fc.double({ min: 0.06, max: 0.14, noNaN: true }),
    acceleratorLifeYears: fc.double({ min: 3, max: 6, noNaN: true }),
    revenueUsdPerMwYear: fc.double({ min: 15e6, max: 25e6, noNaN: true }),
  });

  it("a later start never raises NPV and never shortens payback, where the margin covers the renewals", () => {
    fc.assert(
      fc.property(change, prices, delay, delay, (known_, price, one, other) => {
        const assumptions = { ...defaults, ...price };
        const [early, late] = [Math.min(one, other), Math.max(one, other)].map((days) =>
          known({ ...known_, assumptions, samples: starts(planDay + days) }),
        );
        expect(late?.dollars?.npvUsd.p50).toBeLessThanOrEqual((early?.dollars?.npvUsd.p50 ?? Number.NaN) + 1e-3);
        expect(late?.payback.p50?.fromFirstCapexMonths).toBeGreaterThanOrEqual(
          early?.payback.p50?.fromFirstCapexMonths ?? Number.NaN,
        );
      }),
      { numRuns: 100 },
    );
  });

  it("on plan deferral costs exactly nothing, whatever WACC, life and margin", () => {
    const anyMargin = fc.double({ min: 0, max: 30e6, noNaN: true });
    fc.assert(
      fc.property(prices, anyMargin, fc.integer({ min: -1500, max: 0 }), (price, revenueUsdPerMwYear, asOf) => {
        const input = { asOfDay: planDay + asOf, assumptions: { ...defaults, ...price, revenueUsdPerMwYear } };
        expect(dollarsOf(input).deferralCostUsd).toEqual({ plan: 0, p10: 0, p50: 0, p90: 0, mean: 0 });
      }),
      { numRuns: 60 },
    );
  });

  it("without capex nothing can lie idle at a cost or be paid back", () => {
    const capex = { facilityUsd: 0, acceleratorsUsd: 0, currency: "USD", source: "stated" } as const;
    fc.assert(
      fc.property(change, prices, delay, (known_, price, days) => {
        const samples = starts(planDay + days, planDay);
        samples.cancelledDay[1] = planDay;
        const input = { ...known_, capex, samples, assumptions: { ...defaults, ...price } };
        const economics = known(input);
        expect([economics.neverPaysBackShare, economics.payback.plan.reason]).toEqual([null, "no-capex"]);
        expect(economics.dollars?.idleCostUsd.total.mean).toBe(0);
      }),
      { numRuns: 40 },
    );
  });

  it("its parts add up, and it survives JSON", () => {
    fc.assert(
      fc.property(change, prices, fc.array(delay, { minLength: 1, maxLength: 300 }), (known_, price, delays) => {
        const samples = starts(...delays.map((days) => planDay + days));
        samples.cancelledDay[0] = planDay - 300;
        const economics = known({ ...known_, samples, assumptions: { ...defaults, ...price } });
        expect(JSON.parse(JSON.stringify(economics))).toEqual(economics);
        const { npvUsd, deferralCostUsd, idleCostUsd } = economics.dollars ?? expect.fail();
        const { total, economicDecay, carrying } = idleCostUsd;
        expect(total.plan).toBe(economicDecay.plan + carrying.plan);
        if (delays.length === 1) return;
        const apart = (a: number | null, b: number) => Math.abs((a ?? Number.NaN) - b) / COMMITTED_USD;
        expect(apart(total.mean, (economicDecay.mean ?? 0) + (carrying.mean ?? 0))).toBeLessThan(1e-12);
        expect(apart(npvUsd.mean, npvUsd.plan - (deferralCostUsd.mean ?? 0))).toBeLessThan(1e-12);
      }),
      { numRuns: 40 },
    );
  });
});
