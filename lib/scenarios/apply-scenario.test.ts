import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { plannedSite, simulateAlone } from "@/lib/assessment/simulate-site";
import { AS_OF, claim, indicator, phase, site } from "@/lib/assessment/site.fixture";
import { toEpochDay } from "@/lib/domain/dates";
import type { BaseRateRecord, SiteRecords } from "@/lib/domain/records";
import { numberAt } from "@/lib/forecast";
import { durationKeys } from "./duration-keys";
import { namedScenarios } from "./named";
import type { ScenarioOverrides } from "./overrides";
import { anyOverrides } from "./overrides.arbitrary";
import { accelerators, bare, building, DRAWS, delaysOf, grid, records, service, under } from "./scenario.fixture";

const CONTROL = {
  licenceProbability: 0.5,
  delayMedianDays: 183,
  delayP90Days: 548,
  denialProbability: 0.2,
  controlledIso3: ["KOR", "MYS"],
};
const filed = (permitType: "environmental" | "grid_impact_assessment") =>
  indicator("permit", { filed: [claim("actual", "2026-08-01")] }, { permitType });
/** A permit that is open: no building has started that would imply it. */
const permitted = () => site([phase([service("2029-06"), filed("environmental"), grid()], { id: 1 })]);
const inPhases = () =>
  site([
    phase([service("2029-06"), building(), grid()], { id: 1 }),
    phase([service("2031-06")], { id: 2, ordinal: 2 }),
  ]);
/** An assessment that a local base rate refuses more often than not. */
function refusable(): SiteRecords {
  const region = { id: 1, slug: "incheon", nameEn: "Incheon", nameKo: "인천" };
  const rate: BaseRateRecord = {
    ...{ slug: "incheon-rate", regionSlug: "incheon", gate: "grid_impact_assessment", thresholdMegawatts: 10 },
    ...{ newSupplyOnly: true, appliedAfterDay: toEpochDay("2024-06-14"), periodFromDay: 0, periodToDay: 1 },
    ...{ passed: 12, decided: 24, commonCauseRho: 0.3, priorAlpha: 2, priorBeta: 3, probabilityIfUnknown: 0.4 },
    ...{ endedBy: null, endedByKo: null, mark: "D", note: null, noteKo: null, source: null },
  };
  return site([phase([service("2029-06"), filed("grid_impact_assessment")], { id: 1 })], { region, baseRates: [rate] });
}

describe("a schedule under a scenario", () => {
  it("is the records' own without overrides, or with prices alone", () => {
    for (const overrides of [{}, { utilisation: 0.49 }, { ownSiliconAttach: 0.5 }]) {
      const { schedule, scheduleUnder } = plannedSite(records(), overrides);
      expect(scheduleUnder).toBe(schedule);
    }
  });

  it("gives the base's draws, to the bit, where the overrides change nothing", () => {
    const nothing: ScenarioOverrides = {
      factorShift: 0,
      hazardFactor: 1,
      durationFactors: Object.fromEntries(durationKeys.map((key) => [key, 1])),
      exportControl: { ...CONTROL, licenceProbability: 0 },
    };
    for (const from of [records(), permitted(), inPhases()]) {
      const [base, same] = [under(from, {}), under(from, nothing)];
      expect(same.schedule.serviceDay).toEqual(base.schedule.serviceDay);
      expect(same.schedule.cancelledDay).toEqual(base.schedule.cancelledDay);
      expect(same.target).toEqual(base.target);
    }
  });

  it("can be drawn whatever the overrides, and leaves the records' own as it was", () => {
    const from = records([accelerators({ delivered: [claim("estimated", "2028-11")] })]);
    const { schedule, plans } = plannedSite(from);
    const before = JSON.stringify({ schedule, plans });
    fc.assert(
      fc.property(anyOverrides, (overrides) => {
        const planned = plannedSite(from, overrides);
        for (const { open } of simulateAlone(planned, { asOfDay: AS_OF, seed: 7, draws: 64 }).phases) {
          const { serviceDay, lookDay } = open?.schedule ?? expect.fail();
          expect(serviceDay.every((day) => Number.isFinite(day) && day >= lookDay)).toBe(true);
        }
        expect(JSON.stringify({ schedule: planned.schedule, plans: planned.plans })).toBe(before);
      }),
      { numRuns: 60 },
    );
  });

  it("is given up by no hazard where its factor is 0, only denied; and in more of the same draws the higher it is", () => {
    const of = (hazardFactor: number) => under(refusable(), { hazardFactor });
    const [none, usual, high] = [of(0), of(1), of(3)];
    expect(none.target.cancelled.byCause.given_up).toBe(0);
    expect(none.target.cancelled.byCause.denied).toBeGreaterThan(0.2);
    expect(high.target.cancelled.byCause.given_up).toBeGreaterThan(usual.target.cancelled.byCause.given_up + 0.05);
    usual.schedule.cancelledDay.forEach((day, d) => {
      expect(numberAt(high.schedule.cancelledDay, d)).toBeLessThanOrEqual(day);
      expect(numberAt(none.schedule.cancelledDay, d)).toBeGreaterThanOrEqual(day);
    });
    expect(under(records(), { hazardFactor: 0 }).target.cancelled.total).toBe(0);
  });

  it("stretches the re-application after a refusal with the permit", () => {
    const days = (overrides: ScenarioOverrides) =>
      plannedSite(permitted(), overrides).scheduleUnder.model.reapplication;
    expect(days({ durationFactors: { permit: 2 } }).medianDays).toBe(days({}).medianDays * 2);
  });

  it("makes days until a stated date last so many times as long, those of a far date too", () => {
    for (const date of ["2028-06-30", "2036-06-30"]) {
      const from = bare({}, date);
      const said = plannedSite(from).schedule.phases[0]?.word?.saidDay ?? Number.NaN;
      const { schedule: base } = under(from, {});
      const { schedule: slower } = under(from, { durationFactors: { announced: 2 } });
      base.serviceDay.forEach((day, d) => {
        const isSaid = base.view.isOutside[d] === 0;
        expect(numberAt(slower.serviceDay, d) - said).toBeCloseTo((isSaid ? 2 : 1) * (day - said), 6);
      });
    }
  });
});

describe("a grid that takes twice as long", () => {
  const slower: ScenarioOverrides = { durationFactors: { grid_interconnect: 2 } };

  it.each([
    ["stated", records()],
    ["unknown", bare()],
    ["asked for, before works", site([phase([grid()], { id: 1 })])],
    ["of the phase in front", inPhases()],
  ])("makes no draw of service earlier, and some later: %s", (_, from) => {
    const delays = delaysOf(from, slower);
    expect(Math.min(...delays)).toBeGreaterThanOrEqual(0);
    expect(delays.filter((days) => days > 30).length).toBeGreaterThan(DRAWS / 10);
  });
});

describe("a factor shift", () => {
  it.each([
    ["with gates", records()],
    ["with a permit", permitted()],
    ["of which little is known", bare()],
    ["behind another phase", inPhases()],
  ])("of one standard deviation is later at every percentile from 5 to 95, and one of −1 earlier: %s", (_, from) => {
    const shifted = (factorShift: number) => under(from, { factorShift }).target.quantiles;
    const [later, earlier] = [shifted(1), shifted(-1)];
    // Given completion: of the very last draws, later ones are given up more often.
    shifted(0).forEach((day, i) => {
      if (i < 10 || i > 190) return;
      expect(later[i]).toBeGreaterThan(day);
      expect(earlier[i]).toBeLessThan(day);
    });
  });
});

describe("the named scenarios", () => {
  const overridesOf = (slug: string) => namedScenarios.find((one) => one.slug === slug)?.overrides as ScenarioOverrides;
  const p50 = (slug: string) => under(records([], { iso3: "MYS" }), overridesOf(slug)).target.unconditional.p50;

  it("are earlier than the base in the bull, later in the bear and under export control", () => {
    expect(p50("bull")).toBeLessThan(p50("base"));
    expect(p50("bear")).toBeGreaterThan(p50("base"));
    expect(p50("export-control")).toBeGreaterThan(p50("base"));
  });
});
