import type { ClaimRecord, IndicatorRecord, SiteRecords } from "@/lib/domain/records";
import type { MilestoneStep } from "@/lib/domain/vocabulary";
import { unsaved } from "./unsaved";

/**
 * The records as they will be once the claim is saved.
 * @param target a recorded indicator, or a new one with the phase it belongs to
 * @throws when the site has no such indicator or phase
 */
export function withClaim(
  site: SiteRecords,
  target: { indicatorId: number } | { phaseId: number; indicator: IndicatorRecord },
  step: MilestoneStep,
  claim: ClaimRecord,
): SiteRecords {
  const copy = structuredClone(site);
  const indicators =
    "indicatorId" in target
      ? findIndicators(copy, target.indicatorId)
      : [addIndicator(copy, target.phaseId, target.indicator)];
  for (const indicator of indicators) addClaim(indicator, step, claim);
  return copy;
}

function addClaim(indicator: IndicatorRecord, step: MilestoneStep, claim: ClaimRecord): void {
  let milestone = indicator.milestones.find((one) => one.step === step);
  if (!milestone) {
    milestone = { id: unsaved.milestoneId, step, claims: [] };
    indicator.milestones.push(milestone);
  }
  milestone.claims.push(claim);
  milestone.claims.sort((a, b) => a.knownDay - b.knownDay || a.id - b.id);
}

/** A record of the whole site stands in each phase that it holds up. */
function findIndicators(site: SiteRecords, indicatorId: number): Set<IndicatorRecord> {
  const everywhere = [...site.indicators, ...site.phases.flatMap((phase) => phase.indicators)];
  const found = new Set(everywhere.filter((one) => one.id === indicatorId));
  if (found.size === 0) throw new Error(`${site.slug} has no indicator ${indicatorId}`);
  return found;
}

function addIndicator(site: SiteRecords, phaseId: number, indicator: IndicatorRecord): IndicatorRecord {
  const phase = site.phases.find((one) => one.id === phaseId);
  if (!phase) throw new Error(`${site.slug} has no phase ${phaseId}`);
  const copy = structuredClone(indicator);
  phase.indicators.push(copy);
  return copy;
}
