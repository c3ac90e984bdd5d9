import { expect, it } from "vitest";
import type { BaseRateRecord, IndicatorRecord } from "@/lib/domain/records";
import { firstOf } from "@/lib/testing/present";
import { indicator, phase, site } from "../assessment/site.fixture";
import { planSite, type Stage } from "./phase-plan";
import { day, party, told } from "./schedule.fixture";

const done = [told("actual", "2025-03-10", "2025-03-12")];
const promised = told("promised", "2028", "2026-02-01", { claimant: party("owner", "owner") });
const withdrawn = told("withdrawn", "unknown", "2026-03-01", { claimant: party("owner", "owner") });
const service = (...in_service: typeof done) => indicator("service", { in_service });
const started = indicator("works", { started: done });
const rate: BaseRateRecord = {
  ...{ slug: "rate", regionSlug: "incheon", gate: "grid_impact_assessment", thresholdMegawatts: 10 },
  ...{ newSupplyOnly: true, appliedAfterDay: 0, periodFromDay: 0, periodToDay: 1 },
  ...{ passed: 2, decided: 5, commonCauseRho: 0.25, priorAlpha: 2, priorBeta: 3, probabilityIfUnknown: 0.4 },
  ...{ endedBy: null, endedByKo: null, mark: "D", note: null, noteKo: null, source: null },
};
const plan = (indicators: IndicatorRecord[]) =>
  firstOf(planSite(site([phase(indicators, { id: 1 })], { baseRates: [rate] })).plans);

// Its stage, the day stated, the day of service, how many gates, and the base rates that are weighed.
it.each<[string, IndicatorRecord[], Stage, string | null, string | null, number, string[]]>([
  ["of which nothing is known", [], "announced", null, null, 0, ["rate"]],
  ["with a stated day", [service(promised)], "announced", "2028-12-31", null, 2, ["rate"]],
  [
    "with a permit",
    [indicator("permit", { granted: done }, { permitType: "building" })],
    "permitted",
    null,
    null,
    3,
    ["rate"],
  ],
  ["with works", [started], "under_construction", null, null, 2, ["rate"]],
  ["with power", [indicator("grid_interconnect", { energised: done })], "energised", null, null, 3, ["rate"]],
  ["that serves", [service(promised, ...done), started], "in_service", null, "2025-03-10", 0, []],
  ["that was withdrawn", [service(promised, withdrawn), started], "withdrawn", null, null, 0, []],
  [
    "whose site was cancelled",
    [service(promised), indicator("site", { cancelled: done })],
    "withdrawn",
    "2028-12-31",
    null,
    0,
    [],
  ],
])("a phase %s", (_, indicators, stage, stated, served, gates, rates) => {
  const found = plan(indicators);
  expect(found.stage).toBe(stage);
  expect(found.announced?.statedDay ?? null).toBe(stated && day(stated));
  expect(found.inService?.latestDay ?? null).toBe(served && day(served));
  expect(found.gates).toHaveLength(gates);
  expect(found.baseRates.map((one) => one.rate.slug)).toEqual(rates);
});

it("phases stand in their order, each with its own stage and gates", () => {
  const phases = [
    phase([started], { id: 7, ordinal: 3 }),
    phase([service(promised)], { id: 8, ordinal: 1 }),
    phase([service(...done)], { id: 9, ordinal: 2 }),
  ];
  const { plans, schedule } = planSite(site(phases));
  expect(plans.map((one) => [one.phase.ordinal, one.stage])).toEqual([
    [1, "announced"],
    [2, "in_service"],
    [3, "under_construction"],
  ]);
  expect(plans.map(({ gates }) => gates.map(({ gate }) => gate.id))).toEqual([
    ["p1.grid_interconnect.grid.energised", "p1.works.building.completed"],
    [],
    ["p3.works.building.completed", "p3.grid_interconnect.grid.energised"],
  ]);
  expect(schedule.phases.map(({ id }) => id)).toEqual(["8", "7"]);
});
