import { describe, expect, it } from "vitest";
import { flagStandings } from "@/lib/domain/vocabulary";
import {
  mayBeAcknowledged,
  mayBeEscalated,
  mayBeReopened,
  type StandingFlag,
  standingAfterSteps,
  stepsOf,
} from "./life";

const today = 20_788;
const found = { rule: "forecast_late", severity: "medium", p50Day: 21_500 } as const;
const stored = (parts: Partial<StandingFlag> = {}): StandingFlag => ({
  standing: "raised",
  rule: "forecast_late",
  severity: "medium",
  acknowledged: null,
  ...parts,
});
const quiet = (parts: Partial<NonNullable<StandingFlag["acknowledged"]>> = {}) =>
  stored({
    standing: "acknowledged",
    acknowledged: { rule: "forecast_late", p50Day: 21_500, untilDay: null, ...parts },
  });
const words = (...input: Parameters<typeof stepsOf>) =>
  stepsOf(...input).map(({ step, reason }) => (reason ? `${step}: ${reason}` : step));

describe("the life of a flag", () => {
  it("begins when it is raised, ends when nothing raises it, and begins again", () => {
    expect(words(null, found, today)).toEqual(["raised"]);
    expect(words(stored(), found, today)).toEqual([]);
    expect(words(stored(), null, today)).toEqual(["cleared"]);
    expect(words(quiet(), null, today)).toEqual(["cleared"]);
    expect(words(stored({ standing: "cleared" }), null, today)).toEqual([]);
    expect(words(stored({ standing: "cleared" }), found, today)).toEqual(["raised: again"]);
  });

  it("tells of another rule and of another severity, which leave it as it stands", () => {
    expect(words(stored(), { ...found, rule: "overdue" }, today)).toEqual(["changed"]);
    expect(words(stored({ standing: "escalated" }), { ...found, severity: "high" }, today)).toEqual(["ranked"]);
    expect(standingAfterSteps("escalated", [{ step: "ranked", reason: null }])).toBe("escalated");
  });

  it("is quiet once acknowledged, until P50 is 90 days later", () => {
    expect(words(quiet(), found, today)).toEqual([]);
    expect(words(quiet(), { ...found, p50Day: 21_589 }, today)).toEqual([]);
    expect(words(quiet(), { ...found, p50Day: 21_590 }, today)).toEqual(["reopened: p50_worse"]);
    expect(words(quiet(), { ...found, p50Day: null }, today)).toEqual(["reopened: p50_worse"]);
    expect(words(quiet({ p50Day: null }), found, today)).toEqual([]);
  });

  it("is quiet until the day that was given, and while its rule leads", () => {
    expect(words(quiet({ untilDay: today + 1 }), found, today)).toEqual([]);
    expect(words(quiet({ untilDay: today }), found, today)).toEqual(["reopened: until_reached"]);
    const steps = stepsOf(quiet(), { ...found, rule: "passed_not_looked" }, today);
    expect(steps).toEqual([
      { step: "changed", reason: null },
      { step: "reopened", reason: "other_rule" },
    ]);
    expect(standingAfterSteps("acknowledged", steps)).toBe("raised");
  });

  it("lets an analyst acknowledge, escalate or reopen what stands, and nothing that is cleared", () => {
    const allowed = (may: typeof mayBeReopened) => flagStandings.filter(may).sort();
    expect(allowed(mayBeAcknowledged)).toEqual(["escalated", "raised"]);
    expect(allowed(mayBeEscalated)).toEqual(["acknowledged", "raised"]);
    expect(allowed(mayBeReopened)).toEqual(["acknowledged", "escalated"]);
  });
});
