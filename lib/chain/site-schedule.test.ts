import { describe, expect, it } from "vitest";
import type { ClaimRecord, IndicatorRecord, SiteRecords } from "@/lib/domain/records";
import type { SiteHold } from "@/lib/domain/vocabulary";
import { firstOf } from "@/lib/testing/present";
import { indicator, phase, site } from "../assessment/site.fixture";
import { day, party, told } from "./schedule.fixture";
import { readSiteSchedule } from "./site-schedule";
import { SLIP_ADJUSTMENT_SLUG } from "./slip-adjustment";

const owner = { claimant: party("owner", "owner") };
const service = (...in_service: ClaimRecord[]) => indicator("service", { in_service });
const promised = told("promised", "2028", "2026-02-01", owner);
const read = (indicators: IndicatorRecord[], options: Partial<SiteRecords> = {}) =>
  readSiteSchedule(site([phase(indicators)], options)).phases;
const known = (indicators: IndicatorRecord[], options: Partial<SiteRecords> = {}) => firstOf(read(indicators, options));

describe("the phases of a schedule", () => {
  it("are in their order, and say whether they may serve first", () => {
    const { siteKey, phases } = readSiteSchedule(
      site([phase([service(promised)], { ordinal: 2, isIndependentOfPrevious: true }), phase([service(promised)])]),
    );
    expect(siteKey).toBe("fixture-site");
    expect(phases.map(({ ordinal, isIndependent }) => [ordinal, isIndependent])).toEqual([
      [1, false],
      [2, true],
    ]);
  });

  it("leave out what serves, was withdrawn or retired", () => {
    expect(read([service(told("actual", "2026-01", "2026-02-01"))])).toEqual([]);
    expect(read([service(promised, told("withdrawn", "unknown", "2026-03-01", owner))])).toEqual([]);
    expect(readSiteSchedule(site([phase([service(promised)], { retiredDay: 20_000 })])).phases).toEqual([]);
  });

  it("leave out what was cancelled, as far as the record of the site reaches, until it is resumed", () => {
    const steps = { cancelled: [told("actual", "2026-03-01", "2026-03-02")] };
    const of = (holds: SiteHold) => [{ ...indicator("site", steps), holds }];
    expect(read([service(promised)], { indicators: of("all") })).toEqual([]);
    expect(read([service(promised), indicator("site", steps)])).toEqual([]);
    expect(read([service(promised)], { indicators: of("none") })).toHaveLength(1);
    const resumed = { ...steps, resumed: [told("actual", "2026-06-01", "2026-06-02")] };
    expect(read([service(promised), indicator("site", resumed)])).toHaveLength(1);
    const estimated = { cancelled: [told("estimated", "2026-03-01", "2026-02-02")] };
    expect(read([service(promised), indicator("site", estimated)])).toHaveLength(1);
  });

  it("have their gates where nothing was ever said, with the site's announcement or its first news for a look", () => {
    const silent = known([], { announcedDay: day("2025-05-01") });
    expect(silent).toMatchObject({ firstWordDay: day("2025-05-01"), lookDay: day("2025-05-01"), word: null });
    expect(silent.gates).toHaveLength(2);
    const { phases } = readSiteSchedule(site([phase([service(promised)]), phase([], { ordinal: 2 })]));
    expect(phases[1]).toMatchObject({ firstWordDay: day("2026-02-01"), lookDay: day("2026-02-01") });
    expect(read([])).toEqual([]);
  });
});

describe("the last look at a phase", () => {
  const word = service(told("promised", "2028", "2025-02-01", owner));

  it("is news of a gate that comes before service on its day, and a word on the first day of being known", () => {
    const delivered = indicator("transformer_order", { delivered: [told("actual", "2025-07-10", "2026-01-01")] });
    expect(known([word, delivered]).lookDay).toBe(day("2025-07-10"));
    const month = { knownPrecision: "month" } as const;
    const energised = [told("promised", "2027", "2025-09-30", month)];
    expect(known([word, indicator("grid_interconnect", { energised })]).lookDay).toBe(day("2025-09-01"));
  });

  it("is no news of a contract or of machines, which may follow service", () => {
    const ppa = {
      ...indicator("ppa", { signed: [told("actual", "2025-07-10", "2025-07-10")] }),
      ppaRole: "gating" as const,
    };
    const machines = indicator("accelerator_order", { delivered: [told("actual", "2025-07-10", "2025-07-10")] });
    expect(known([word, ppa, machines]).lookDay).toBe(day("2025-02-01"));
  });

  it("is a visit to the site, at every phase; not a publication that says nothing new", () => {
    const visit = {
      ...indicator("site", { announced: [told("seen_open", "unknown", "2025-12-01")] }),
      holds: "all" as const,
    };
    expect(known([word], { indicators: [visit] }).lookDay).toBe(day("2025-12-01"));
    expect(known([word], { lastExaminedDay: day("2025-12-01") }).lookDay).toBe(day("2025-02-01"));
  });

  it("is never before the word, which is said in the middle of a coarse day", () => {
    const year = { ...owner, knownPrecision: "year" } as const;
    const { word: said, lookDay } = known([service(told("promised", "2028", "2025-12-31", year))]);
    expect([said?.saidDay, lookDay]).toEqual([day("2025-07-02"), day("2025-07-02")]);
  });
});

it("the last day without works is that of a visit that saw none", () => {
  const started = [told("seen_open", "unknown", "2025-03-01"), told("promised", "2026", "2025-06-01")];
  expect(known([indicator("works", { started })]).noWorksDays).toEqual([day("2025-03-01")]);
  expect(known([service(promised)]).noWorksDays).toEqual([]);
});

it("a site that is paused halts the works of its phases", () => {
  const paused = {
    ...indicator("site", { paused: [told("actual", "2026-03-01", "2026-03-02")] }),
    holds: "all" as const,
  };
  const works = known([service(promised)], { indicators: [paused] }).gates.find(({ kind }) => kind === "works");
  expect(works?.evidence).toEqual([{ knownDay: day("2026-03-02"), what: "halted" }]);
});

it("words slip by the correction in use", () => {
  const records = site([phase([service(promised)])]);
  const value = { level: "sourceClass", logShifts: { operator: Math.log(2) } };
  const row = { version: 1, value, unit: "ln of days", mark: "D" as const, sourceText: "test" };
  const parameters = { ...records.model.parameters, [SLIP_ADJUSTMENT_SLUG]: row };
  const corrected = readSiteSchedule({ ...records, model: { ...records.model, parameters } });
  const intercept = (of: typeof corrected) => firstOf(of.phases).word?.slip.intercept ?? Number.NaN;
  expect(intercept(corrected) - intercept(readSiteSchedule(records))).toBeCloseTo(Math.log(2), 12);
});

it("cancels at the stored rate of the stage reached, and reads the stored numbers", () => {
  const records = site([phase([service(promised)])]);
  const { classes, parameters } = records.model;
  const [rates, weight] = [classes.cancellation_by_stage_per_year, parameters.outside_view_weight];
  if (!rates || !weight) throw new Error("not seeded");
  const model = {
    classes: { ...classes, cancellation_by_stage_per_year: { ...rates, values: { ...rates.values, announced: 0.2 } } },
    parameters: { ...parameters, outside_view_weight: { ...weight, value: 0.4 } },
  };
  const [shipped, changed] = [readSiteSchedule(records), readSiteSchedule({ ...records, model })];
  expect(firstOf(shipped.phases).hazardPerYear).toBe(0.1);
  expect(firstOf(changed.phases)).toEqual({ ...firstOf(shipped.phases), hazardPerYear: 0.2 });
  expect(changed.model).toEqual({ ...shipped.model, outsideWeight: 0.4 });
});
