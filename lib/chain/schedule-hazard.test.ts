import { describe, expect, it } from "vitest";
import type { GateEvidence, GateKind, ScheduleGate } from "@/lib/schedule/site-schedule";
import { site } from "../assessment/site.fixture";
import { scheduleHazard, stageHazards } from "./schedule-hazard";

const gate = (kind: GateKind, step: string, ...evidence: GateEvidence[]): ScheduleGate => ({
  ...{ id: `p1.${kind}.${step}`, kind, class: { medianDays: 1, sigma: 1 }, precedes: null },
  ...{ chance: 1, isOfSite: false, evidence, decision: null },
});
const { model: records } = site([]);
const hazards = stageHazards(records);
const hazardOf = (gates: ScheduleGate[], firstPowerDay: number | null = null) =>
  scheduleHazard(gates, firstPowerDay, hazards);
const done = { knownDay: 10, what: "done", day: 10 } as const;
const begun = { knownDay: 10, what: "begun", day: 10 } as const;
const refused = { knownDay: 20, what: "refused" } as const;
const appealed = { knownDay: 20, what: "appealed", by: "opponent", isStayed: false } as const;

describe("the chance a year to be given up", () => {
  it.each([
    ["announced", [gate("grid", "energised", begun)], 0.1],
    ["permitted", [gate("permit", "granted", done)], 0.056],
    ["with an agreement", [gate("agreement", "agreement_signed", done)], 0.056],
    ["building", [gate("works", "completed", begun)], 0.013],
    ["with works done that nobody saw begin", [gate("works", "completed", done)], 0.013],
    ["energised", [gate("grid", "energised", done), gate("works", "completed", begun)], 0.002],
    ["with a substation alone", [gate("grid", "completed", done)], 0.1],
  ])("follows the furthest reached: %s", (_, gates, perYear) => {
    expect(hazardOf(gates)).toBe(perYear);
  });

  it("is that of an energised phase once power flowed", () => {
    expect(hazardOf([], 10)).toBe(0.002);
  });

  it("does not count what was refused since, and what was only filed again stands", () => {
    expect(hazardOf([gate("permit", "granted", done, refused)])).toBe(0.1);
    expect(hazardOf([gate("permit", "granted", done, { ...begun, knownDay: 20, day: 20 })])).toBe(0.056);
  });

  it("is no less than that of contested sites, from an opponent's challenge until the grant stands", () => {
    const works = gate("works", "completed", begun);
    expect(hazardOf([works, gate("permit", "granted", done, appealed)])).toBe(0.2);
    expect(hazardOf([works, gate("permit", "granted", appealed)])).toBe(0.2);
    expect(hazardOf([works, gate("permit", "granted", done, appealed, { ...done, knownDay: 30 })])).toBe(0.013);
    expect(hazardOf([works, gate("permit", "granted", refused, { ...appealed, by: "sponsor" })])).toBe(0.013);
  });

  it("is the stored one: a new version changes it, and one that rises with the stage is refused", () => {
    const stored = records.classes.cancellation_by_stage_per_year as NonNullable<(typeof records.classes)[string]>;
    const withValues = (values: Record<string, number>) => ({
      ...records,
      classes: { ...records.classes, cancellation_by_stage_per_year: { ...stored, values } },
    });
    const newer = stageHazards(withValues({ ...hazards, permitted: 0.07, contested: 0.3 }));
    expect(scheduleHazard([gate("permit", "granted", done)], null, newer)).toBe(0.07);
    expect(scheduleHazard([gate("permit", "granted", done, appealed)], null, newer)).toBe(0.3);
    for (const rising of [{ permitted: 0.11 }, { building: 0.06 }, { energised: 0.014 }])
      expect(() => stageHazards(withValues({ ...hazards, ...rising }))).toThrow("cancellation_by_stage_per_year");
    const level = { announced: 0.1, permitted: 0.1, building: 0.1, energised: 0.1, contested: 0.1 };
    expect(stageHazards(withValues(level))).toEqual(level);
    const { cancellation_by_stage_per_year: _, ...classes } = records.classes;
    expect(() => stageHazards({ ...records, classes })).toThrow('"cancellation_by_stage_per_year" is missing');
  });
});
