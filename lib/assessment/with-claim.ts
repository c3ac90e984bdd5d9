import { byKnownDay } from "@/lib/domain/evidence";
import type { ClaimRecord, IndicatorRecord, SiteRecords } from "@/lib/domain/records";
import type { MilestoneStep } from "@/lib/domain/vocabulary";
import { withWholeSite } from "@/lib/domain/whole-site";
import { unsaved } from "./unsaved";

/**
 * The records as they will be once the claim is saved. What a phase's own records say decides which records of the whole site hold it up, so those
 * are set in anew.
 * @param target a recorded indicator, or a new one with the phase it belongs to
 * @throws when the site has no such indicator or phase
 */
export function withClaim(
  site: SiteRecords,
  target: { indicatorId: number } | { phaseId: number; indicator: IndicatorRecord },
  step: MilestoneStep,
  claim: ClaimRecord,
): SiteRecords {
  const copy = withOwnAlone(structuredClone(site));
  const indicator =
    "indicatorId" in target
      ? findIndicator(copy, target.indicatorId)
      : addIndicator(copy, target.phaseId, target.indicator);
  addClaim(indicator, step, claim);
  const phases = withWholeSite([...copy.phases, ...copy.retiredPhases], copy.indicators);
  return {
    ...copy,
    phases: phases.filter(({ retiredDay }) => retiredDay === null),
    retiredPhases: phases.filter(({ retiredDay }) => retiredDay !== null),
  };
}

/** The phases with their own records alone. */
function withOwnAlone(site: SiteRecords): SiteRecords {
  const ofSite = new Set(site.indicators.map(({ id }) => id));
  const own = (phases: SiteRecords["phases"]) =>
    phases.map((phase) => ({ ...phase, indicators: phase.indicators.filter(({ id }) => !ofSite.has(id)) }));
  return { ...site, phases: own(site.phases), retiredPhases: own(site.retiredPhases) };
}

function addClaim(indicator: IndicatorRecord, step: MilestoneStep, claim: ClaimRecord): void {
  let milestone = indicator.milestones.find((one) => one.step === step);
  if (!milestone) {
    milestone = { id: unsaved.milestoneId, step, claims: [] };
    indicator.milestones.push(milestone);
  }
  milestone.claims.push(claim);
  milestone.claims.sort(byKnownDay);
}

function findIndicator({ slug, indicators, phases }: SiteRecords, indicatorId: number): IndicatorRecord {
  const everywhere = [...indicators, ...phases.flatMap((phase) => phase.indicators)];
  const found = everywhere.find(({ id }) => id === indicatorId);
  if (!found) throw new Error(`${slug} has no indicator ${indicatorId}`);
  return found;
}

function addIndicator(site: SiteRecords, phaseId: number, indicator: IndicatorRecord): IndicatorRecord {
  const phase = site.phases.find((one) => one.id === phaseId);
  if (!phase) throw new Error(`${site.slug} has no phase ${phaseId}`);
  const copy = structuredClone(indicator);
  phase.indicators.push(copy);
  return copy;
}
