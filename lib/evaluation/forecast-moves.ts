import type { AssessmentOptions } from "@/lib/assessment/engine-options";
import { forecastSteps } from "@/lib/assessment/forecast-steps";
import { newsMoves } from "@/lib/assessment/news-moves";
import type { PhaseAssessment } from "@/lib/assessment/types";
import { claimsOf, onlyClaims } from "@/lib/chain/schedule-steps";
import type { ClaimRecord, SiteRecords } from "@/lib/domain/records";
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
  const causes = causesOf(
    before,
    site,
    news,
    moves.map(({ phaseId }) => phaseId),
    options,
  );
  return Object.fromEntries(
    moves.map(({ phaseId, ...move }): [number, ForecastMove] => {
      const cause = causes.get(phaseId) ?? { kind: "several" };
      const claim = news.find(({ id }) => cause.kind === "claim" && cause.claimId === id);
      return [phaseId, { ...move, cause, sinceDay: claim?.knownDay ?? newest }];
    }),
  );
}

/** The claim that moved each phase most, where one did most of it. */
function causesOf(
  before: SiteRecords,
  site: SiteRecords,
  news: readonly ClaimRecord[],
  phaseIds: readonly number[],
  options: AssessmentOptions,
): Map<number, ForecastMoveCause> {
  const [only] = news;
  if (news.length === 1 && only) return new Map(phaseIds.map((id) => [id, { kind: "claim", claimId: only.id }]));
  if (phaseIds.length === 0) return new Map();
  return new Map(
    forecastSteps(before, site, options, phaseIds).map(({ phaseId, steps }): [number, ForecastMoveCause] => {
      const told = steps.filter(({ claimId }) => claimId !== null);
      const total = told.reduce((sum, { days }) => sum + (days ?? 0), 0);
      const [most] = told.toSorted((a, b) => Math.abs(b.days ?? 0) - Math.abs(a.days ?? 0));
      const isMost = most && most.days !== null && total !== 0 && most.days / total >= CAUSE_SHARE;
      return [
        phaseId,
        isMost && most.claimId !== null ? { kind: "claim", claimId: most.claimId } : { kind: "several" },
      ];
    }),
  );
}
