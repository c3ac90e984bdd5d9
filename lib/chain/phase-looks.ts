import type { ClaimRecord, IndicatorRecord, PhaseRecord, SiteRecords } from "@/lib/domain/records";
import type { MilestoneStep } from "@/lib/domain/vocabulary";
import { PRECEDING } from "@/lib/schedule/last-look";
import { eventDay, firstKnownDay, hasHappened, isBadNews, isWord } from "./claim-days";
import { gateShapes } from "./gate-shapes";
import { serviceLooks } from "./service-word";
import { happenedAt, standingOf } from "./standstills";

const claimsOf = (indicators: readonly IndicatorRecord[]) =>
  indicators.flatMap(({ milestones }) =>
    milestones.flatMap(({ step, claims }) => claims.map((claim) => ({ step, claim }))),
  );

/** The day of the look behind a claim: what was done or begun counts on its day, a word, a visit and bad news on the first day of being known. */
function lookDays({ step, claim }: { step: MilestoneStep; claim: ClaimRecord }): number[] {
  if (hasHappened(claim)) return [isBadNews(step) ? firstKnownDay(claim) : eventDay(claim)];
  return isWord(claim) || claim.kind === "seen_open" || claim.kind === "withdrawn" ? [firstKnownDay(claim)] : [];
}

/**
 * First and last day (epoch days) on which somebody spoke of the phase or looked at it. `firstClaimDay` is of the first claim on the phase's own
 * records; where they have none it is the first word.
 */
export type PhaseDays = { firstWordDay: number; firstClaimDay: number; lookDay: number };

/**
 * When a phase was first spoken of and last looked at; null where nothing at all is known of its site. A visit to the site is a look at every phase. Where nobody looked at the phase, its site's
 * announcement stands in, else the first that is known of the site.
 */
export function phaseDays(site: SiteRecords, phase: PhaseRecord): PhaseDays | null {
  const standing = standingOf(site, phase);
  const isOfSite = ({ id }: IndicatorRecord) => site.indicators.some((one) => one.id === id);
  const known = (indicators: readonly IndicatorRecord[]) =>
    claimsOf(indicators).map(({ claim }) => firstKnownDay(claim));
  const announced = [
    ...(site.announcedDay === null ? [] : [site.announcedDay]),
    ...happenedAt(
      [...phase.indicators, ...site.indicators].filter(({ kind }) => kind === "site"),
      "announced",
    ).map(eventDay),
  ];
  const everywhere = known([...site.indicators, ...site.phases.flatMap(({ indicators }) => indicators)]);
  const first = [...announced, ...known(phase.indicators)];
  const firstWordDay = Math.min(...(first.length > 0 ? first : everywhere));
  if (!Number.isFinite(firstWordDay)) return null;

  const own = known(phase.indicators.filter((one) => !isOfSite(one)));
  const gates = phase.indicators.filter((one) => gateShapes(one).some(({ kind }) => PRECEDING.includes(kind)));
  const visits = claimsOf(standing).filter(({ step, claim }) => claim.kind === "seen_open" || step !== "announced");
  const looks = [...claimsOf(gates), ...visits].flatMap(lookDays);
  return {
    firstWordDay,
    firstClaimDay: own.length > 0 ? Math.min(...own) : firstWordDay,
    lookDay: Math.max(firstWordDay, ...announced, ...looks, ...serviceLooks(phase)),
  };
}

/** The days (epoch days) on which somebody saw that works had not begun. */
export function noWorksDays({ indicators }: PhaseRecord): number[] {
  return claimsOf(indicators.filter(({ kind, workType }) => kind === "works" && workType === "building"))
    .filter(({ step, claim }) => step === "started" && claim.kind === "seen_open")
    .map(({ claim }) => firstKnownDay(claim));
}
