import { describe, expect, it } from "vitest";
import { phaseMoney, phaseMoneyWithDraws } from "./phase-money";
import {
  asOfDay,
  colocationPhase,
  drawsOn,
  known,
  leasePhase,
  ownPhase,
  planDay,
  planOf,
  usd,
} from "./phase-money.fixture";
import type { PhaseMoneyInput } from "./phase-money-types";

const late = drawsOn([planDay + 1096]);
const nothingStated = { facility: null, accelerators: null, undivided: null, contribution: null, deposit: null };
const facilityBasis = { ...ownPhase.assumptions, priceBasis: "facility" as const };
const columns = (phase: PhaseMoneyInput) => phaseMoneyWithDraws(phase).draws ?? expect.fail();

describe("what is not known", () => {
  it("no plan on record: no delay cost, no net present value; recorded money alone is at risk", () => {
    const payments = [{ asset: "facility" as const, day: asOfDay, ...usd(100e6) }];
    const money = known({ ...ownPhase, plan: null, payments, draws: late });
    expect(money.delayCost).toEqual({ known: false, reason: "no-plan-on-record" });
    expect(money.netPresentValue).toEqual({ known: false, reason: "no-plan-on-record" });
    expect(money.capitalAtRisk[0]).toMatchObject({
      months: 24,
      mean: { total: { usd: 100e6 } },
      probability: 1,
      onPlan: null,
    });
    expect(money.delivery).toBeNull();
    expect(columns({ ...ownPhase, plan: null, payments, draws: late })).toMatchObject({
      delayCostUsd: null,
      netPresentValueUsd: null,
    });
    expect(phaseMoney({ ...ownPhase, plan: null })).toMatchObject({ known: false, reason: "nothing-dated" });
  });

  it("every draw cancelled: no delay cost", () => {
    const money = known(ownPhase, drawsOn([Number.POSITIVE_INFINITY], [planDay]));
    expect(money.delayCost).toEqual({ known: false, reason: "no-draw-serves" });
    expect(money.servesProbability).toBe(0);
    expect(money.netPresentValue).toMatchObject({ belowZero: { probability: 1, cancelled: 1, served: 0 } });
  });

  it("a currency that is no code leaves the dollars unknown, and nothing else", () => {
    const inEuro = { amount: 1e9, currency: "€" };
    const money = known({ ...ownPhase, capital: { ...ownPhase.capital, facility: inEuro }, draws: late });
    expect(money.capital).toMatchObject({ dollarsUnknown: "currency", total: { usd: null, shareOfCapital: 1 } });
  });

  it("a share of accelerators of 0 or 1 tells no megawatts from the other asset alone", () => {
    const phase = { ...ownPhase, megawatts: { value: null, basis: "unknown" as const } };
    const of = (acceleratorShareOfCapex: number, capital: Partial<PhaseMoneyInput["capital"]>) =>
      phaseMoney({
        ...phase,
        capital: { ...nothingStated, ...capital },
        assumptions: { ...facilityBasis, acceleratorShareOfCapex },
      });
    const unknown = { known: false, reason: "megawatts-and-capital-unknown" };
    expect(of(1, { facility: usd(500e6) })).toMatchObject(unknown);
    expect(of(0, { accelerators: usd(900e6) })).toMatchObject(unknown);
    expect(of(0, { facility: usd(36e6) })).toMatchObject({ known: true, megawatts: { facility: 1 } });
    expect(of(1, { facility: usd(0) })).toMatchObject(unknown);
  });

  it("capital not stated: shares at the default, no dollars", () => {
    const phase = { ...ownPhase, capital: nothingStated, assumptions: facilityBasis, draws: late };
    const money = known(phase);
    expect(money.capital).toMatchObject({ source: "default", dollarsUnknown: "capital-unknown", total: { usd: null } });
    expect(money.megawatts).toEqual({ criticalIt: 100, facility: 125, source: "stated" });
    const stated = { ...nothingStated, facility: usd(0.35 * 36e6 * 125), accelerators: usd(0.65 * 36e6 * 125) };
    const same = known({ ...phase, capital: stated });
    expect(money.capitalAtRisk[0]?.mean.total.shareOfCapital).toBe(same.capitalAtRisk[0]?.mean.total.shareOfCapital);
    expect(money.netPresentValue).toMatchObject({ dollarsUnknown: "capital-unknown", mean: { draws: { usd: null } } });
    expect(columns(phase)).toMatchObject({
      delayCostUsd: null,
      capitalAtRiskUsd: null,
      expectedLossUsd: null,
      netPresentValueUsd: null,
    });
  });

  it("megawatts from capital: no net present value in dollars, for a dearer phase would be a larger one", () => {
    const capital = { ...ownPhase.capital, facility: usd(1.26e9), accelerators: usd(2.34e9) };
    const phase = {
      ...ownPhase,
      capital,
      assumptions: facilityBasis,
      megawatts: { value: null, basis: "unknown" as const },
    };
    const money = known(phase, late);
    expect(money.megawatts).toEqual({ facility: 100, criticalIt: 80, source: "from-capital" });
    expect(money.netPresentValue).toMatchObject({
      dollarsUnknown: "megawatts-from-capital",
      mean: { onPlan: { usd: null } },
    });
    expect(money.capitalAtRisk[0]?.mean.total.usd).toBeGreaterThan(0);
    expect(columns(phase).netPresentValueUsd).toBeNull();
    expect(phaseMoney({ ...phase, capital: nothingStated })).toMatchObject({
      known: false,
      reason: "megawatts-and-capital-unknown",
    });
  });

  it("a currency without a rate: no dollars; with one, every amount is converted", () => {
    const won = (amount: number) => ({ amount: amount * 1250, currency: "KRW" });
    const payments = [{ asset: "facility" as const, day: asOfDay, ...won(50e6) }];
    const phase = {
      ...ownPhase,
      payments,
      capital: { ...nothingStated, facility: won(500e6), accelerators: won(900e6) },
    };
    const at = (usdPerUnit: Record<string, number>) =>
      known({ ...phase, assumptions: { ...phase.assumptions, usdPerUnit } }, late);
    const money = at({});
    expect(money.capital).toMatchObject({ dollarsUnknown: "currency", source: "default", total: { usd: null } });
    expect(money.notes).toContain("payment-without-rate");
    const converted = at({ KRW: 1 / 1250 });
    const inDollars = known({ ...ownPhase, payments: [{ asset: "facility", day: asOfDay, ...usd(50e6) }] }, late);
    expect(converted.capitalAtRisk[0]?.mean.total.usd).toBeCloseTo(inDollars.capitalAtRisk[0]?.mean.total.usd ?? 0, 3);
    expect(at({ THB: 1 / 32 }).capital.dollarsUnknown).toBe("currency");
  });

  it("a basis not known: read as facility megawatts, the lower, beside the other reading", () => {
    const megawatts = { value: 100, basis: "unknown" as const };
    const money = known({ ...ownPhase, megawatts }, late);
    const [facility, criticalIt] = (["facility", "critical_it"] as const).map((basis) =>
      known({ ...ownPhase, megawatts: { value: 100, basis } }, late),
    );
    expect(money.netPresentValue).toEqual(facility?.netPresentValue);
    const other = criticalIt?.netPresentValue.known ? criticalIt.netPresentValue : expect.fail();
    expect(money.otherReading).toEqual({
      basis: "critical_it",
      belowZero: other.belowZero.probability,
      belowZeroOnPlan: other.belowZeroOnPlan,
    });
    expect(money.notes).toContain("megawatt-basis-unknown");
    expect(facility?.otherReading).toBeNull();
  });

  it("ownership not known is taken as own, an analyst's plan and works not seen are said", () => {
    const plan = ownPhase.plan && { ...ownPhase.plan, by: "analyst" as const };
    const money = known({ ...ownPhase, ownership: "unknown", plan, draws: { ...late, energisedDay: null } });
    expect(money.ownership).toBe("own");
    expect(money.notes).toEqual([
      "ownership-taken-as-own",
      "plan-by-analyst",
      "nothing-seen-of-works",
      "energised-day-unknown",
    ]);
  });
});

describe("an undivided amount is the party's own", () => {
  const of = (phase: PhaseMoneyInput, capital: Partial<PhaseMoneyInput["capital"]>) => {
    const { facility, accelerators, source } = known({ ...phase, capital: { ...nothingStated, ...capital } }).capital;
    return [Math.round(facility.usd ?? Number.NaN), Math.round(accelerators.usd ?? Number.NaN), source];
  };
  it("divided for an owner of both, all facility for a landlord, all accelerators under a lease", () => {
    expect(of(ownPhase, { undivided: usd(1e9) })).toEqual([350e6, 650e6, "stated"]);
    expect(of(ownPhase, { undivided: usd(1e9), facility: usd(400e6) })).toEqual([400e6, 600e6, "stated"]);
    expect(of(colocationPhase, { undivided: usd(1e9) })).toEqual([1e9, 0, "stated"]);
    expect(of(leasePhase, { undivided: usd(1e9) })).toEqual([0, 1e9, "stated"]);
  });
});

describe("input out of its limits", () => {
  it.each([
    ["draws.serviceDay", { draws: { ...late, serviceDay: new Float64Array(0) } }],
    ["draws", { draws: drawsOn([Number.POSITIVE_INFINITY]) }],
    ["draws", { draws: drawsOn([Number.NaN]) }],
    ["draws", { draws: { ...late, cancelledDay: new Float64Array(2) } }],
    ["plan.promises", { plan: planOf({ saidDay: 2, day: 9 }, { saidDay: 1, day: 8 }) }],
    ["plan.latest", { plan: ownPhase.plan && { ...ownPhase.plan, latest: { saidDay: 0, day: 1 } } }],
    ["scores", { scores: { ...ownPhase.scores, own: new Float64Array(3) } }],
    ["assumptions.utilisation", { assumptions: { ...ownPhase.assumptions, utilisation: 1.5 } }],
  ])("names %s", (_, change) => {
    const money = phaseMoney({ ...ownPhase, ...change });
    expect(money).toMatchObject({ known: false, reason: "invalid-input" });
    expect(money).toHaveProperty("problems");
  });

  it("a phase without capital has no money", () => {
    const capital = { ...ownPhase.capital, facility: usd(0), accelerators: usd(0) };
    expect(phaseMoney({ ...ownPhase, capital })).toMatchObject({ known: false, reason: "no-capital" });
  });
});

describe("what was spent", () => {
  it("recorded money replaces the first slices and counts from its own day", () => {
    const payments = [{ asset: "facility" as const, day: asOfDay - 400, ...usd(250e6) }];
    const { capital } = known({ ...ownPhase, payments });
    expect(capital.recorded.usd).toBe(250e6);
    expect(capital.spent.usd).toBeCloseTo(250e6, 3);
    expect(capital.total.usd).toBeCloseTo(1.4e9, 3);
    expect(
      known({ ...ownPhase, payments: [{ asset: "facility", day: asOfDay, ...usd(600e6) }] }).capital.facility.usd,
    ).toBe(600e6);
  });

  it("accelerators are committed the firm window before delivery", () => {
    const at = (day: number) => known({ ...ownPhase, asOfDay: day }).capital;
    expect((at(planDay - 180).committed.usd ?? 0) - (at(planDay - 181).committed.usd ?? 0)).toBeGreaterThanOrEqual(
      900e6,
    );
    expect(at(planDay).spent.usd).toBeCloseTo(1.4e9, 3);
  });

  it("the result is plain JSON", () => {
    const money = known(ownPhase, late);
    expect(JSON.parse(JSON.stringify(money))).toEqual(money);
  });
});
