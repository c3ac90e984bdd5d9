import { describe, expect, it } from "vitest";
import { locales } from "@/lib/domain/vocabulary";
import { type FlagNumbers, type FlagRule, flagRules } from "@/lib/flags/types";
import { FlagAsk } from "./flag-sentence";
import { inWords as text, unfit } from "./in-words.fixture";

const stated = (name: string, day: number, fromDay = day, precision = "day") => ({
  ...{ [`${name}Day`]: day, [`${name}FromDay`]: fromDay, [`${name}Precision`]: precision },
});
const party = { partyEn: "The Bell", partyKo: "더벨" };
const operator = { operatorEn: "SK", operatorKo: "에스케이" };
/** 2027-12-31, and the first day of its quarter and of its year. */
const [yearEnd, quarter, year] = [21_183, 21_092, 20_819];

/** What each rule gives, all of it known. */
const known: Record<FlagRule, FlagNumbers> = {
  forecast_late: {
    ...{ p50Day: 22_000, lateMonths: 26.8, afterPromiseMonths: -1.4, slipMonths: 5.2, gate: "grid_impact_assessment" },
    ...{ ...stated("baseline", yearEnd, year, "year"), ...stated("promised", 22_043), silentDay: 20_000 },
  },
  late_on_estimate: { ...operator, ...party, p50Day: 22_000, lateMonths: 12, ...stated("estimated", yearEnd) },
  due_soon: { ...stated("promised", 20_780), leftDays: 1, graceDays: 30, servedShare: 0.214, silentDay: 20_000 },
  passed_not_looked: {
    ...stated("promised", 20_721),
    ...{ passedDays: 58, lookDay: 20_641, servedShare: 0.77, p50Day: 20_900, silentDay: 20_000 },
  },
  overdue: {
    ...stated("promised", 20_721),
    ...{ passedDays: 58, lookDay: 20_741, servedShare: 0, p50Day: 20_900, silentDay: 20_000 },
  },
  service_unconfirmed: { servedDay: 20_000, toldDay: 20_010, ...party },
  gate_bad_news: { gate: "zoning", what: "refused", path: "filing", agoDays: 12, heardDay: 20_700, ...party },
  bad_news_silent: { gate: "works", what: "halted", path: "resumption", agoDays: 500, heardDay: 20_279, ...party },
  base_rate_refused: {
    ...{ refused: 9, decided: 11, placeEn: "Seoul area", placeKo: "수도권", gate: "grid_impact_assessment" },
    ...{ periodFromDay: 20_000, periodToDay: 20_600, thresholdMegawatts: 10, megawatts: 40 },
  },
  order_by_passed: { needDay: 21_183, orderDay: 20_343, leadDays: 840, lateDays: 436 },
  capital_exposed: {
    ...operator,
    ...{ atRiskUsd: 1.2e9, capitalUsd: 3e9, delayCostUsd: -4e8, costlyShare: 0.4, thresholdUsd: 1e9 },
  },
  forecast_moved: {
    ...{ newsDays: -120, lookDays: 30, cancelledPoints: 6.2, p50Day: 22_000, windowDays: 90, cause: "claim" },
  },
  records_contradict: {
    ...{ about: "energised", apartDays: 92, ...party },
    ...{ ...stated("step", yearEnd, quarter, "quarter"), ...stated("service", 21_000) },
  },
  promise_moved_later: {
    ...{ times: 2, movedDays: 200, windowDays: 365 },
    ...{ ...stated("from", 20_800), ...stated("to", 21_000) },
  },
  three_slips: {
    ...{ times: 3, movedDays: 200, windowDays: 548 },
    ...{ ...stated("from", 20_800), ...stated("to", 21_000) },
  },
  gating_ppa_unsigned: {
    ...{ ...stated("promised", 21_000), leftDays: 221, classDays: 390, contracts: 2 },
    ...{ sellerEn: "KEPCO", sellerKo: "한국전력공사" },
  },
  machines_before_power: { ...stated("delivery", 21_000), idleDays: 300, p50Day: 21_360, idleUsdPerDay: 1_100_000 },
  queue_place_gone: { step: "reserved", goneDay: 20_700, agoDays: 79 },
  rule_after_announcement: {
    ...{ titleEn: "Act", titleKo: "특별법", gate: "grid_impact_assessment", effectiveDay: 20_500 },
    ...{ thresholdMegawatts: 10, megawatts: 40 },
  },
  payback_beyond_plan: { paybackMonths: 14.2 },
  right_expires: { gate: "water_right", ...stated("expiry", 21_000), leftDays: 221, p50Day: 21_360 },
  bridge_without_firm: { toldDay: 20_700, claims: 2 },
};

/** The same with nothing known that may be unknown. */
const mayBeUnknown =
  /^(gate|silentDay|servedShare|servedDay|lookDay|p50Day|operator..|seller..|place..|megawatts|thresholdMegawatts|idleUsdPerDay|atRiskUsd|capitalUsd|delayCostUsd|costlyShare)$/;
const needed: Partial<Record<FlagRule, RegExp>> = {
  forecast_late: /^p50Day$/,
  late_on_estimate: /^p50Day$/,
  gate_bad_news: /^gate$/,
  bad_news_silent: /^gate$/,
  base_rate_refused: /^(gate|thresholdMegawatts)$/,
  machines_before_power: /^p50Day$/,
  rule_after_announcement: /^gate$/,
  right_expires: /^(gate|p50Day)$/,
  // One of the two amounts raises it.
  capital_exposed: /^atRiskUsd$/,
};
const unknownOf = (rule: FlagRule): FlagNumbers =>
  Object.fromEntries(
    Object.entries(known[rule]).map(([key, value]) => [
      key,
      mayBeUnknown.test(key) && !needed[rule]?.test(key) ? null : value,
    ]),
  );

describe.each(locales)("a flag in words, %s", (locale) => {
  it.each(flagRules)("%s says why with its numbers, what to do and what clears it", (rule) => {
    const sentence = text(locale, rule, known[rule]);
    const ask = text(locale, rule, known[rule], FlagAsk);
    expect(ask).not.toMatch(unfit);
    for (const said of [sentence, text(locale, rule, unknownOf(rule))]) {
      expect(said).toMatch(/\d/);
      expect(said).not.toMatch(unfit);
    }
  });
});

it("shows a date as its source wrote it, a forecast by its month, and a name in the reader's language", () => {
  expect(text("en", "records_contradict", known.records_contradict)).toBe(
    "Energising stated for Q4 2027, service for 1 Jul 2027: 92 days before it.",
  );
  expect(text("en", "forecast_late", known.forecast_late)).toContain(
    "P50 over all draws, Mar 2030: 27 months after the first baseline, 2027; 1 month before the latest promise, 9 May 2030.",
  );
  expect(text("ko", "late_on_estimate", known.late_on_estimate)).toContain("에스케이");
});

it("says where the usual slip explains all of it", () => {
  const all = { ...known.forecast_late, slipMonths: 26.8 };
  expect(text("en", "forecast_late", all)).toContain("All of it is what promises of this length slip in the median.");
  expect(text("ko", "forecast_late", all)).toContain("모두 기간이 이 정도인 약속의 통상적 지연");
});

it("does not say a promise twice that was never moved", () => {
  const same = { ...known.forecast_late, ...stated("promised", yearEnd, year, "year") };
  expect(text("en", "forecast_late", same)).not.toContain("latest promise");
});

it("says unknown where money is, never zero", () => {
  expect(text("en", "capital_exposed", unknownOf("capital_exposed"))).toBe("$1.2B at risk; delay cost unknown.");
});
