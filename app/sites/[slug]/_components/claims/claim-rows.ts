import type { ClaimRecord, IndicatorRecord, PhaseRecord, SiteRecords } from "@/lib/domain/records";
import { indicatorSteps, type MilestoneStep } from "@/lib/domain/vocabulary";

export type ClaimRow = {
  /** Null: of the whole site. */
  phase: PhaseRecord | null;
  indicator: IndicatorRecord;
  step: MilestoneStep;
  claim: ClaimRecord;
  /** A newer word of the same kind from the same party gives another date. */
  isReplaced: boolean;
};

/**
 * Every claim of a site by phase, indicator and step, the phases in the order given and the whole site's last; newest word first within a step.
 * A record of the whole site stands once, whichever phases it holds up.
 */
export function claimRows(phases: readonly PhaseRecord[], site: Pick<SiteRecords, "indicators">): ClaimRow[] {
  const ofSite = new Set(site.indicators.map(({ id }) => id));
  const parts = phases.map((phase) => ({ phase, indicators: phase.indicators.filter(({ id }) => !ofSite.has(id)) }));
  return [...parts, { phase: null, indicators: site.indicators }].flatMap(({ phase, indicators }) =>
    indicators.flatMap((indicator) =>
      indicatorSteps[indicator.kind].flatMap((step) => {
        const claims = indicator.milestones.find((milestone) => milestone.step === step)?.claims ?? [];
        return claims
          .map((claim, i) => ({
            phase,
            indicator,
            step,
            claim,
            isReplaced: isReplaced(claim, claims.slice(i + 1)),
          }))
          .reverse();
      }),
    ),
  );
}

/** Said again with the same date is not replaced. */
function isReplaced(claim: ClaimRecord, later: ClaimRecord[]): boolean {
  const newest = later.filter((one) => one.kind === claim.kind && partyOf(one) === partyOf(claim)).at(-1);
  return newest !== undefined && (newest.latestDay !== claim.latestDay || newest.earliestDay !== claim.earliestDay);
}

/** Whose word it is. */
const partyOf = (claim: ClaimRecord) => claim.claimant?.slug ?? claim.source.publisher;

/** Whoever builds, runs, sells to or owns the site speaks for it, also through a newspaper. */
const interested = ["operator", "owner", "user", "investor", "contractor", "manufacturer", "seller"];

/** Claims, distinct sources, and claims that are neither from the operator or a counterparty nor their word reported by others. */
export function claimCounts(rows: ClaimRow[]): { claims: number; sources: number; independent: number } {
  const isIndependent = ({ claim }: ClaimRow) =>
    claim.source.class !== "operator" &&
    claim.source.class !== "counterparty" &&
    !claim.claimant?.roles.some((role) => interested.includes(role));
  return {
    claims: rows.length,
    sources: new Set(rows.map(({ claim }) => claim.source.id)).size,
    independent: rows.filter(isIndependent).length,
  };
}
