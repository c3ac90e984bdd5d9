import { describe, expect, it } from "vitest";
import { AS_OF, claim, indicator } from "@/lib/assessment/site.fixture";
import type { ClaimRecord, IndicatorRecord, OrganisationRecord } from "@/lib/domain/records";
import { flagInput, happened, said, thresholds } from "../flag-input.fixture";
import type { ForecastMove, PhaseMoneyFigures } from "../types";
import { bridgeWithoutFirm } from "./bridge-without-firm";
import { capitalExposed } from "./capital-exposed";
import { forecastMoved } from "./forecast-moved";
import { gatingPpaUnsigned } from "./gating-ppa-unsigned";
import { machinesBeforePower } from "./machines-before-power";
import { orderByPassed } from "./order-by-passed";
import { paybackBeyondPlan } from "./payback-beyond-plan";

/** Whole findings: what is raised, since when, its numbers and its evidence. */

const service = (...claims: ClaimRecord[]) => indicator("service", { in_service: claims });
const works = indicator("works", { started: [happened(100)] });
const onDay = (name: string, ahead: number) => ({
  ...{ [`${name}Day`]: AS_OF + ahead, [`${name}FromDay`]: AS_OF + ahead, [`${name}Precision`]: "day" },
});
const noEnd = (ago: number) => ({ ...claim("promised", "not before 2029"), knownDay: AS_OF - ago });
const seller: OrganisationRecord = {
  ...{ id: 4, slug: "seller", nameEn: "Seller", nameKo: "판매사", roles: ["seller"], isHyperscaler: null },
};
const unknownMoney: PhaseMoneyFigures = {
  ...{ delayCostFirstUsd: null, delayCostAtLeastShare: null, atRiskUsd: null, capitalUsd: null },
  ...{ isCapitalOfThisPhase: true, idleUsdPerDay: null, paybackBeyondPlanMonths: null },
};

describe("order-by day passed", () => {
  const promise = said("promised", 500, 200);
  const grid = (steps: Parameters<typeof indicator>[1]) => indicator("grid_interconnect", steps);
  const needs = (...indicators: IndicatorRecord[]) =>
    orderByPassed(flagInput([service(promise), works, ...indicators])).map(({ numbers, claimIds }) => ({
      ...{ ahead: Number(numbers.needDay) - AS_OF, claimIds },
    }));

  it("names the day of need and that of the order, since when it has passed, and the promise it rests on", () => {
    expect(orderByPassed(flagInput([service(promise), works]))).toEqual([
      {
        ...{ rule: "order_by_passed", kind: "task", event: "transformer", mayBeHigh: false, sinceDay: AS_OF - 460 },
        numbers: { needDay: AS_OF + 380, orderDay: AS_OF - 460, leadDays: 840, lateDays: 460 },
        claimIds: [promise.id],
      },
    ]);
  });

  it("rests on the newest promise of energising that lies ahead, of one day the one recorded last", () => {
    const [old, newer] = [said("promised", 300, 100), said("promised", 200, 50)];
    expect(needs(grid({ energised: [old] }), grid({ energised: [newer] }))).toEqual([
      { ahead: 200, claimIds: [newer.id] },
    ]);
    expect(needs(grid({ energised: [newer] }), grid({ energised: [old] }))).toEqual([
      { ahead: 200, claimIds: [newer.id] },
    ]);
    const same = said("promised", 250, 50);
    expect(needs(grid({ energised: [newer] }), grid({ energised: [same] }))[0]?.ahead).toBe(250);
    expect(needs(grid({ energised: [same] }), grid({ energised: [newer] }))[0]?.ahead).toBe(250);
  });

  it("rests on no estimate, no other step of the grid and no day of energising that is here or has no end", () => {
    const plan = [{ ahead: 380, claimIds: [promise.id] }];
    expect(needs(grid({ energised: [said("estimated", 200, 50)] }))).toEqual(plan);
    expect(needs(grid({ works_completed: [said("promised", 200, 50)] }))).toEqual(plan);
    expect(needs(grid({ energised: [said("promised", 0, 50)] }))).toEqual(plan);
    expect(needs(grid({ energised: [noEnd(50)] }))).toEqual(plan);
    const alone = said("promised", 300, 50);
    const [found] = orderByPassed(flagInput([works, grid({ energised: [alone] })]));
    expect(found?.claimIds).toEqual([alone.id]);
    expect(orderByPassed(flagInput([works]))).toEqual([]);
  });

  it("is a risk where a purchase is promised, not where one is estimated or a shipment promised", () => {
    const kind = (steps: Parameters<typeof indicator>[1]) =>
      orderByPassed(flagInput([service(promise), works, indicator("transformer_order", steps)]))[0]?.kind;
    expect(kind({ ordered: [said("promised", 30, 50)] })).toBe("risk");
    expect(kind({ ordered: [said("estimated", 30, 50)] })).toBe("task");
    expect(kind({ shipped: [said("promised", 30, 50)] })).toBe("task");
    expect(kind({})).toBe("task");
  });
});

describe("gating PPA unsigned", () => {
  const ppa = (steps: Parameters<typeof indicator>[1], parts: Partial<IndicatorRecord> = {}): IndicatorRecord => ({
    ...{ ...indicator("ppa", steps), ppaRole: "gating" },
    ...parts,
  });
  const promise = said("promised", 200, 500);
  const found = (...contracts: IndicatorRecord[]) => gatingPpaUnsigned(flagInput([service(promise), ...contracts]));

  it("names the seller of the first, the days left and how many there are", () => {
    const first = ppa({ negotiating: [happened(100)], signed: [said("promised", 50, 90)] });
    const claims = first.milestones.flatMap((milestone) => milestone.claims.map(({ id }) => id));
    expect(found({ ...first, counterparty: seller }, ppa({}))).toEqual([
      {
        ...{ rule: "gating_ppa_unsigned", kind: "risk", event: "ppa", mayBeHigh: false, sinceDay: AS_OF - 189 },
        numbers: {
          ...{ ...onDay("promised", 200), leftDays: 200, classDays: 390, contracts: 2 },
          ...{ sellerEn: "Seller", sellerKo: "판매사" },
        },
        claimIds: [promise.id, ...claims],
      },
    ]);
    expect(found(ppa({}))[0]?.numbers).toMatchObject({ contracts: 1, sellerEn: null, sellerKo: null });
    const late = gatingPpaUnsigned(flagInput([service(said("promised", 200, 20)), ppa({})]));
    expect(late[0]?.sinceDay).toBe(AS_OF - 20);
  });

  it("supply that flows clears it; one that is not needed, or has no date to be late for, raises nothing", () => {
    expect(found(ppa({ supply_started: [happened(10)] }))).toEqual([]);
    expect(found(ppa({ signed: [said("promised", 10, 90)] }))).toHaveLength(1);
    expect(found(ppa({}, { requirement: "not_required" }))).toEqual([]);
    expect(found(ppa({}, { requirement: "unknown" }))).toHaveLength(1);
    expect(gatingPpaUnsigned(flagInput([ppa({})]))).toEqual([]);
  });
});

describe("machines before power", () => {
  const order = (...claims: ClaimRecord[]) => indicator("accelerator_order", { delivered: claims });
  const found = (indicators: IndicatorRecord[], parts: Parameters<typeof flagInput>[1] = { p50Day: AS_OF + 400 }) =>
    machinesBeforePower(flagInput(indicators, parts));
  const delivery = said("promised", 100, 90);

  it("names the delivery, the idle days, the forecast and what a day costs", () => {
    const money = { ...unknownMoney, idleUsdPerDay: 250_000 };
    expect(found([order(delivery)], { p50Day: AS_OF + 400.4, money })).toEqual([
      {
        ...{ rule: "machines_before_power", kind: "risk", event: "machines", mayBeHigh: false },
        sinceDay: AS_OF - 90,
        numbers: { ...onDay("delivery", 100), idleDays: 240, p50Day: AS_OF + 400, idleUsdPerDay: 250_000 },
        claimIds: [delivery.id],
      },
    ]);
    const wholeSite = [indicator("permit", { granted: [happened(10)] })];
    expect(found([order(delivery)], { p50Day: AS_OF + 400, wholeSite })).toHaveLength(1);
  });

  it("counts deliveries that stand and have an end, not other steps, looks or what was withdrawn", () => {
    const exported = indicator("accelerator_order", {
      export_licensed: [said("promised", 300, 50)],
      delivered: [delivery],
    });
    expect(found([exported])[0]?.claimIds).toEqual([delivery.id]);
    expect(found([indicator("accelerator_order", { ordered: [happened(50)] })])).toEqual([]);
    expect(found([order(delivery, said("seen_open", 300, 50))])[0]?.claimIds).toEqual([delivery.id]);
    expect(found([order(delivery, said("withdrawn", 300, 50))])[0]?.claimIds).toEqual([delivery.id]);
    expect(found([order(delivery, noEnd(50))])[0]?.claimIds).toEqual([delivery.id]);
    expect(found([order(delivery)], { p50Day: null })).toEqual([]);
    expect(found([])).toEqual([]);
  });

  it("speaks of the last delivery, of one day of that recorded last", () => {
    const [later, same] = [said("promised", 150, 95), said("promised", 150, 99)];
    expect(found([order(later), order(delivery)])[0]?.claimIds).toEqual([later.id]);
    expect(found([order(delivery), order(later)])[0]?.claimIds).toEqual([later.id]);
    expect(found([order(later), order(same)])[0]?.claimIds).toEqual([same.id]);
    expect(found([order(same), order(later)])[0]?.claimIds).toEqual([same.id]);
  });
});

describe("capital exposed and late payback", () => {
  const land = indicator("land", { agreed: [happened(40)] });
  const exposed = (parts: Partial<PhaseMoneyFigures>, more: Parameters<typeof flagInput>[1] = {}) =>
    capitalExposed(flagInput([land], { money: { ...unknownMoney, ...parts }, ...more }));

  it("names what is at risk of what, the delay cost and in which share it is large, since the last news", () => {
    const money = { delayCostFirstUsd: 6e8, delayCostAtLeastShare: 0.5, atRiskUsd: 2e8, capitalUsd: 4e9 };
    expect(exposed(money, { site: { operator: { ...seller, nameEn: "Operator", nameKo: "운영사" } } })).toEqual([
      {
        ...{ rule: "capital_exposed", kind: "risk", event: "money", mayBeHigh: true, sinceDay: AS_OF - 40 },
        numbers: {
          ...{ operatorEn: "Operator", operatorKo: "운영사", atRiskUsd: 2e8, capitalUsd: 4e9 },
          ...{ delayCostUsd: 6e8, costlyShare: 0.5, thresholdUsd: 1e9 },
        },
        claimIds: [],
      },
    ]);
  });

  it("half of the capital counts only where it is large and the capital is known", () => {
    expect(exposed({ atRiskUsd: 300e6, capitalUsd: null })).toEqual([]);
    expect(exposed({ atRiskUsd: 200e6, capitalUsd: 300e6 })).toEqual([]);
    const standing = { standing: ["capital_exposed" as const] };
    expect(exposed({ atRiskUsd: 225e6, capitalUsd: 500e6 }, standing)).toHaveLength(1);
    expect(exposed({ atRiskUsd: 224e6, capitalUsd: 400e6 }, standing)).toEqual([]);
    expect(exposed({ atRiskUsd: 225e6, capitalUsd: 501e6 }, standing)).toEqual([]);
  });

  it("unknown money is not exposed, whatever the thresholds are edited to", () => {
    const none = { flag_delay_cost_share: 0, flag_at_risk_usd: 0, flag_payback_months: 0 };
    const edited = { money: unknownMoney, thresholds: { ...thresholds, ...none } };
    expect(capitalExposed(flagInput([], edited))).toEqual([]);
    expect(paybackBeyondPlan(flagInput([], edited))).toEqual([]);
    expect(paybackBeyondPlan(flagInput([]))).toEqual([]);
  });

  it("payback: months to one decimal, since the last news", () => {
    const money = { ...unknownMoney, paybackBeyondPlanMonths: 14.26 };
    expect(paybackBeyondPlan(flagInput([land], { money }))).toEqual([
      {
        ...{ rule: "payback_beyond_plan", kind: "risk", event: "payback", mayBeHigh: false, sinceDay: AS_OF - 40 },
        ...{ numbers: { paybackMonths: 14.3 }, claimIds: [] },
      },
    ]);
  });
});

describe("forecast moved", () => {
  const move: ForecastMove = {
    ...{ p50DaysByNews: 119.6, p50DaysByLook: -3.2, cancelledPointsByNews: 1.26, sinceDay: AS_OF - 9 },
    cause: { kind: "claim", claimId: 5 },
  };

  it("names how far news and the look moved it, and by what", () => {
    const finding = {
      ...{ rule: "forecast_moved", kind: "change", event: "forecast_change", mayBeHigh: false, sinceDay: AS_OF - 9 },
      numbers: {
        ...{ newsDays: 120, lookDays: -3, cancelledPoints: 1.3, p50Day: AS_OF + 301, windowDays: 90, cause: "claim" },
      },
      claimIds: [5],
    };
    expect(forecastMoved(flagInput([], { move, p50Day: AS_OF + 300.6 }))).toEqual([finding]);
    const several = { ...move, cause: { kind: "several" as const } };
    expect(forecastMoved(flagInput([], { move: several, p50Day: null }))).toEqual([
      { ...finding, numbers: { ...finding.numbers, p50Day: null, cause: "several" }, claimIds: [] },
    ]);
  });
});

describe("bridge without firm", () => {
  const bridge = (...claims: ClaimRecord[]) => indicator("works", { started: claims }, { workType: "bridge_power" });
  const found = (...indicators: IndicatorRecord[]) => bridgeWithoutFirm(flagInput(indicators));

  it("counts what was told of it, first to last, without what was taken back", () => {
    const [first, second] = [said("promised", 300, 90), happened(50)];
    const back = [said("withdrawn", -70, 70), said("not_required", -60, 60)];
    expect(found(bridge(second), bridge(first, ...back))).toEqual([
      {
        ...{ rule: "bridge_without_firm", kind: "risk", event: "bridge", mayBeHigh: false, sinceDay: AS_OF - 90 },
        ...{ numbers: { toldDay: AS_OF - 90, claims: 2 }, claimIds: [first.id, second.id] },
      },
    ]);
    const [one, two] = [happened(50), happened(50)];
    expect(found(bridge(two), bridge(one))[0]?.claimIds).toEqual([one.id, two.id]);
    expect(found(bridge(...back))).toEqual([]);
  });

  it("a connection that was withdrawn, or not seen, is no plan for the grid", () => {
    const grid = (one: ClaimRecord) => indicator("grid_interconnect", { energised: [one] });
    expect(found(bridge(happened(50)), grid(said("withdrawn", -20, 20)))).toHaveLength(1);
    expect(found(bridge(happened(50)), grid(said("seen_open", -20, 20)))).toHaveLength(1);
    expect(found(bridge(happened(50)), grid(said("estimated", 300, 20)))).toEqual([]);
  });
});
