import { describe, expect, it } from "vitest";
import { AS_OF, claim, indicator } from "@/lib/assessment/site.fixture";
import type { ClaimRecord, IndicatorRecord } from "@/lib/domain/records";
import { flagInput, dayFromNow as on, rulesOf, thresholds } from "../flag-input.fixture";
import type { FlagInput } from "../types";
import { dueSoon } from "./due-soon";
import { forecastLate } from "./forecast-late";
import { lateOnEstimate } from "./late-on-estimate";
import { passed } from "./passed";
import { promiseMoved } from "./promise-moved";

const promise = (ahead: number, saidAgo: number) => claim("promised", on(ahead), { knownOn: on(-saidAgo) });
const service = (...claims: ClaimRecord[]) => indicator("service", { in_service: claims });
const seen = (ago: number): IndicatorRecord =>
  indicator("works", { completed: [claim("seen_open", on(-ago), { knownOn: on(-ago) })] });
const done = (
  kind: "works" | "grid_interconnect" | "service",
  step: "completed" | "energised" | "first_power",
  ago = 40,
) => indicator(kind, { [step]: [claim("actual", on(-ago), { knownOn: on(-ago) })] });

describe("forecast late", () => {
  const late = (days: number, parts: Partial<FlagInput> = {}, ...more: IndicatorRecord[]) =>
    forecastLate(flagInput([service(promise(200, 400)), ...more], { p50Day: AS_OF + 200 + days, ...parts }));

  it("needs a year after the first baseline", () => {
    expect(late(364)).toEqual([]);
    expect(late(365)).toMatchObject([
      { kind: "risk", event: "date", mayBeHigh: true, numbers: { baselineDay: AS_OF + 200, lateMonths: 12 } },
    ]);
  });

  it("stands down to 335 days once it is raised", () => {
    expect(late(335, { standing: ["forecast_late"] })).toHaveLength(1);
    expect(late(334, { standing: ["forecast_late"] })).toEqual([]);
  });

  it("does not flicker where the thresholds were edited to cross each other", () => {
    const crossed = { thresholds: { ...thresholds, flag_late_cleared_days: 800 } };
    expect(late(400, crossed)).toHaveLength(1);
    expect(late(400, { ...crossed, standing: ["forecast_late"] })).toHaveLength(1);
  });

  it("counts from the promise in force when works began; a later one does not shrink it", () => {
    const works = indicator("works", { started: [claim("actual", on(-300), { knownOn: on(-300) })] });
    const dates = service(promise(0, 500), promise(100, 350), promise(400, 100));
    const [flag] = forecastLate(flagInput([dates, works], { p50Day: AS_OF + 465 }));
    expect(flag?.numbers).toMatchObject({
      baselineDay: AS_OF + 100,
      promisedDay: AS_OF + 400,
      afterPromiseMonths: 2.1,
    });
    expect(forecastLate(flagInput([dates, works], { p50Day: AS_OF + 464 }))).toEqual([]);
  });

  it("says how much of it promises of that length slip, at most all of it", () => {
    const [near] = forecastLate(flagInput([service(promise(-300, 400))], { p50Day: AS_OF + 900 }));
    const [far] = forecastLate(flagInput([service(promise(700, 100))], { p50Day: AS_OF + 1_100 }));
    expect(Number(near?.numbers.slipMonths)).toBeLessThan(Number(far?.numbers.slipMonths));
    expect(Number(far?.numbers.slipMonths)).toBeLessThanOrEqual(Number(far?.numbers.lateMonths));
  });

  it("is never high while nobody has looked since the promised day", () => {
    const of = (...more: IndicatorRecord[]) =>
      forecastLate(flagInput([service(promise(-100, 900)), ...more], { p50Day: AS_OF + 400 }))[0]?.mayBeHigh;
    expect([of(), of(seen(50))]).toEqual([false, true]);
  });

  it("adds the last word where the site is silent, and stays what it is", () => {
    const [silent] = forecastLate(flagInput([service(promise(200, 400))], { p50Day: AS_OF + 900 }));
    expect(silent).toMatchObject({ kind: "risk", mayBeHigh: true, numbers: { silentDay: AS_OF - 400 } });
  });
});

describe("late on an estimate", () => {
  const guess = claim("estimated", on(100), { knownOn: on(-300) });

  it("asks for a date where the party gave none", () => {
    expect(lateOnEstimate(flagInput([service(guess)], { p50Day: AS_OF + 464 }))).toEqual([]);
    const [flag] = lateOnEstimate(flagInput([service(guess)], { p50Day: AS_OF + 465 }));
    expect(flag).toMatchObject({
      kind: "task",
      mayBeHigh: false,
      numbers: { lateMonths: 12, partyEn: "operator page" },
    });
  });

  it("is cleared by a promise", () => {
    const input = flagInput([service(guess, promise(100, 20))], { p50Day: AS_OF + 465 });
    expect(lateOnEstimate(input)).toEqual([]);
  });
});

describe("due soon", () => {
  const due = (ahead: number, ...more: IndicatorRecord[]) =>
    dueSoon(flagInput([service(promise(ahead, 200)), ...more]));

  it("from 100 days before the last promised day to that day", () => {
    expect([101, 100, 0, -1].map((ahead) => due(ahead).length)).toEqual([0, 1, 1, 0]);
  });

  it("is cleared by energising, first power or the end of works, and by a new date", () => {
    expect(due(50, done("grid_interconnect", "energised"))).toEqual([]);
    expect(due(50, indicator("works", { completed: [claim("actual", on(-40), { knownOn: on(-40) })] }))).toEqual([]);
    expect(dueSoon(flagInput([service(promise(50, 200), promise(300, 5))]))).toEqual([]);
    expect(dueSoon(flagInput([service(promise(50, 200))]))).toHaveLength(1);
  });

  it("gives the share of all draws that serve within 30 days of it", () => {
    const quantileDays = Array.from({ length: 201 }, (_, i) => AS_OF + i);
    const cancelled = { total: 0.2, byCause: { given_up: 0.2, denied: 0 } };
    const [flag] = dueSoon(flagInput([service(promise(70, 200))], { assessment: { quantileDays, cancelled } }));
    expect(flag?.numbers.servedShare).toBeCloseTo(0.5 * 0.8, 9);
    expect(due(70)[0]?.numbers.servedShare).toBeNull();
  });
});

describe("passed", () => {
  const of = (...indicators: IndicatorRecord[]) => rulesOf(passed, flagInput(indicators));

  it("starts on the day after the last promised day", () => {
    expect(of(service(promise(0, 200)))).toEqual([]);
    expect(of(service(promise(-1, 200)))).toEqual(["passed_not_looked"]);
  });

  it("is a task until anybody looks, by whatever look, then a risk", () => {
    expect(of(service(promise(-100, 400)), seen(101))).toEqual(["passed_not_looked"]);
    expect(of(service(promise(-100, 400)), seen(99))).toEqual(["overdue"]);
    expect(of(service(promise(-100, 400)), done("works", "completed", 50))).toEqual(["overdue"]);
  });

  it("is cleared by a later promise", () => {
    expect(of(service(promise(-100, 400), promise(100, 10)))).toEqual([]);
  });

  it("is never raised by a third party's estimate", () => {
    expect(of(service(claim("estimated", on(-100), { knownOn: on(-300) })))).toEqual([]);
  });
});

describe("promises moved later", () => {
  const of = (...claims: ClaimRecord[]) => rulesOf(promiseMoved, flagInput([service(...claims)]));

  it("adds up the later promises of twelve months to 180 days", () => {
    expect(of(promise(100, 500), promise(190, 300), promise(279, 100))).toEqual([]);
    expect(of(promise(100, 500), promise(190, 300), promise(280, 100))).toEqual(["promise_moved_later"]);
    expect(of(promise(100, 500), promise(280, 366))).toEqual([]);
    expect(of(promise(100, 500), promise(280, 365))).toEqual(["promise_moved_later"]);
  });

  it("counts three slips in eighteen months, each of more than 30 days", () => {
    const slips = (days: number, ago: number) =>
      of(promise(100, 700), promise(100 + days, ago), promise(100 + 2 * days, 300), promise(100 + 3 * days, 50));
    expect(slips(31, 548)).toEqual(["three_slips"]);
    expect(slips(30, 548)).toEqual([]);
    expect(slips(31, 549)).toEqual([]);
  });

  it("takes a less exact restatement for no move", () => {
    const quarter = claim("promised", "2027-Q1", { knownOn: on(-300) });
    expect(of(quarter, claim("promised", "2027", { knownOn: on(-100) }))).toEqual([]);
  });

  it("is not raised by a promise that never moved, even at a threshold of 0", () => {
    const input = flagInput([service(promise(100, 500))]);
    expect(promiseMoved({ ...input, thresholds: { ...thresholds, flag_promise_moved_days: 0 } })).toEqual([]);
  });

  it("reads the thresholds that are stored", () => {
    const input = flagInput([service(promise(100, 500), promise(190, 300))]);
    expect(promiseMoved({ ...input, thresholds: { ...thresholds, flag_promise_moved_days: 90 } })).toHaveLength(1);
  });
});
