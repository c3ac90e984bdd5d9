import { describe, expect, it } from "vitest";
import { normalQuantile } from "@/lib/forecast";
import { calendarOf, riskOf } from "./any-phase-money.arbitrary";
import { meanOf } from "./money-figures";
import { phaseMoneyWithDraws } from "./phase-money";
import {
  asOfDay,
  colocationPhase,
  dayOf,
  drawsOn,
  known,
  lawOfDraws,
  leasePhase,
  noExtras,
  ownPhase,
  planDay,
  planOf,
  usd,
} from "./phase-money.fixture";
import type { PhaseExtras, PhaseMoneyInput } from "./phase-money-types";

const law = lawOfDraws(2 ** 15);
const never = Number.POSITIVE_INFINITY;
type Assumptions = PhaseMoneyInput["assumptions"];

const assuming = (phase: PhaseMoneyInput, change: Partial<Assumptions>): PhaseMoneyInput => ({
  ...phase,
  assumptions: { ...phase.assumptions, ...change },
});
const having = (phase: PhaseMoneyInput, change: Partial<PhaseExtras>): PhaseMoneyInput => ({
  ...phase,
  extras: { ...noExtras, ...change },
});
/** The draws of the law with service, energised and clock moved. */
const drawn = (
  phase: PhaseMoneyInput,
  later = 0,
  isCancelled = true,
  clock = law.draws.cancelledDay,
): PhaseMoneyInput => ({
  ...assuming(phase, { priceCorrelation: 0 }),
  scores: law.scores,
  draws: {
    serviceDay: law.draws.serviceDay.map((day) => day + later),
    energisedDay: law.draws.energisedDay?.map((day) => day + later) ?? null,
    cancelledDay: isCancelled ? clock : clock.map(() => never),
    utilityReadyDay: null,
  },
});
const millionsLate = (phase: PhaseMoneyInput, days: number) => {
  const { delayCost } = known(phase, drawsOn([planDay + days]));
  return (delayCost.known ? (delayCost.latest.mean.usd ?? Number.NaN) : expect.fail()) / 1e6;
};
const worthOf = (phase: PhaseMoneyInput) => {
  const { netPresentValue } = known(phase);
  return netPresentValue.known ? netPresentValue : expect.fail();
};
const delayOf = (phase: PhaseMoneyInput) => {
  const { delayCost } = known(phase);
  return delayCost.known ? delayCost : expect.fail();
};

/** 100 MW of facility power at the defaults, $ a MW. */
const defaultPhase = (usdPerMegawatt: number, change: Partial<Assumptions> = {}): PhaseMoneyInput => ({
  ...assuming(ownPhase, {
    priceBasis: "facility",
    revenueUsdPerMwYear: 10.5e6,
    utilisation: 0.8,
    opexUsdPerMwYear: 1.1e6,
    rampMonths: 6,
    installDays: 60,
    horizonYears: { own: 18, lease: 15, colocation: 18 },
    ...change,
  }),
  megawatts: { value: 100, basis: "facility" },
  capital: { ...ownPhase.capital, facility: usd(35 * usdPerMegawatt), accelerators: usd(65 * usdPerMegawatt) },
});

describe("renewals and re-timing", () => {
  it("a renewal that loses money is not made, so a delay never saves money by it", () => {
    const phase = defaultPhase(49.5e6, { utilisation: 0.5 });
    const costs = [3, 5, 7, 10].map((years) => millionsLate(phase, 365 * years));
    expect(costs.map(Math.round)).toEqual([911, 1282, 1282, 1282]);
  });

  it("a delivery that an earlier look moved stays moved inside the firm window", () => {
    const plan = planOf({ saidDay: asOfDay - 500, day: asOfDay + 900 });
    const phase = { ...drawn(assuming(ownPhase, { installDays: 60 }), asOfDay + 900 - planDay, false), plan };
    const look = { day: asOfDay, serviceP50Day: asOfDay + 1300 };
    const again = { day: asOfDay + 800, serviceP50Day: asOfDay + 1300 };
    const costs = [[look], [look, again], [again]].map(
      (looks) => (delayOf({ ...phase, looks }).latest.mean.usd ?? 0) / 1e6,
    );
    for (const [i, expected] of [88.4, 88.4, 254.1].entries())
      expect(Math.abs((costs[i] ?? 0) - expected)).toBeLessThan(0.3);
  });

  it("12 months late costs 15.5–16 % of capital when the order is firm, and less than nothing when known before", () => {
    for (const [acceleratorLifeYears, firm, early] of [
      [4, 0.16, -0.032],
      [5, 0.155, -0.01],
    ] as const) {
      const phase = defaultPhase(36e6, { acceleratorLifeYears });
      expect(millionsLate(phase, 365) / 3600).toBeCloseTo(firm, 3);
      const looks = [{ day: planDay - 730, serviceP50Day: planDay + 365 }];
      expect(millionsLate({ ...phase, looks }, 365) / 3600).toBeCloseTo(early, 3);
    }
  });
});

describe("the plan a dollar was spent under", () => {
  it("36 months of building, on plan: nothing at risk", () => {
    expect(known(assuming(ownPhase, { buildMonths: 36 })).capitalAtRisk[0]?.mean.total.usd).toBe(0);
  });

  it("a plan re-dated by two years, 200 days before service: spent stays spent, and it stays at risk", () => {
    const day = planDay - 200;
    const before = { ...ownPhase, asOfDay: day, works: { begunDay: planDay - 540, notBegunDay: null } };
    const plan = planOf(...(before.plan?.promises ?? []), { saidDay: day, day: planDay + 730 });
    const clock = law.draws.cancelledDay.map((cancelled) => Math.max(cancelled, day));
    const spent = (phase: PhaseMoneyInput) =>
      calendarOf(phase).reduce((sum, row) => sum + (row.asset === "facility" && row.paidDay <= day ? row.usd : 0), 0) /
      1e6;
    const facility = (phase: PhaseMoneyInput) =>
      meanOf(riskOf(drawn(phase, 730 * 1.6, true, clock), 24).facilityUsd) / 1e6;
    const redated = { ...before, plan };
    expect([spent(before), spent(redated)].map((usd) => usd.toFixed(1))).toEqual(["305.6", "305.6"]);
    expect(Math.abs(facility(before) - 487.3)).toBeLessThan(0.5);
    expect(Math.abs(facility(redated) - 421)).toBeLessThan(0.5);
  });

  it("a phase that earns less than its cost of capital, re-dated and kept: delay cost is negative against the first plan", () => {
    const plan = planOf({ saidDay: planDay - 760, day: planDay }, { saidDay: planDay - 600, day: planDay + 731 });
    const cost = (phase: PhaseMoneyInput) => {
      const { first, latest } = delayOf({ ...phase, plan, draws: drawsOn([planDay + 731]) });
      return [first, latest].map(({ mean }) => Math.round((mean.usd ?? Number.NaN) / 1e6));
    };
    expect(cost(defaultPhase(36e6))).toEqual([-70, 0]);
    expect(cost(ownPhase)).toEqual([38, 0]);
    const { mean, belowZero, belowZeroOnPlan } = worthOf(drawn(defaultPhase(36e6)));
    expect(Math.round((mean.onPlan.usd ?? 0) / 1e6)).toBe(-402);
    expect(Math.abs(belowZeroOnPlan - 0.602)).toBeLessThan(0.002);
    expect(Math.abs(belowZero.probability - 0.756)).toBeLessThan(0.002);
  });
});

describe("what does not hold", () => {
  it("a longer life puts more at risk: the phase lives to spend", () => {
    const plan = planOf({ saidDay: asOfDay - 700, day: asOfDay + 1500 });
    const at = (hazard: number) => {
      const clock = law.draws.cancelledDay.map((day) => asOfDay + ((day - asOfDay) * 0.056) / hazard);
      return { ...drawn(ownPhase, asOfDay + 1500 - planDay, true, clock), plan };
    };
    const [before, after] = [at(0.15), at(0.056)];
    const risk = (phase: PhaseMoneyInput) => (known(phase).capitalAtRisk[0]?.mean.total.usd ?? 0) / 1e6;
    expect(Math.abs(risk(before) - 216)).toBeLessThan(0.5);
    expect(Math.abs(risk(after) - 243.7)).toBeLessThan(0.5);
    expect(Math.abs(worthOf(before).belowZero.probability - 0.459)).toBeLessThan(0.002);
    expect(Math.abs(worthOf(after).belowZero.probability - 0.525)).toBeLessThan(0.002);
  });

  it("a contract price for energy narrows the spread and can raise the probability of a net present value below 0", () => {
    const phase = drawn(assuming(ownPhase, { revenueUsdPerMwYear: 6.2e6 }), 0, false);
    const scores = { ...law.scores, energy: law.draws.cancelledDay.map((day) => scoreOf(day)) };
    const at = (contractShare: number) =>
      worthOf({
        ...having(phase, {
          energy: { usdPerMwh: 60, runningCostUsdPerMwYear: 1e6, contractShare, supplyStartDay: null },
        }),
        scores,
      });
    const [open, fixed] = [at(0), at(0.8)];
    expect(Math.abs(open.belowZero.probability - 0.8728)).toBeLessThan(0.004);
    expect(fixed.belowZero.probability).toBeGreaterThan(open.belowZero.probability);
    expect(fixed.valueAtRisk.draws.usd ?? 0).toBeGreaterThan(open.valueAtRisk.draws.usd ?? 0);
  });

  it("a landlord's probability hangs on the discount rate", () => {
    const at = (colocation: number) =>
      worthOf(drawn(assuming(colocationPhase, { discountRatePerYear: { own: 0.1, lease: 0.1, colocation } })))
        .belowZeroOnPlan;
    expect([at(0.08), at(0.1)].map((share) => share.toFixed(2))).toEqual(["0.44", "0.68"]);
  });
});

describe("extras", () => {
  it("rent from service or from a fixed day, a tenant that may leave", () => {
    const fixed = { rentFromDay: planDay };
    expect([leasePhase, colocationPhase].map((phase) => Math.round(millionsLate(phase, 365)))).toEqual([220, 50]);
    expect([leasePhase, colocationPhase].map((phase) => Math.round(millionsLate(having(phase, fixed), 365)))).toEqual([
      339, 0,
    ]);
    const mayLeave = having(colocationPhase, { tenantMayLeaveAfterDay: planDay + 365 });
    expect([365, 366].map((days) => millionsLate(mayLeave, days).toFixed(1))).toEqual(["50.0", "85.2"]);
  });

  it("a lost exemption is paid on its deadline, so that a later service never saves it", () => {
    const phase = having(ownPhase, { taxDeadline: { day: planDay + 200, usd: 100e6 } });
    const lost = 100 * 1.1 ** (-(planDay + 200 - asOfDay) / 365);
    for (const days of [200, 201, 900])
      expect(millionsLate(phase, days) - millionsLate(ownPhase, days)).toBeCloseTo(days > 200 ? lost : 0, 6);
  });

  const demand = { share: 0.85, contractedKilowatts: 100_000, usdPerKilowattMonth: 8, rampMonths: 0, exitMonths: 36 };
  const liable = (readyBefore: number, cancelledDay = never, change: Partial<typeof demand> = {}) => {
    const draws = {
      ...drawsOn([planDay + 365], [cancelledDay]),
      utilityReadyDay: Float64Array.of(planDay + 365 - readyBefore),
    };
    const money = known(having(ownPhase, { minimumDemand: { ...demand, ...change } }), draws);
    return { money, liabilities: money.liabilities?.known ? money.liabilities : expect.fail() };
  };

  it("minimum demand is billed from the utility's day, an exit fee when cancelled; neither is capital at risk", () => {
    expect(liable(0).liabilities.meanUsd).toBe(0);
    expect(liable(180).liabilities.meanUsd / 1e6).toBeCloseTo((0.68 * 180 * 12) / 365, 9);
    expect(liable(0, planDay).liabilities).toMatchObject({ exitFeeUsd: 24_480_000, minimumDemandUsd: 0 });
    expect(liable(180, planDay + 300).liabilities.minimumDemandUsd / 1e6).toBeCloseTo((0.68 * 115 * 12) / 365, 9);
    const ramped = liable(365, never, { rampMonths: 12 }).liabilities.meanUsd;
    expect(ramped / 1e6).toBeCloseTo(0.68 * 6, 9);
    expect(liable(180).money.capitalAtRisk).toEqual(liable(0).money.capitalAtRisk);
  });

  it("bills are cash: at a rate of 0 the net present value falls by them", () => {
    const free = (phase: PhaseMoneyInput) =>
      assuming(phase, { discountRatePerYear: { own: 0, lease: 0, colocation: 0 } });
    for (const cancelledDay of [never, planDay + 300]) {
      const draws = { ...drawsOn([planDay + 365], [cancelledDay]), utilityReadyDay: Float64Array.of(planDay + 100) };
      const [without, withDemand] = [noExtras, { ...noExtras, minimumDemand: { ...demand, rampMonths: 6 } }].map(
        (extras) => known(free({ ...ownPhase, extras }), draws),
      );
      const worth = (money: typeof without) =>
        money?.netPresentValue.known ? (money.netPresentValue.mean.draws.usd ?? 0) : 0;
      const bills = withDemand?.liabilities?.known ? withDemand.liabilities.meanUsd : expect.fail();
      expect(worth(without) - worth(withDemand)).toBeCloseTo(bills, 0);
    }
  });

  it("without a rate there are no dollars of minimum demand, and take-or-pay without a direction is not computed", () => {
    const phase = having(ownPhase, {
      minimumDemand: { ...demand, usdPerKilowattMonth: null },
      takeOrPay: { direction: null },
    });
    const money = known(phase);
    expect(money.liabilities).toEqual({ known: false, reason: "no-rate" });
    expect(money.notes).toEqual(
      expect.arrayContaining(["take-or-pay-without-direction", "minimum-demand-without-rate"]),
    );
    expect(money.netPresentValue).toEqual(known(ownPhase).netPresentValue);
  });

  it("take-or-pay: from a tenant income that no price moves, to a supplier the loss on energy resold before service", () => {
    const fromTenant = having(ownPhase, { takeOrPay: { direction: "from-tenant", share: 0.7, usdPerMwYear: 7.5e6 } });
    const spread = { ...ownPhase.assumptions.spread, capex: 0 };
    const worth = worthOf({ ...assuming(fromTenant, { spread }), ...onPlanDraws() });
    expect(worth.mean.onPlan.usd).toBeCloseTo(worthOf(ownPhase).mean.onPlan.usd ?? 0, 0);
    expect(worth.mean.onPlanDrawn.usd).toBeCloseTo(worth.valueAtRisk.onPlan.usd ?? 0, 0);
    const contract = {
      direction: "to-supplier" as const,
      share: 0.5,
      usdPerMwh: 70,
      resaleUsdPerMwh: 40,
      fromDay: planDay,
    };
    const extra = millionsLate(having(ownPhase, { takeOrPay: contract }), 365) - millionsLate(ownPhase, 365);
    const yearUsd = 0.5 * 125 * 8760 * 0.75 * 30;
    const level = (1.1 ** (-546 / 365) - 1.1 ** (-911 / 365)) / Math.log(1.1);
    expect(extra).toBeCloseTo((yearUsd * level) / 1e6, 6);
  });

  it("earnings that fall with age: each month earns by the age in its middle", () => {
    const phase = having(ownPhase, { earningsFallPerYear: 0.2 });
    const months = Array.from({ length: 60 }, (_, m) => 0.8 ** ((m + 0.5) / 12) * 1.1 ** (-(m + 0.5) / 12));
    const income = (100 * 7.5e6 * 0.7 * months.reduce((sum, one) => sum + one, 0)) / 12;
    const level = 47.7276632553;
    const expected = (income - (100e6 / 12) * level) * 1.1 ** (-546 / 365) - 466_084_060 - 780_411_371;
    expect(worthOf(phase).mean.onPlan.usd).toBeCloseTo(expected, -1);
    const steady = having(ownPhase, { earningsFallPerYear: 0 });
    expect(worthOf(steady).mean.onPlan.usd).toBeCloseTo(worthOf(ownPhase).mean.onPlan.usd ?? 0, 0);
  });
});

describe("the example of docs/model.md", () => {
  const day = dayOf("2027-01-01");
  const phase: PhaseMoneyInput = {
    ...assuming(ownPhase, {
      buildMonths: 2,
      acceleratorLifeYears: 3,
      horizonYears: { own: 3, lease: 3, colocation: 3 },
      revenueUsdPerMwYear: 10e6,
      priceCorrelation: 0,
    }),
    plan: planOf({ saidDay: asOfDay - 200, day }),
  };
  it("keeps its figures, with the probability of a net present value below 0", () => {
    const at = (days: number) => {
      const draws = drawsOn(Array.from(law.draws.serviceDay, () => day + days));
      return worthOf({ ...phase, draws, scores: law.scores });
    };
    expect(Math.round(at(0).mean.draws.usd ?? 0)).toBe(146_851_512);
    expect(Math.round(at(365).mean.draws.usd ?? 0)).toBe(-224_690_259);
    expect(at(0).belowZero.probability.toFixed(2)).toBe("0.38");
    expect(at(365).belowZero.probability.toFixed(2)).toBe("0.70");
    expect(phaseMoneyWithDraws({ ...phase, draws: drawsOn([day]) }).draws).not.toBeNull();
  });
});

/** The law's scores, every draw on plan. */
function onPlanDraws(): Pick<PhaseMoneyInput, "draws" | "scores"> {
  return { draws: drawsOn(Array.from(law.draws.serviceDay, () => planDay)), scores: law.scores };
}

/** The normal score of a clock of the law: a column independent of price and capital. */
function scoreOf(cancelledDay: number): number {
  return normalQuantile(Math.exp((-0.056 * (cancelledDay - asOfDay)) / 365));
}
