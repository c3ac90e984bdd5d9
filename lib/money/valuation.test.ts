import { describe, expect, it } from "vitest";
import { readVectors } from "@/test-data/read-test-data";
import { moneyAssumptions } from "./assumptions";
import { presentValueUsd } from "./discounting";
import { moneyParameters } from "./parameters";
import { plannedSchedule } from "./schedule";
import { phaseValuer } from "./valuation";

/** 1 MW: facility 12, machines 8 that live 2 years, margin 10 − 2 = 8 a year, built and installed within the month before day 0. */
const capital = { megawatts: 1, facilityUsd: 12, acceleratorsUsd: 8 };
const days = { asOfDay: 0, planStartDay: 0 };
const simple = {
  ...moneyAssumptions(),
  waccPerYear: 0,
  acceleratorLifeYears: 2,
  evaluationYears: 2,
  utilisation: 1,
  revenueUsdPerMwYear: 10,
  opexUsdPerMwYear: 2,
  rampMonths: 0,
  buildMonths: 1,
  installDays: 0,
};
const schedule = plannedSchedule({
  ...days,
  powerReadyP50Day: null,
  firmDeliveryDay: null,
  installDays: 0,
  firmWindowDays: 0,
});

describe("phase value, by hand", () => {
  it("without discounting: 2 years of margin less facility and one set of machines", () => {
    const { inService } = phaseValuer(capital, days, schedule, 0.2, simple);
    expect(inService(0)).toEqual({ facilityUsd: -12, acceleratorsUsd: -8, marginUsd: expect.closeTo(16, 9) });
  });

  it("a year of idling costs half a set of machines: the second set is bought at 2 years and half used at 3", () => {
    const { inService } = phaseValuer(capital, days, schedule, 0.2, simple);
    expect(inService(365)).toEqual({ facilityUsd: -12, acceleratorsUsd: -12, marginUsd: expect.closeTo(16, 9) });
  });

  it("machines that die before there is power are replaced when it comes, not before", () => {
    const { inService } = phaseValuer(capital, days, schedule, 0.2, { ...simple, waccPerYear: 0.1 });
    expect(inService(3 * 365).acceleratorsUsd).toBeCloseTo(-8 - 8 / 1.1 ** 3, 9);
  });

  it("at 10 %: a year of 8 in mid-month payments is worth 7.6306, and 7.6306 ÷ 1.1 a year later", () => {
    const oneYear = { ...simple, waccPerYear: 0.1, evaluationYears: 1 };
    const { inService } = phaseValuer(capital, days, schedule, 0.2, oneYear);
    expect(inService(0).marginUsd).toBeCloseTo(7.6306, 3);
    expect(inService(365).marginUsd).toBeCloseTo(7.6306 / 1.1, 3);
    expect(inService(0).facilityUsd).toBeCloseTo(-12 * 1.1 ** (0.5 / 12), 9);
  });
});

/** The defaults that claim a range; a new one is named here. */
const WITH_RANGE = [
  "wacc-per-year",
  "accelerator-life-years",
  "opex-usd-per-mw-year",
  "default-capex-usd-per-mw",
  "accelerator-accounting-life-years",
];

describe("parameters", () => {
  it("every default has a unit, a source and a slug of its own", () => {
    expect(new Set(moneyParameters.map((row) => row.slug)).size).toBe(moneyParameters.length);
    expect(moneyParameters.filter(({ unit, source }) => unit.trim() === "" || source.trim() === "")).toEqual([]);
  });

  it("the defaults with a range lie inside it, ends included, and the range is wider than a point", () => {
    const ranged = moneyParameters.filter(({ low, high }) => low !== null || high !== null);
    expect(ranged.map(({ slug }) => slug)).toEqual(WITH_RANGE);
    const outside = ranged.filter(
      ({ value, low, high }) => low === null || high === null || !(low < high && low <= value && value <= high),
    );
    expect(outside).toEqual([]);
  });

  it("a missing row is named by its field", () => {
    const rows = moneyParameters.filter((row) => row.slug !== "utilisation");
    expect(() => moneyAssumptions(rows)).toThrow(/utilisation/);
  });
});

type XnpvCase = { xnpv: number; rate: number; values: number[]; dates: string[]; tol?: number };

describe("discounting", () => {
  it("gives Excel's XNPV", () => {
    const cases = readVectors<{ xnpv: XnpvCase[] }>("finance").xnpv;
    expect(cases.length).toBeGreaterThan(0);
    for (const { xnpv, rate, values, dates, tol } of cases) {
      const flows = values.map((usd, i) => ({ usd, day: Date.parse(dates[i] ?? "") / 86_400_000 }));
      expect(Math.abs(presentValueUsd(flows, rate, flows[0]?.day ?? 0) - xnpv)).toBeLessThan(tol ?? 0.001);
    }
  });
});
