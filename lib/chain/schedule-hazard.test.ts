import { describe, expect, it } from "vitest";
import type { GateEvidence, GateKind, ScheduleGate } from "@/lib/schedule/site-schedule";
import { scheduleHazard } from "./schedule-hazard";

const gate = (kind: GateKind, step: string, ...evidence: GateEvidence[]): ScheduleGate => ({
  ...{ id: `p1.${kind}.${step}`, kind, class: { medianDays: 1, sigma: 1 }, precedes: null },
  ...{ chance: 1, isOfSite: false, evidence, decision: null },
});
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
    ["energised", [gate("grid", "energised", done), gate("works", "completed", begun)], 0.002],
    ["with a substation alone", [gate("grid", "completed", done)], 0.1],
  ])("follows the furthest reached: %s", (_, gates, perYear) => {
    expect(scheduleHazard(gates, null)).toBe(perYear);
  });

  it("is that of an energised phase once power flowed", () => {
    expect(scheduleHazard([], 10)).toBe(0.002);
  });

  it("does not count what was refused since, and what was only filed again stands", () => {
    expect(scheduleHazard([gate("permit", "granted", done, refused)], null)).toBe(0.1);
    expect(scheduleHazard([gate("permit", "granted", done, { ...begun, knownDay: 20, day: 20 })], null)).toBe(0.056);
  });

  it("is no less than that of contested sites, from an opponent's challenge until the grant stands", () => {
    const works = gate("works", "completed", begun);
    expect(scheduleHazard([works, gate("permit", "granted", done, appealed)], null)).toBe(0.2);
    expect(scheduleHazard([works, gate("permit", "granted", done, appealed, { ...done, knownDay: 30 })], null)).toBe(
      0.013,
    );
    expect(scheduleHazard([works, gate("permit", "granted", refused, { ...appealed, by: "sponsor" })], null)).toBe(
      0.013,
    );
  });
});
