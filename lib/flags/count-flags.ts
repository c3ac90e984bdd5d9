import type { PhaseAssessment } from "@/lib/assessment/types";
import type { SiteRecords } from "@/lib/domain/records";
import { phaseFacts } from "./phase-facts";
import { rankSeverity } from "./rank-severity";
import type { FlagThresholds } from "./thresholds";
import { type FlagKind, type FlagRule, flagKinds, flagRules, type RaisedFlag, type RiskSeverity } from "./types";
import { isUndated } from "./undated";

/** A site with what was forecast of it and the flags that were raised on it. */
export type FlaggedSite = { site: SiteRecords; phases: readonly PhaseAssessment[]; flags: readonly RaisedFlag[] };

/** In how many phases a rule speaks: at all, and as the flag's own sentence, not as a line of another. */
export type RuleCount = { phases: number; leading: number };

export type FlagCounts = {
  /** Phases of which something is known and that neither serve nor were withdrawn, and their sites. */
  openPhases: number;
  sites: number;
  byRule: Record<FlagRule, RuleCount>;
  /** Open phases with a flag of a kind. */
  byKind: Record<FlagKind, number>;
  /** Open phases without any flag. */
  without: number;
  /** Open phases of which nobody stated a date, under works or large: no rule about a date speaks of them. */
  undated: number;
  /** Open phases with a flag that ranks high over all sites. */
  high: number;
};

/** Whether something is known of a phase that neither serves nor was withdrawn. */
export const isOpenPhase = ({ state, lookDay }: PhaseAssessment): boolean => state === "forecast" && lookDay !== null;

/** The severity of each flag of these sites, ranked over all of them. */
export function severitiesOf(
  sites: readonly FlaggedSite[],
  thresholds: FlagThresholds,
): (flag: RaisedFlag) => RiskSeverity | null {
  const flags = sites.flatMap((site) => site.flags);
  const { ranks } = rankSeverity(flags, sites.flatMap(openPhasesOf), thresholds);
  return (flag) => ranks[flags.indexOf(flag)]?.severity ?? null;
}

/** Counts phases, not flags: a flag of a whole site or a rule of the place counts once in each phase that it lists. */
export function countFlags(sites: readonly FlaggedSite[], thresholds: FlagThresholds): FlagCounts {
  const open = sites.flatMap(({ phases }) => phases.filter(isOpenPhase).map(({ phaseId }) => phaseId));
  const flags = sites.flatMap((site) => site.flags);
  const severityOf = severitiesOf(sites, thresholds);
  const phasesOf = (isCounted: (flag: RaisedFlag) => boolean) =>
    new Set(flags.filter(isCounted).flatMap(({ subject }) => subject.phaseIds));
  const openWith = (phaseIds: ReadonlySet<number>) => open.filter((id) => phaseIds.has(id)).length;
  return {
    openPhases: open.length,
    sites: sites.filter(({ phases }) => phases.some(isOpenPhase)).length,
    byRule: recordOf(flagRules, (rule) => ({
      phases: phasesOf((flag) => flag.rule === rule || flag.lines.some((line) => line.rule === rule)).size,
      leading: phasesOf((flag) => flag.rule === rule).size,
    })),
    byKind: recordOf(flagKinds, (kind) => openWith(phasesOf((flag) => flag.kind === kind))),
    without: open.length - openWith(phasesOf(() => true)),
    undated: sites.reduce((sum, site) => sum + undatedPhases(site, thresholds).length, 0),
    high: openWith(phasesOf((flag) => severityOf(flag) === "high")),
  };
}

const undatedPhases = ({ site, phases }: FlaggedSite, thresholds: FlagThresholds) =>
  site.phases
    .filter(({ id }) => phases.some((one) => one.phaseId === id && isOpenPhase(one)))
    .filter((phase) => isUndated(phaseFacts(site, phase), thresholds));

const openPhasesOf = ({ site, phases }: FlaggedSite) =>
  site.phases
    .filter(({ id }) => phases.some((one) => one.phaseId === id && isOpenPhase(one)))
    .map((phase) => ({ iso3: site.iso3, megawatts: phaseFacts(site, phase).megawatts }));

const recordOf = <Name extends string, Value>(names: readonly Name[], found: (name: Name) => Value) =>
  Object.fromEntries(names.map((name) => [name, found(name)])) as Record<Name, Value>;
