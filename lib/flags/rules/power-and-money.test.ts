import { describe, expect, it } from "vitest";
import { AS_OF, claim, indicator } from "@/lib/assessment/site.fixture";
import type { IndicatorRecord } from "@/lib/domain/records";
import type { PpaRole } from "@/lib/domain/vocabulary";
import { flagInput, dayFromNow as on, rulesOf } from "../flag-input.fixture";
import type { ForecastMove, PhaseMoneyFigures } from "../types";
import { bridgeWithoutFirm } from "./bridge-without-firm";
import { capitalExposed } from "./capital-exposed";
import { forecastMoved } from "./forecast-moved";
import { gatingPpaUnsigned } from "./gating-ppa-unsigned";
import { machinesBeforePower } from "./machines-before-power";
import { orderByPassed } from "./order-by-passed";
import { paybackBeyondPlan } from "./payback-beyond-plan";

const promised = (ahead: number) => claim("promised", on(ahead), { knownOn: on(-200) });
const event = (ago: number) => claim("actual", on(-ago), { knownOn: on(-ago) });
const service = (ahead: number) => indicator("service", { in_service: [promised(ahead)] });
const works = indicator("works", { started: [event(100)] });

describe("order-by day passed", () => {
  const of = (...indicators: IndicatorRecord[]) => orderByPassed(flagInput(indicators));

  it("needs power within 840 days of today, 120 days before service", () => {
    expect([0, 120, 121, 959, 960].map((ahead) => of(service(ahead), works).length)).toEqual([0, 0, 1, 1, 0]);
    expect(of(service(500), works)[0]?.numbers).toMatchObject({ needDay: AS_OF + 380, lateDays: 460 });
  });

  it("takes a promised day of energising where there is one", () => {
    const grid = indicator("grid_interconnect", { energised: [promised(900)] });
    expect(of(service(500), works, grid)).toEqual([]);
  });

  it("asks nothing before works or agreement, and nothing after an order or power", () => {
    expect(of(service(500))).toEqual([]);
    expect(of(service(500), indicator("grid_interconnect", { agreement_signed: [event(50)] }))).toHaveLength(1);
    expect(of(service(500), works, indicator("transformer_order", { ordered: [event(50)] }))).toEqual([]);
    expect(of(service(500), works, indicator("grid_interconnect", { energised: [event(50)] }))).toEqual([]);
  });

  it("is a risk only where a record says that this party buys them", () => {
    expect(of(service(500), works)[0]?.kind).toBe("task");
    const buys = indicator("transformer_order", { delivered: [promised(300)] });
    expect(of(service(500), works, buys)[0]?.kind).toBe("risk");
  });
});

describe("gating PPA unsigned", () => {
  const ppa = (ppaRole: PpaRole, steps: Parameters<typeof indicator>[1] = { negotiating: [event(100)] }) => ({
    ...indicator("ppa", steps),
    ppaRole,
  });
  const of = (ahead: number, one: IndicatorRecord) => rulesOf(gatingPpaUnsigned, flagInput([service(ahead), one]));

  it("counts from 390 days before the promised service to that day", () => {
    expect([390, 389, 1, 0].map((ahead) => of(ahead, ppa("gating")).length)).toEqual([0, 1, 1, 0]);
  });

  it("a signed one clears it, and a commercial one or one whose role nobody said raises nothing", () => {
    expect(of(200, ppa("gating", { signed: [event(10)] }))).toEqual([]);
    for (const role of ["commercial", "unknown", "condition"] as const) expect(of(200, ppa(role))).toEqual([]);
    expect(of(200, indicator("ppa", {}))).toEqual([]);
  });
});

describe("machines before power", () => {
  const order = (ahead: number) => indicator("accelerator_order", { delivered: [promised(ahead)] });
  const of = (p50Ahead: number, ...indicators: IndicatorRecord[]) =>
    machinesBeforePower(flagInput([...indicators], { p50Day: AS_OF + p50Ahead }));

  it("counts the days to 60 before P50, beyond 90", () => {
    expect(of(250, order(100))).toEqual([]);
    expect(of(251, order(100))).toMatchObject([{ kind: "risk", numbers: { idleDays: 91, idleUsdPerDay: null } }]);
  });

  it("is cleared by power, and by a later delivery", () => {
    expect(of(400, order(100), indicator("service", { first_power: [event(5)] }))).toEqual([]);
    expect(of(400, order(100), order(260))).toEqual([]);
  });

  it("an order of the whole site is no order of the phase", () => {
    expect(machinesBeforePower(flagInput([], { wholeSite: [order(100)], p50Day: AS_OF + 900 }))).toEqual([]);
  });
});

describe("capital exposed", () => {
  const known: PhaseMoneyFigures = {
    ...{ delayCostFirstUsd: null, delayCostAtLeastShare: null, atRiskUsd: null, capitalUsd: null },
    ...{ isCapitalOfThisPhase: true, idleUsdPerDay: null, paybackBeyondPlanMonths: null },
  };
  const of = (money: Partial<PhaseMoneyFigures>, standing: "capital_exposed"[] = []) =>
    rulesOf(capitalExposed, flagInput([], { money: { ...known, ...money }, standing })).length;

  it("each limb raises it at its threshold", () => {
    expect([0.39, 0.4].map((delayCostAtLeastShare) => of({ delayCostAtLeastShare }))).toEqual([0, 1]);
    expect([0.99e9, 1e9].map((atRiskUsd) => of({ atRiskUsd, capitalUsd: 9e9 }))).toEqual([0, 1]);
    expect([249e6, 250e6].map((atRiskUsd) => of({ atRiskUsd, capitalUsd: 500e6 }))).toEqual([0, 1]);
    expect(of({ atRiskUsd: 250e6, capitalUsd: 501e6 })).toBe(0);
  });

  it("stands down to 90 % of it", () => {
    expect([0.89e9, 0.9e9].map((atRiskUsd) => of({ atRiskUsd, capitalUsd: 9e9 }, ["capital_exposed"]))).toEqual([0, 1]);
  });

  it("capital of a campus, or unknown money, raises nothing", () => {
    expect(of({ atRiskUsd: 9e9, isCapitalOfThisPhase: false })).toBe(0);
    expect(capitalExposed(flagInput([]))).toEqual([]);
    expect(of({})).toBe(0);
  });

  it("payback counts from twelve months beyond the plan", () => {
    const payback = (paybackBeyondPlanMonths: number | null) =>
      rulesOf(paybackBeyondPlan, flagInput([], { money: { ...known, paybackBeyondPlanMonths } })).length;
    expect([null, 11.9, 12].map(payback)).toEqual([0, 0, 1]);
  });
});

describe("forecast moved", () => {
  const still: ForecastMove = {
    ...{ p50DaysByNews: 0, p50DaysByLook: 0, cancelledPointsByNews: 0, sinceDay: AS_OF - 9 },
    cause: { kind: "claim", claimId: 5 },
  };
  const of = (move: Partial<ForecastMove>) => forecastMoved(flagInput([], { move: { ...still, ...move } }));

  it("counts news of 90 days or 5 points, either way", () => {
    expect([89, 90, -90].map((p50DaysByNews) => of({ p50DaysByNews }).length)).toEqual([0, 1, 1]);
    expect([4.9, 5, -5].map((cancelledPointsByNews) => of({ cancelledPointsByNews }).length)).toEqual([0, 1, 1]);
    expect(of({ p50DaysByNews: -90 })).toMatchObject([{ kind: "change", claimIds: [5], event: "forecast_change" }]);
  });

  it("a look alone never raises it", () => {
    expect(of({ p50DaysByLook: 900 })).toEqual([]);
    expect(forecastMoved(flagInput([]))).toEqual([]);
  });
});

describe("bridge without firm", () => {
  const bridge = indicator("works", { started: [event(50)] }, { workType: "bridge_power" });

  it("any plan for the grid clears it", () => {
    expect(rulesOf(bridgeWithoutFirm, flagInput([bridge]))).toEqual(["bridge_without_firm"]);
    const grid = indicator("grid_interconnect", { requested: [event(50)] });
    expect(rulesOf(bridgeWithoutFirm, flagInput([bridge, grid]))).toEqual([]);
    expect(rulesOf(bridgeWithoutFirm, flagInput([works]))).toEqual([]);
  });
});
