import { describe, expect, it } from "vitest";
import { plannedSite } from "@/lib/assessment/simulate-site";
import { claim, indicator, phase, site } from "@/lib/assessment/site.fixture";
import type { IndicatorRecord, SiteRecords } from "@/lib/domain/records";
import type { IndicatorKind, MilestoneStep, PermitType, WorkType } from "@/lib/domain/vocabulary";
import { numberAt } from "@/lib/forecast";
import { type DurationKey, durationKeys } from "./duration-keys";
import { bare, building, DRAWS, delaysOf, grid, records, service, shareOf, under } from "./scenario.fixture";

const named = (key: DurationKey) => key.split(".") as [IndicatorKind, string | undefined];
const gateless = ["land", "financing", "site"] as const;
const others: readonly DurationKey[] = [...gateless, "announced", "outside", "commissioning"];
const gateKeys = durationKeys.filter((key) => !others.includes(key));
/** Delays by a duration twice and half as long. */
const delaysBy = (from: SiteRecords, key: DurationKey) => ({
  longer: delaysOf(from, { durationFactors: { [key]: 2 } }),
  shorter: delaysOf(from, { durationFactors: { [key]: 0.5 } }),
});

const lastSteps: Partial<Record<IndicatorKind, MilestoneStep>> = {
  ...{ works: "completed", grid_interconnect: "energised", transformer_order: "delivered", ppa: "signed" },
  ...{ permit: "granted", water_right: "granted", accelerator_order: "delivered", generation: "in_service" },
};

/** The gate that a key names, open: somebody promised it for a day, after the works were seen begun. */
function promised(key: DurationKey): IndicatorRecord {
  const [kind, part] = named(key);
  const isWay = kind === "generation" || part === "bridge_power";
  const step = kind === "grid_interconnect" && part ? (part as MilestoneStep) : (lastSteps[kind] ?? expect.fail());
  // Another way to power counts where it is there first; any other gate where it is last.
  const word = claim("promised", isWay ? "2027-09" : "2029-12", { knownOn: "2026-11-15" });
  const types = {
    ...(kind === "works" ? { workType: (part ?? "building") as WorkType } : {}),
    ...(kind === "permit" ? { permitType: (part ?? "environmental") as PermitType } : {}),
  };
  return { ...indicator(kind, { [step]: [word] }, types), ...(kind === "ppa" ? { ppaRole: "gating" } : {}) };
}

const withGate = (key: DurationKey): SiteRecords => {
  const isBuilding = key === "works" || key === "works.building";
  return site([phase([service("2028-06"), ...(isBuilding ? [] : [building()]), promised(key)], { id: 1 })]);
};

const energised = () => indicator("grid_interconnect", { energised: [claim("actual", "2026-10-01")] });
const built = () =>
  indicator("works", { started: [claim("actual", "2025-03-01")], completed: [claim("actual", "2026-10-01")] });

/** A phase whose connection and works are its only gates; the one that the key names is done. */
function withoutGate(key: DurationKey): SiteRecords {
  const [kind] = named(key);
  const gates = kind === "grid_interconnect" ? [building(), energised()] : kind === "works" ? [built()] : [building()];
  return site([phase([service("2028-06"), ...gates], { id: 1 })]);
}

describe("a duration", () => {
  it.each(gateKeys)("of %s moves the gate that it names: no draw of service the other way", (key) => {
    const { longer, shorter } = delaysBy(withGate(key), key);
    expect(Math.min(...longer)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...shorter)).toBeLessThanOrEqual(0);
    expect(shareOf(longer, (days) => days > 30)).toBeGreaterThan(0.1);
    expect(shareOf(shorter, (days) => days < -5)).toBeGreaterThan(0.02);
  });

  it.each(gateKeys)("of %s leaves a phase without such an open gate alone", (key) => {
    for (const delays of Object.values(delaysBy(withoutGate(key), key)))
      expect(delays).toEqual(new Float64Array(DRAWS));
  });

  it("of one type of permit leaves the permits before unbegun works alone, which are of no type", () => {
    expect(delaysBy(bare(), "permit.zoning").longer).toEqual(new Float64Array(DRAWS));
    expect(Math.max(...delaysBy(bare(), "permit").longer)).toBeGreaterThan(30);
  });

  it("of a kind that no phase waits for moves nothing", () => {
    const from = records(gateless.map((kind) => indicator(kind, {})));
    for (const key of gateless) expect(delaysBy(from, key).longer).toEqual(new Float64Array(DRAWS));
  });

  it("of commissioning moves every draw: each phase is commissioned, one with power or energised and built by its closing", () => {
    const powered = indicator("service", { first_power: [claim("actual", "2026-10-01")] });
    const closings = [[powered], [energised(), built()]].map((gates) => site([phase(gates, { id: 1 })]));
    for (const from of [bare(), records(), ...closings]) {
      const { longer, shorter } = delaysBy(from, "commissioning");
      expect(Math.min(...longer)).toBeGreaterThan(0);
      expect(Math.max(...shorter)).toBeLessThan(0);
    }
  });

  it("of a view moves the draws that take it, and leaves the others alone where nobody spoke of a gate", () => {
    const { isOutside } = under(bare(), {}).schedule.view;
    for (const [key, takes] of [["announced", 0] as const, ["outside", 1] as const]) {
      const { longer, shorter } = delaysBy(bare(), key);
      isOutside.forEach((isIt, d) => {
        expect(Math.sign(numberAt(longer, d))).toBe(isIt === takes ? 1 : 0);
        expect(Math.sign(numberAt(shorter, d))).toBe(isIt === takes ? -1 : 0);
      });
    }
  });

  it("of the outside view moves a later phase of which no day is stated in every draw", () => {
    const from = site([phase([service("2029-06")], { id: 1 }), phase([], { id: 2, ordinal: 2 })]);
    const { longer, shorter } = delaysBy(from, "outside");
    expect(Math.min(...longer)).toBeGreaterThan(0);
    expect(Math.max(...shorter)).toBeLessThan(0);
  });

  it.each([
    ["permit", ["permit", "reapplication"]],
    ["grid_interconnect.agreement_signed", ["agreement"]],
    ["grid_interconnect.energised", ["gridClass"]],
    ["works.building", ["worksClass"]],
    ["outside", ["startOfWorksToService", "laterPhaseGap"]],
    ["commissioning", ["closing", "commissioningStretch"]],
    ["permit.zoning", []],
    ["works.substation", []],
    ["transformer_order", []],
  ] as const)(
    "of %s moves the classes of its own that no gate carries, %j, and no other",
    (key, moved: readonly string[]) => {
      const model = (factor: number) =>
        Object.entries(plannedSite(bare(), { durationFactors: { [key]: factor } }).scheduleUnder.model);
      const base = Object.fromEntries(model(1));
      expect(
        model(2)
          .filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(base[name]))
          .map(([name]) => name)
          .sort(),
      ).toEqual([...moved].sort());
    },
  );

  it("takes the closer of two keys, and leaves works of another kind alone", () => {
    const scheduleOf = (durationFactors: Partial<Record<DurationKey, number>>) =>
      plannedSite(records(), { durationFactors }).scheduleUnder;
    expect(scheduleOf({ works: 3, "works.building": 2 })).toEqual(scheduleOf({ "works.building": 2 }));
    expect(
      scheduleOf({ grid_interconnect: 3, "grid_interconnect.energised": 2, "grid_interconnect.agreement_signed": 1 }),
    ).toEqual(scheduleOf({ "grid_interconnect.energised": 2 }));
    expect(scheduleOf({ "works.substation": 2 })).toEqual(scheduleOf({ "works.substation": 1 }));
  });
});

/**
 * What is said of a gate is read at the rank that the draw has among all draws. A longer view, or a longer step before unbegun works, gives the
 * draws that it does not touch lower ranks, and their gates' words earlier days: so these keys move every draw of the view the right way, and
 * service on average, but not every draw of service. Where a gate's own word settles service, a view hardly moves it: halved, the outside view
 * makes the mean of such a phase 0.7 of 1,500 days later (8,192 draws).
 */
describe("a duration that ranks hang on", () => {
  const unbegun = () =>
    site([
      phase(
        [
          service("2029-06"),
          indicator("permit", { filed: [claim("actual", "2026-08-01")] }, { permitType: "environmental" }),
          grid(),
        ],
        { id: 1 },
      ),
    ]);
  it.each([
    ["announced", records()],
    ["outside", records()],
    ["permit", unbegun()],
    ["grid_interconnect.agreement_signed", unbegun()],
    ["announced", unbegun()],
    ["outside", unbegun()],
  ] as const)("%s moves no draw of the view the other way, nor service on average", (key, from) => {
    const { schedule: base } = under(from, {});
    const mean = (column: Float64Array) => column.reduce((sum, day) => sum + day / column.length, 0);
    for (const factor of [2, 0.5]) {
      const { schedule } = under(from, { durationFactors: { [key]: factor } });
      const before = base.view.at(base.lookDay);
      const moved = schedule.view.at(schedule.lookDay).map((day, d) => Math.sign(day - numberAt(before, d)));
      expect(moved).toContain(factor > 1 ? 1 : -1);
      expect(moved).not.toContain(factor > 1 ? -1 : 1);
      const days = mean(schedule.serviceDay) - mean(base.serviceDay);
      expect(factor > 1 ? days : -days).toBeGreaterThan(-2);
    }
  });
});
