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
  const indicator =
    "indicatorId" in target
      ? findIndicator(copy, target.indicatorId)
      : addIndicator(copy, target.phaseId, target.indicator);
  let milestone = indicator.milestones.find((one) => one.step === step);
  if (!milestone) {
    milestone = { id: unsaved.milestoneId, step, claims: [] };
    indicator.milestones.push(milestone);
  }
  milestone.claims.push(claim);
  milestone.claims.sort((a, b) => a.knownDay - b.knownDay || a.id - b.id);
  return copy;
}

function findIndicator(site: SiteRecords, indicatorId: number): IndicatorRecord {
  const found = site.phases.flatMap((phase) => phase.indicators).find((one) => one.id === indicatorId);
  if (!found) throw new Error(`${site.slug} has no indicator ${indicatorId}`);
  return found;
}

function addIndicator(site: SiteRecords, phaseId: number, indicator: IndicatorRecord): IndicatorRecord {
  const phase = site.phases.find((one) => one.id === phaseId);
  if (!phase) throw new Error(`${site.slug} has no phase ${phaseId}`);
  const copy = structuredClone(indicator);
  phase.indicators.push(copy);
  return copy;
}
