import type { FlagStanding, FlagStep, FlagStepReason } from "@/lib/domain/vocabulary";
import type { FlagRule, RaisedFlag, RiskSeverity } from "./types";

/** An acknowledged flag is quiet until its P50 is so many days later than on the day it was acknowledged. A judgement. */
const QUIET_DAYS = 90;

/** A flag as it stands in the database: what its newest steps say of it. */
export type StandingFlag = {
  standing: FlagStanding;
  rule: FlagRule;
  severity: RiskSeverity | null;
  /** Null unless it is acknowledged: the rule and P50 of that moment, and the day on which it ends. Epoch days. */
  acknowledged: { rule: FlagRule; p50Day: number | null; untilDay: number | null } | null;
};

export type LifeStep = { step: FlagStep; reason: FlagStepReason | null };

/**
 * What a new computation does to a flag, in the order in which it happens.
 * @param stored null: never raised before
 * @param found what the computation raised, with the severity that it will have; null: nothing
 * @param asOfDay epoch day of the computation
 */
export function stepsOf(
  stored: StandingFlag | null,
  found: Pick<RaisedFlag, "rule" | "severity" | "p50Day"> | null,
  asOfDay: number,
): LifeStep[] {
  if (!found) return stored && stored.standing !== "cleared" ? [{ step: "cleared", reason: null }] : [];
  if (!stored) return [{ step: "raised", reason: null }];
  if (stored.standing === "cleared") return [{ step: "raised", reason: "again" }];
  const steps: LifeStep[] = [];
  if (stored.rule !== found.rule) steps.push({ step: "changed", reason: null });
  else if (stored.severity !== found.severity) steps.push({ step: "ranked", reason: null });
  const reason = stored.acknowledged && noLongerQuiet(stored.acknowledged, found, asOfDay);
  if (reason) steps.push({ step: "reopened", reason });
  return steps;
}

/** Why an acknowledged flag speaks again; null while it is quiet. A date that is never reached is worse than any day. */
function noLongerQuiet(
  { rule, p50Day, untilDay }: NonNullable<StandingFlag["acknowledged"]>,
  found: Pick<RaisedFlag, "rule" | "p50Day">,
  asOfDay: number,
): FlagStepReason | null {
  if (untilDay !== null && untilDay <= asOfDay) return "until_reached";
  if (rule !== found.rule) return "other_rule";
  if (p50Day === null) return null;
  return (found.p50Day ?? Number.POSITIVE_INFINITY) >= p50Day + QUIET_DAYS ? "p50_worse" : null;
}

const standingAfter: Partial<Record<FlagStep, FlagStanding>> = {
  raised: "raised",
  acknowledged: "acknowledged",
  escalated: "escalated",
  reopened: "raised",
  cleared: "cleared",
};

/** How a flag stands after these steps; another rule or severity leaves it as it stood. */
export const standingAfterSteps = (before: FlagStanding, steps: readonly LifeStep[]): FlagStanding =>
  steps.reduce((standing, { step }) => standingAfter[step] ?? standing, before);

/** What an analyst may do to a flag that stands so. */
export const mayBeAcknowledged = (standing: FlagStanding): boolean => standing === "raised" || standing === "escalated";
export const mayBeEscalated = (standing: FlagStanding): boolean => standing === "raised" || standing === "acknowledged";
export const mayBeReopened = (standing: FlagStanding): boolean =>
  standing === "acknowledged" || standing === "escalated";
