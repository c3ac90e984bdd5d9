import type { AssessmentOptions } from "@/lib/assessment/engine-options";
import { type ClaimMove, claimMoves, newsMoves } from "@/lib/assessment/news-moves";
import type { PhaseAssessment } from "@/lib/assessment/types";
import { claimsOf, onlyClaims } from "@/lib/chain/schedule-steps";
import type { SiteRecords } from "@/lib/domain/records";
import { flagThresholds } from "@/lib/flags/read-thresholds";
import type { ForecastMove, ForecastMoveCause } from "@/lib/flags/types";

/** A claim is the cause where it alone moved the P50 by at least this share of what all news did. */
const CAUSE_SHARE = 0.5;

/**
 * How the news of the last `flag_moved_window_days`, by the day on which it was known, moved the forecasts of a site, by phase id; empty without
 * news. Which claim did it is only asked of phases that moved as far as the flag's thresholds say.
 * @param phases assessments of the site in the base, with the same options
 */
export function forecastMoves(
  site: SiteRecords,
  phases: readonly PhaseAssessment[],
  options: AssessmentOptions,
): Record<number, ForecastMove> {
  const thresholds = flagThresholds(site.model);
  const sinceDay = options.asOfDay - thresholds.flag_moved_window_days;
  const claims = [...claimsOf(site).values()];
  const news = claims.filter(({ knownDay }) => knownDay > sinceDay);
  const open = phases.filter(({ serviceP50Day }) => serviceP50Day !== null);
  const [newest] = news.map(({ knownDay }) => knownDay).sort((a, b) => b - a);
  if (newest === undefined || open.length === 0) return {};
  const before = onlyClaims(site, new Set(claims.filter((claim) => !news.includes(claim)).map(({ id }) => id)));
  const moves = newsMoves(before, site, open, options).filter(
    ({ p50DaysByNews, cancelledPointsByNews }) =>
      Math.abs(p50DaysByNews) >= thresholds.flag_moved_days ||
      Math.abs(cancelledPointsByNews) >= thresholds.flag_moved_points,
  );
  if (moves.length === 0) return {};
  const [only] = news;
  const moved = news.length === 1 ? null : claimMoves(before, site, options);
  return Object.fromEntries(
    moves.map(({ phaseId, ...move }): [number, ForecastMove] => {
      const cause: ForecastMoveCause =
        moved === null && only ? { kind: "claim", claimId: only.id } : causeOf(moved?.get(phaseId) ?? []);
      const claim = news.find(({ id }) => cause.kind === "claim" && cause.claimId === id);
      return [phaseId, { ...move, cause, sinceDay: claim?.knownDay ?? newest }];
    }),
  );
}

/** The claim that moved a phase most, where it alone did most of what all did. */
function causeOf(claims: readonly ClaimMove[]): ForecastMoveCause {
  const total = claims.reduce((sum, { days }) => sum + days, 0);
  const [most] = claims.toSorted((a, b) => Math.abs(b.days) - Math.abs(a.days));
  if (!most || total === 0 || most.days / total < CAUSE_SHARE) return { kind: "several" };
  return { kind: "claim", claimId: most.claimId };
}
