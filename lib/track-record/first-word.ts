import { eventDay, firstKnownDay } from "@/lib/chain/claim-days";
import { phaseDays } from "@/lib/chain/phase-looks";
import { isServing, isWithdrawn } from "@/lib/chain/service-word";
import { happenedAt, isCancelled, standingOf } from "@/lib/chain/standstills";
import type { ClaimRecord, IndicatorRecord, PhaseRecord, SiteRecords } from "@/lib/domain/records";
import type { MilestoneStep } from "@/lib/domain/vocabulary";

export type PhaseEnd = "served" | "cancelled";

/**
 * When something was first said of a phase (epoch day), and what came of it: its end and the day of that, or, with a null end, the day on which
 * somebody last looked at it.
 */
export type FirstWord = { day: number; end: PhaseEnd | null; endDay: number };

/**
 * The first word on record and what was seen since; null where nothing was said. A word counts from the last day that it may be of, so that what
 * was known on that day holds nothing later. A coarse event counts as its last day. Withdrawn starts of service end a phase as its cancellation does.
 */
export function firstWordOf(site: SiteRecords, phase: PhaseRecord): FirstWord | null {
  const said = claimsOf(phase.indicators).map(({ knownDay }) => knownDay);
  const days = phaseDays(site, phase);
  if (said.length === 0 || days === null) return null;
  const day = Math.min(...said, site.announcedDay ?? Number.POSITIVE_INFINITY);
  return { day, ...(endOf(site, phase) ?? { end: null, endDay: Math.max(day, days.lookDay) }) };
}

function endOf(site: SiteRecords, phase: PhaseRecord): { end: PhaseEnd; endDay: number } | null {
  const services = phase.indicators.filter(({ kind }) => kind === "service");
  const standing = standingOf(site, phase);
  const first = (end: PhaseEnd, days: readonly number[]) =>
    days.length > 0 ? { end, endDay: Math.min(...days) } : null;
  if (isServing(phase)) return first("served", happenedAt(services, "in_service").map(eventDay));
  if (isCancelled(standing)) return first("cancelled", happenedAt(standing, "cancelled").map(eventDay));
  if (!isWithdrawn(phase)) return null;
  const withdrawn = claimsOf(services, "in_service").filter(({ kind }) => kind === "withdrawn");
  return first("cancelled", withdrawn.map(firstKnownDay));
}

const claimsOf = (indicators: readonly IndicatorRecord[], wanted?: MilestoneStep): ClaimRecord[] =>
  indicators.flatMap(({ milestones }) =>
    milestones.flatMap(({ step, claims }) => (wanted === undefined || step === wanted ? claims : [])),
  );
