import { groupBy } from "@/lib/domain/group-by";
import type { FlagFinding, FlagLine, FlagRule, FlagSubject } from "./types";

/** What one phase's rules found. */
export type PhaseFindings = { phaseId: number; findings: readonly FlagFinding[] };

/** Findings of one event and subject: the first speaks, the others are lines. */
export type Merged = { subject: FlagSubject; leader: FlagFinding; lines: FlagLine[] };

/** Of the rules about the date the first that stands speaks. */
const dateOrder: readonly FlagRule[] = [
  "passed_not_looked",
  "forecast_late",
  "overdue",
  "three_slips",
  "due_soon",
  "late_on_estimate",
];

/**
 * One entry a subject and event. An event of the whole site is one entry of the site, and a rule of the place one of that rule, each with the phases that
 * it reaches; everything else is of its phase.
 */
export function mergeFindings(phases: readonly PhaseFindings[]): Merged[] {
  const told = phases.flatMap(({ phaseId, findings }) => findings.map((finding) => ({ phaseId, finding })));
  const groups = groupBy(
    told,
    ({ phaseId, finding }) => `${scopeOf(finding) ?? phaseId} ${eventOf(finding, phaseId, told)}`,
  );
  return [...groups.values()].flatMap((group): Merged[] => {
    const rules = groupBy(group, ({ finding }) => finding.rule);
    const [leader, ...others] = [...rules.values()]
      .flatMap((ofRule) => largestOf(ofRule.map(({ finding }) => finding)))
      .sort((a, b) => place(a) - place(b));
    if (!leader) return [];
    const phaseIds = [...new Set(group.map(({ phaseId }) => phaseId))];
    return [{ subject: subjectOf(leader, phaseIds), leader, lines: others.map(lineOf) }];
  });
}

const scopeOf = ({ wholeSiteKey, policySlug }: FlagFinding) =>
  policySlug !== undefined ? "policy" : wholeSiteKey !== undefined ? "site" : null;

type Told = { phaseId: number; finding: FlagFinding };

/** A late payback is a line of the date or the money where either rule stands. */
function eventOf({ event }: FlagFinding, phaseId: number, told: readonly Told[]): string {
  if (event !== "payback") return event;
  const host = told.find(
    (one) =>
      one.phaseId === phaseId && (one.finding.rule === "forecast_late" || one.finding.rule === "capital_exposed"),
  );
  return host?.finding.event ?? event;
}

/** What a rule says several times of one event, gates of one kind or phases of one site, each different event once; first what may be high. */
function largestOf(findings: readonly FlagFinding[]): FlagFinding[] {
  const different = groupBy(findings, ({ claimIds, wholeSiteKey }) => JSON.stringify([claimIds, wholeSiteKey]));
  return [...different.values()].flatMap((same) => {
    const [first] = same;
    return first ? [{ ...first, mayBeHigh: same.some(({ mayBeHigh }) => mayBeHigh) }] : [];
  });
}

/** Silent bad news behind news that is spoken of, what may be high in front; payback never speaks for others. */
function place({ rule, event, mayBeHigh }: FlagFinding): number {
  if (rule === "payback_beyond_plan") return dateOrder.length;
  if (event === "date") return dateOrder.indexOf(rule);
  return (rule === "bad_news_silent" ? 2 : 0) + (mayBeHigh ? 0 : 1);
}

function subjectOf({ wholeSiteKey, policySlug }: FlagFinding, phaseIds: number[]): FlagSubject {
  if (policySlug !== undefined) return { kind: "policy", policySlug, phaseIds };
  const [phaseId] = phaseIds;
  if (wholeSiteKey === undefined && phaseId !== undefined) return { kind: "phase", phaseIds: [phaseId] };
  return { kind: "site", phaseIds };
}

const lineOf = ({ rule, kind, sinceDay, numbers, claimIds }: FlagFinding): FlagLine => ({
  ...{ rule, kind, sinceDay, numbers, claimIds },
});
