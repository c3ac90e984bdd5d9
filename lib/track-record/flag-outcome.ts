import { eventDay, firstKnownDay } from "@/lib/chain/claim-days";
import { happenedAt, standingOf } from "@/lib/chain/standstills";
import type { ClaimRecord, PhaseRecord, SiteRecords } from "@/lib/domain/records";
import { phaseFacts } from "@/lib/flags/phase-facts";
import { END_DAYS, LATE_DAYS } from "./flag-rows";

/** An end or a stop told later may have happened so long before the day on which one asks. */
const TOLD_LATE_DAYS = 60;

/**
 * Whether a phase turned out bad, by all that is on record now: over `LATE_DAYS` after the day that was promised when the flag stood (served then, seen open
 * then, or promised anew for then), or ended or stopped within `END_DAYS`. False where it served in time; null where neither is known, or nothing had been promised.
 * @param day the day (epoch day) on which the flag stood
 * @param promisedDay the latest promise as it stood on that day
 */
export function flagOutcome(
  site: SiteRecords,
  phase: PhaseRecord,
  { day, promisedDay }: { day: number; promisedDay: number | null },
): boolean | null {
  if (promisedDay === null) return null;
  const limitDay = promisedDay + LATE_DAYS;
  const isTold = ({ knownDay }: ClaimRecord) => knownDay > day;
  const services = phase.indicators.filter(({ kind }) => kind === "service");
  const served = happenedAt(services, "in_service").filter(isTold).map(eventDay);
  const servedDay = served.length === 0 ? null : Math.min(...served);
  const isInTime = servedDay !== null && servedDay <= limitDay;
  const looks = phase.indicators
    .flatMap(({ milestones }) => milestones.flatMap(({ claims }) => claims))
    .filter((claim) => claim.kind !== "withdrawn" && firstKnownDay(claim) > day)
    .map(firstKnownDay);
  const isSeenOpen = !isInTime && looks.some((look) => look > limitDay);
  const isRedated = phaseFacts(site, phase).promises.some((one) => isTold(one.claim) && one.day > limitDay);
  const isLate = (servedDay !== null && !isInTime) || isSeenOpen || (isRedated && !isInTime);
  const standing = standingOf(site, phase);
  const works = phase.indicators.filter(({ kind }) => kind === "works");
  const ended = happenedAt(standing, "cancelled").filter(isTold).map(eventDay);
  const stopped = [...happenedAt(standing, "paused"), ...happenedAt(works, "halted")].filter(isTold).map(eventDay);
  const isStopped = [...ended, ...stopped].some((one) => one > day - TOLD_LATE_DAYS && one <= day + END_DAYS);
  if (isLate || ended.length > 0 || isStopped) return true;
  return isInTime ? false : null;
}
