import { describe, expect, it } from "vitest";
import { AS_OF, claim, indicator, source } from "@/lib/assessment/site.fixture";
import { chainModel } from "@/lib/chain/model";
import type { ClaimRecord, IndicatorRecord } from "@/lib/domain/records";
import { slipClass } from "@/lib/forecast";
import { flagInput, happened, rulesOf, said } from "../flag-input.fixture";
import { gateAssessment } from "../records.fixture";
import { dueSoon } from "./due-soon";
import { forecastLate } from "./forecast-late";
import { lateOnEstimate } from "./late-on-estimate";
import { passed } from "./passed";
import { promiseMoved } from "./promise-moved";
import { serviceUnconfirmed } from "./service-unconfirmed";

/** Whole findings: what is raised, since when, its numbers and its evidence. */

const service = (...claims: ClaimRecord[]) => indicator("service", { in_service: claims });
const seen = (ago: number) => indicator("works", { completed: [said("seen_open", -ago, ago)] });
const land = (ago: number) => indicator("land", { agreed: [happened(ago)] });
const onDay = (name: string, ahead: number) => ({
  ...{ [`${name}Day`]: AS_OF + ahead, [`${name}FromDay`]: AS_OF + ahead, [`${name}Precision`]: "day" },
});
const operator = {
  ...{ id: 3, slug: "operator", nameEn: "Operator", nameKo: "운영사", isHyperscaler: null },
  roles: ["operator" as const],
};

describe("forecast late", () => {
  const promises = [said("promised", 100, 500), said("promised", 200, 400)];

  it("names both dates, their promises, what it waits for and since when the site is silent", () => {
    const gates = [gateAssessment({ key: "zoning", drives: 0.6 })];
    const input = flagInput([service(...promises)], { p50Day: AS_OF + 700.4, assessment: { gates } });
    expect(forecastLate(input)).toEqual([
      {
        ...{ rule: "forecast_late", kind: "risk", event: "date", mayBeHigh: true, sinceDay: AS_OF - 400 },
        numbers: {
          ...{ p50Day: AS_OF + 700, lateMonths: 19.7, afterPromiseMonths: 16.4, gate: "zoning" },
          ...{ ...onDay("baseline", 100), ...onDay("promised", 200), silentDay: AS_OF - 400 },
          slipMonths: expect.any(Number),
        },
        claimIds: promises.map(({ id }) => id),
      },
    ]);
  });

  it("says what its class slips from the day of the word, by the age of the plan on that day", () => {
    const slipOf = (announcedDay: number | null) =>
      forecastLate(
        flagInput([service(said("promised", 200, 400))], { p50Day: AS_OF + 5_000, site: { announcedDay } }),
      ).map(({ numbers }) => Number(numbers.slipMonths));
    const { slip } = chainModel(flagInput([]).site.model);
    const monthsAt = (years: number) => (slipClass(slip, 600, years).medianDays - 600) / 30.4375;
    expect(slipOf(null)).toEqual([expect.closeTo(monthsAt(0), 1)]);
    expect(slipOf(AS_OF - 400 - 4 * 365.25)).toEqual([expect.closeTo(monthsAt(4), 1)]);
    expect(monthsAt(4)).not.toBeCloseTo(monthsAt(0), 0);
  });

  it("asks for a promise and a forecast", () => {
    expect(forecastLate(flagInput([service(said("estimated", 100, 400))], { p50Day: AS_OF + 900 }))).toEqual([]);
    expect(forecastLate(flagInput([service(...promises)], { p50Day: null }))).toEqual([]);
  });

  it("may be high on the promised day, and with a look after it; not with one on it", () => {
    const high = (ahead: number, ...more: IndicatorRecord[]) =>
      forecastLate(flagInput([service(said("promised", ahead, 900)), ...more], { p50Day: AS_OF + 900 })).map(
        ({ mayBeHigh }) => mayBeHigh,
      );
    expect([high(0), high(-1), high(-100, seen(100)), high(-100, seen(99))]).toEqual([
      [true],
      [false],
      [false],
      [true],
    ]);
  });
});

describe("late on an estimate", () => {
  it("names the operator to ask, and who estimated", () => {
    const first = { ...said("estimated", 100, 300), source: source("Herald", "press") };
    const input = flagInput([service(first, said("estimated", 200, 50))], {
      ...{ p50Day: AS_OF + 600, site: { operator } },
    });
    expect(lateOnEstimate(input)).toEqual([
      {
        ...{ rule: "late_on_estimate", kind: "task", event: "date", mayBeHigh: false, sinceDay: AS_OF - 50 },
        numbers: {
          ...{ operatorEn: "Operator", operatorKo: "운영사", p50Day: AS_OF + 600, lateMonths: 16.4 },
          ...{ ...onDay("estimated", 100), partyEn: "Herald", partyKo: "Herald" },
        },
        claimIds: [first.id],
      },
    ]);
  });

  it("asks for an estimate and a forecast", () => {
    expect(lateOnEstimate(flagInput([], { p50Day: AS_OF + 900 }))).toEqual([]);
    expect(lateOnEstimate(flagInput([service(said("estimated", 100, 300))], { p50Day: null }))).toEqual([]);
  });
});

describe("due soon and passed", () => {
  it("due: counts the days left, from the day on which they were a hundred or the word was given", () => {
    const found = (ago: number, ...more: IndicatorRecord[]) =>
      dueSoon(flagInput([service(said("promised", 50, ago)), ...more]));
    expect(found(400)).toEqual([
      {
        ...{ rule: "due_soon", kind: "task", event: "date", mayBeHigh: false, sinceDay: AS_OF - 50 },
        numbers: {
          ...{ ...onDay("promised", 50), leftDays: 50, graceDays: 30, servedShare: null, silentDay: AS_OF - 400 },
        },
        claimIds: [expect.any(Number)],
      },
    ]);
    expect(found(20)[0]?.sinceDay).toBe(AS_OF - 20);
    expect(found(400, land(9))[0]?.numbers.silentDay).toBeNull();
    expect(dueSoon(flagInput([service(said("estimated", 50, 20))]))).toEqual([]);
  });

  it("passed: since the day after, with the last look, the share in service and the forecast", () => {
    const promise = said("promised", -100, 400);
    const found = (parts: Parameters<typeof flagInput>[1], ...more: IndicatorRecord[]) =>
      passed(flagInput([service(promise), ...more], parts));
    expect(found({ p50Day: AS_OF + 20.6, assessment: { inServiceByAsOf: 0.3 } })).toEqual([
      {
        ...{ rule: "passed_not_looked", kind: "task", event: "date", mayBeHigh: false, sinceDay: AS_OF - 99 },
        numbers: {
          ...{ ...onDay("promised", -100), passedDays: 100, lookDay: AS_OF - 400 },
          ...{ servedShare: 0.3, p50Day: AS_OF + 21, silentDay: AS_OF - 400 },
        },
        claimIds: [promise.id],
      },
    ]);
    expect(found({ p50Day: null }, seen(50))).toMatchObject([
      { rule: "overdue", kind: "risk", numbers: { lookDay: AS_OF - 50, p50Day: null, silentDay: null } },
    ]);
    expect(found({}, seen(100)).map(({ rule }) => rule)).toEqual(["passed_not_looked"]);
  });
});

describe("promises moved later", () => {
  const moves = [said("promised", 100, 500), said("promised", 200, 300), said("promised", 350, 100)];

  it("names the first and the last promise of the moves, their sum and their number", () => {
    expect(promiseMoved(flagInput([service(...moves)]))).toEqual([
      {
        ...{ rule: "promise_moved_later", kind: "change", event: "promise_change", mayBeHigh: false },
        sinceDay: AS_OF - 100,
        numbers: { times: 2, movedDays: 250, windowDays: 365, ...onDay("from", 100), ...onDay("to", 350) },
        claimIds: moves.map(({ id }) => id),
      },
    ]);
    const thrice = [...moves, said("promised", 390, 50)];
    expect(promiseMoved(flagInput([service(...thrice)]))[1]).toEqual({
      ...{ rule: "three_slips", kind: "risk", event: "date", mayBeHigh: false, sinceDay: AS_OF - 50 },
      numbers: { times: 3, movedDays: 290, windowDays: 548, ...onDay("from", 100), ...onDay("to", 390) },
      claimIds: thrice.map(({ id }) => id),
    });
  });

  it("compares upper bounds as they stand; a bound after an interval is less exact", () => {
    const by = (date: string, ago: number) => ({ ...claim("promised", date), knownDay: AS_OF - ago });
    const rules = (...claims: ClaimRecord[]) => rulesOf(promiseMoved, flagInput([service(...claims)]));
    expect(rules(by("by 2027-06", 300), by("by 2028-06", 100))).toEqual(["promise_moved_later"]);
    expect(rules(by("2027-Q2", 300), by("by 2028-06", 100))).toEqual([]);
    expect(rules(by("by 2027-06", 300), by("2028-Q2", 100))).toEqual(["promise_moved_later"]);
    expect(rules(by("2027-Q2", 300), by("2027-Q4", 100))).toEqual(["promise_moved_later"]);
  });
});

describe("service unconfirmed", () => {
  const onlooker = source("an index", "analyst");
  const told = (ago: number): ClaimRecord => ({ ...said("inferred", -200, ago), source: onlooker });
  const found = (...indicators: IndicatorRecord[]) =>
    serviceUnconfirmed(flagInput(indicators, { assessment: { state: "in_service" } }));

  it("names who told it first and the day told, with everything that told it", () => {
    const [first, second] = [told(100), { ...told(50), source: source("Herald", "press") }];
    const stated = { ...said("estimated", -200, 400), source: onlooker };
    expect(found(service(second), service(stated, first))).toEqual([
      {
        ...{ rule: "service_unconfirmed", kind: "task", event: "service", mayBeHigh: false, sinceDay: AS_OF - 100 },
        numbers: { servedDay: AS_OF - 200, toldDay: AS_OF - 100, partyEn: "an index", partyKo: "an index" },
        claimIds: [first.id, second.id],
      },
    ]);
    const [one, two] = [told(100), told(100)];
    expect(found(service(two), service(one))[0]?.claimIds).toEqual([one.id, two.id]);
  });

  it("is not asked where another part is confirmed; is where the other is only stated", () => {
    expect(found(service(told(100)), service(happened(60)))).toEqual([]);
    expect(found(service(happened(60)))).toEqual([]);
    expect(found(service(said("promised", 300, 60)), service(told(100)))).toHaveLength(1);
    expect(found(service(told(100)), indicator("generation", { in_service: [happened(60)] }))).toHaveLength(1);
    const only = told(100);
    const powered = indicator("service", { first_power: [happened(90)], in_service: [only] });
    expect(found(powered)[0]?.claimIds).toEqual([only.id]);
    expect(found(indicator("generation", { in_service: [told(100)] }))).toEqual([]);
    expect(found(indicator("service", { first_power: [told(100)] }))).toEqual([]);
  });

  it("has nobody to name where an event of a day to come was told as done", () => {
    expect(found(service({ ...said("actual", -50, 90), source: onlooker }))).toEqual([]);
  });
});
