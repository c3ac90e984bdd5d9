import type { ClaimRecord, IndicatorRecord, PhaseRecord, SiteRecords } from "@/lib/domain/records";

/** Every claim about an indicator, oldest first by the day it was known, then by id. */
export function indicatorClaims(indicator: IndicatorRecord): ClaimRecord[] {
  return indicator.milestones.flatMap((milestone) => milestone.claims).sort(byKnownDay);
}

/** Every claim about a phase, oldest first by the day it was known, then by id. */
export function phaseClaims(phase: PhaseRecord): ClaimRecord[] {
  return phase.indicators.flatMap(indicatorClaims).sort(byKnownDay);
}

/** Since when the phase is known at all (epoch day): its first claim, else the site's announcement, else the as-of day. */
export function firstKnownDay(site: SiteRecords, phase: PhaseRecord, asOfDay: number): number {
  return phaseClaims(phase)[0]?.knownDay ?? site.announcedDay ?? asOfDay;
}

function byKnownDay(a: ClaimRecord, b: ClaimRecord): number {
  return a.knownDay - b.knownDay || a.id - b.id;
}
