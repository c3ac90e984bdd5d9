import { hasReached, resolveEvidence, stepEvidence } from "@/lib/domain/evidence";
import type { ClaimRecord, IndicatorRecord, PhaseRecord } from "@/lib/domain/records";
import { indicatorSteps } from "@/lib/domain/vocabulary";
import { phaseClaims } from "../claims";
import type { FlagInput, RaisedFlag } from "../types-before";

const SILENT_AFTER_DAYS = 365;
/** Two years of silence: the register's clock would call it shelved. */
const MEDIUM_AFTER_DAYS = 730;
/** News of a date takes this long to appear. */
const NEWS_LAG_DAYS = 30;

/**
 * Nobody has said anything about the site, or looked at it, for more than 365 days; or stated dates passed more than 30 days ago and
 * nobody said anything or looked since. One flag per site, on its earliest phase not yet in service. Medium from two years of silence.
 */
export function stale({ site, phase, asOfDay }: FlagInput): RaisedFlag | null {
  const open = site.phases
    .filter((other) => other.id === phase.id || isOpen(other, asOfDay))
    .sort((a, b) => a.ordinal - b.ordinal);
  if (open[0]?.id !== phase.id) return null;

  const newest = site.phases
    .flatMap(phaseClaims)
    .reduce<ClaimRecord | null>(
      (latest, claim) => (claim.knownDay > (latest?.knownDay ?? -Infinity) ? claim : latest),
      null,
    );
  const newsDays = [newest?.knownDay, site.lastExaminedDay].filter((day) => typeof day === "number");
  const lastNewsDay = newsDays.length > 0 ? Math.max(...newsDays) : site.announcedDay;
  const silentDays = lastNewsDay === null ? null : asOfDay - lastNewsDay;
  const isSilent = silentDays !== null && silentDays > SILENT_AFTER_DAYS;
  const passed = open
    .flatMap((other) => other.indicators)
    .flatMap((indicator) => passedUnseen(indicator, site.lastExaminedDay, asOfDay))
    .sort((a, b) => a.day - b.day);
  if (!isSilent && passed.length === 0) return null;

  const sinceDays = passed.slice(0, 1).map(({ day }) => day + NEWS_LAG_DAYS + 1);
  if (isSilent) sinceDays.push((lastNewsDay as number) + SILENT_AFTER_DAYS + 1);
  return {
    phaseId: phase.id,
    rule: "stale",
    severity: silentDays !== null && silentDays >= MEDIUM_AFTER_DAYS ? "medium" : "low",
    sinceDay: Math.min(...sinceDays),
    numbers: {
      reason: !isSilent ? "dates_passed" : passed.length === 0 ? "silence" : "silence_and_dates_passed",
      lastNewsDay,
      lastExaminedDay: site.lastExaminedDay,
      silentDays,
      datesPassed: passed.length,
      oldestPassedDay: passed[0]?.day ?? null,
    },
    claimIds: [...new Set([...(newest ? [newest.id] : []), ...passed.map(({ claim }) => claim.id)])],
  };
}

function isOpen(phase: PhaseRecord, asOfDay: number): boolean {
  return !phase.indicators
    .filter((indicator) => indicator.kind === "service")
    .some((service) => ["done", "withdrawn"].includes(stepEvidence(service, "in_service", asOfDay).status));
}

/** Stated dates that passed before anybody spoke of the step again, examined the site, or reached a later step. */
function passedUnseen(indicator: IndicatorRecord, lastExaminedDay: number | null, asOfDay: number) {
  if (indicator.requirement === "not_required") return [];
  return indicator.milestones.flatMap((milestone) => {
    const standing = resolveEvidence(milestone, asOfDay);
    if (standing.status !== "stated" || asOfDay - standing.statedDay <= NEWS_LAG_DAYS) return [];
    const seenDay = Math.max(milestone.claims.at(-1)?.knownDay ?? -Infinity, lastExaminedDay ?? -Infinity);
    const order = indicatorSteps[indicator.kind] as readonly (typeof milestone.step)[];
    const isOvertaken = hasReached(indicator, order.slice(order.indexOf(milestone.step) + 1), asOfDay);
    return seenDay > standing.statedDay || isOvertaken ? [] : [{ day: standing.statedDay, claim: standing.claim }];
  });
}
