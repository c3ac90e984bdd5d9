import { describe, expect, it } from "vitest";
import { toEpochDay } from "@/lib/domain/dates";
import { sentenceValues } from "./sentence-values";
import type { FlagNumbers } from "./types";

const gateNames: Record<string, string> = { zoning: "zoning permit", grid_interconnect: "grid connection" };
const english = (numbers: FlagNumbers) => sentenceValues(numbers, "en", (gate) => gateNames[gate] ?? gate);
const korean = (numbers: FlagNumbers) => sentenceValues(numbers, "ko", () => "용도지역 변경");
const day = toEpochDay("2028-03-15");

describe("what a flag's message is given", () => {
  it("a forecast day is a month, another day a day, one as stated what its source wrote", () => {
    expect(english({ p50Day: day })).toEqual({ p50: "Mar 2028", hasP50: "yes" });
    expect(korean({ p50Day: day })).toEqual({ p50: "2028년 3월", hasP50: "yes" });
    expect(english({ silentDay: day })).toEqual({ silent: "15 Mar 2028", hasSilent: "yes" });
    const [fromDay, toDay] = [toEpochDay("2028-01-01"), toEpochDay("2028-03-31")];
    const quarter = { promisedDay: toDay, promisedFromDay: fromDay, promisedPrecision: "quarter" };
    expect(english(quarter)).toEqual({ promised: "Q1 2028", hasPromised: "yes" });
    expect(korean(quarter)).toEqual({ promised: "2028년 1분기", hasPromised: "yes" });
    const range = { expiryDay: toDay, expiryFromDay: fromDay, expiryPrecision: "range" };
    expect(english(range)).toEqual({ expiry: "Jan–Mar 2028", hasExpiry: "yes" });
    const by = { expiryDay: toDay, expiryFromDay: null, expiryPrecision: "by" };
    expect(english(by)).toEqual({ expiry: "by Mar 2028", hasExpiry: "yes" });
    const from = { periodFromDay: fromDay, periodToDay: toDay };
    expect(english(from)).toEqual({
      ...{ periodFrom: "1 Jan 2028", hasPeriodFrom: "yes", periodTo: "31 Mar 2028", hasPeriodTo: "yes" },
    });
  });

  it("an unknown value is an empty text that says so", () => {
    expect(english({ p50Day: null, silentDay: null, gate: null })).toEqual({
      ...{ p50: "", hasP50: "no", silent: "", hasSilent: "no", gate: "", hasGate: "no" },
    });
    expect(english({ idleUsdPerDay: null, atRiskUsd: null, servedShare: null, leftDays: null })).toEqual({
      ...{ idleUsdPerDay: "", hasIdleUsdPerDay: "no", atRisk: "", hasAtRisk: "no" },
      ...{ served: "", hasServed: "no", leftDays: "", hasLeftDays: "no" },
    });
    expect(english({ operatorEn: null, operatorKo: "운영사" })).toEqual({ operator: "", hasOperator: "no" });
    expect(english({ expiryDay: day, expiryPrecision: "unknown" })).toEqual({ expiry: "", hasExpiry: "no" });
  });

  it("a name is the reader's, and never turns the words around it", () => {
    const names = { partyEn: "Seoul City", partyKo: "서울시" };
    expect(english(names)).toEqual({ party: "Seoul City", hasParty: "yes" });
    expect(korean(names)).toEqual({ party: "서울시", hasParty: "yes" });
    expect(korean({ partyKo: "서울시", partyEn: "Seoul City" }).party).toBe("서울시");
    expect(english({ partyEn: "خزنة" }).party).toBe("\u2068خزنة\u2069");
  });

  it("dollars, shares and megawatts are in the reader's steps", () => {
    const numbers = { atRiskUsd: 1.234e9, servedShare: 0.34, thresholdMegawatts: 50, megawatts: 1_200 };
    expect(english(numbers)).toEqual({
      ...{ atRisk: "$1.23B", hasAtRisk: "yes", served: "34%", hasServed: "yes" },
      ...{ threshold: "50 MW", hasThreshold: "yes", megawatts: "1,200 MW", hasMegawatts: "yes" },
    });
    expect(korean({ atRiskUsd: 1.234e9, idleUsdPerDay: 289_000 })).toMatchObject({
      ...{ atRisk: "12.3억 달러", idleUsdPerDay: "28.9만 달러", hasIdleUsdPerDay: "yes" },
    });
    expect(english({ idleUsdPerDay: 289_000 })).toEqual({ idleUsdPerDay: "$289K", hasIdleUsdPerDay: "yes" });
  });

  it("months are whole and without a sign; days, counts and words stand as they are", () => {
    expect(english({ lateMonths: 12.4, paybackMonths: -3.6 })).toEqual({
      ...{ lateMonths: 12, hasLateMonths: "yes", paybackMonths: 4, hasPaybackMonths: "yes" },
    });
    expect(english({ leftDays: 41, times: 3, what: "refused", change: -2 })).toEqual({
      ...{ leftDays: 41, hasLeftDays: "yes", times: 3, hasTimes: "yes" },
      ...{ what: "refused", hasWhat: "yes", change: -2, hasChange: "yes" },
    });
  });

  it("a signed number is its size, and apart which way it goes", () => {
    expect(english({ newsDays: -120, lookDays: 35 })).toEqual({
      ...{ newsDays: 120, hasNewsDays: "yes", newsDaysSign: "down" },
      ...{ lookDays: 35, hasLookDays: "yes", lookDaysSign: "up" },
    });
    expect(english({ newsDays: 0 }).newsDaysSign).toBe("none");
    expect(english({ cancelledPoints: -5.24 })).toEqual({
      ...{ cancelledPoints: "5.2", hasCancelledPoints: "yes", cancelledPointsSign: "down" },
    });
    expect(english({ cancelledPoints: 0.4 }).cancelledPointsSign).toBe("up");
    const promised = (months: number) => english({ afterPromiseMonths: months });
    expect(promised(-2.6)).toMatchObject({ afterPromiseMonths: 3, afterPromiseMonthsSign: "down" });
    expect(promised(0.6)).toMatchObject({ afterPromiseMonths: 1, afterPromiseMonthsSign: "up" });
    expect(promised(0.4)).toMatchObject({ afterPromiseMonths: 0, afterPromiseMonthsSign: "none" });
  });

  it("a gate has its name, also for the start of a sentence", () => {
    expect(english({ gate: "zoning" })).toEqual({
      ...{ gate: "zoning permit", hasGate: "yes", gateFirst: "Zoning permit" },
    });
    expect(english({ what: "zoning" }).what).toBe("zoning");
    expect(korean({ gate: "zoning" })).toMatchObject({ gate: "용도지역 변경", gateFirst: "용도지역 변경" });
  });

  it("says whether a late forecast is no later than such promises slip", () => {
    const slip = (slipMonths: number, lateMonths: number) => english({ slipMonths, lateMonths }).isAllSlip;
    expect([slip(12.4, 12.1), slip(6, 12), slip(0, 0)]).toEqual(["yes", "no", "no"]);
    expect(english({ lateMonths: 12 })).not.toHaveProperty("isAllSlip");
  });

  it("says whether the latest promise is another than the first baseline", () => {
    const dates = (baselineDay: number, promisedDay: number) => english({ baselineDay, promisedDay }).isRedated;
    expect([dates(day, day), dates(day, day + 1)]).toEqual(["no", "yes"]);
    expect(english({ promisedDay: day })).not.toHaveProperty("isRedated");
  });
});
