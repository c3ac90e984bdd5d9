import type { IndicatorRecord, PhaseRecord, SiteRecords } from "@/lib/domain/records";
import type { PermitType } from "@/lib/domain/vocabulary";
import type { Decision } from "@/lib/schedule/site-schedule";
import { isPermitOf } from "./applicable-rules";
import { hasSignedSupply, matchBaseRate } from "./base-rates";
import { eventDay, hasHappened } from "./claim-days";
import { chainModel } from "./model";
import { happenedAt } from "./standstills";

/** A permit that a rule of the place asks for, and the chance that it asks this phase. */
export type AskedPermit = { type: PermitType; chance: number };

/** No day is asked of what is on record: what is known counts. */
const EVER = Number.POSITIVE_INFINITY;

/**
 * Whether the site and its additions take at least so many megawatts from the grid; null where what is known leaves it open. A load whose kind
 * nobody stated is a lower bound, and so is one of machines alone.
 */
function takesAtLeast({ phases }: Pick<SiteRecords, "phases">, threshold: number): boolean | null {
  const exact = phases.map(({ megawatts }) => megawatts.gridConnection ?? megawatts.facility);
  const least = phases.map(({ megawatts }, i) => exact[i] ?? megawatts.criticalIt ?? megawatts.unknownBasis ?? 0);
  if (least.reduce((sum, one) => sum + one, 0) >= threshold) return true;
  return exact.every((one) => one !== null) ? false : null;
}

/** Whether the phase had its building permit, or its works had begun, before the day. */
function isSettledBefore({ indicators }: PhaseRecord, day: number): boolean {
  const permits = indicators.filter(({ permitType }) => permitType === "building");
  const works = indicators.filter(({ kind, workType }) => kind === "works" && workType === "building");
  const settled = [
    ...happenedAt(permits, "granted"),
    ...happenedAt(works, "started"),
    ...happenedAt(works, "roof_complete"),
    ...happenedAt(works, "completed"),
  ];
  return settled.some((claim) => hasHappened(claim) && eventDay(claim) < day);
}

/** Whether the phase's own record of such a permit says anything: a claim, or whether it is required. */
function hasOwnWord({ indicators }: PhaseRecord, type: PermitType): boolean {
  const isOf = (one: IndicatorRecord) =>
    isPermitOf(one, type) ||
    (type === "water" && one.kind === "water_right") ||
    (type === "export_licence" && one.kind === "accelerator_order");
  return indicators.some(
    (one) => isOf(one) && (one.requirement !== "unknown" || one.milestones.some(({ claims }) => claims.length > 0)),
  );
}

/**
 * The permits that rules of the place add to a phase. A rule counts from its first day: a building permit or works before it settle that it does
 * not apply. A signed supply leaves no assessment of the grid to ask for, and a rule on buying power permits something and asks for nothing.
 */
export function askedPermits(site: SiteRecords, phase: PhaseRecord): AskedPermit[] {
  const rules = site.policies.filter(
    ({ requiresGate, status, effectiveDay, regionId }) =>
      requiresGate !== null &&
      status === "in_force" &&
      effectiveDay !== null &&
      (regionId === null || regionId === site.region?.id) &&
      !isSettledBefore(phase, effectiveDay),
  );
  const types = [...new Set(rules.flatMap(({ requiresGate }) => requiresGate ?? []))];
  return types.flatMap((type): AskedPermit[] => {
    if (type === "power_purchase" || hasOwnWord(phase, type)) return [];
    if (type === "grid_impact_assessment" && hasSignedSupply(phase, EVER)) return [];
    const verdicts = rules
      .filter(({ requiresGate }) => requiresGate === type)
      .map(({ thresholdMegawatts }) => (thresholdMegawatts === null ? true : takesAtLeast(site, thresholdMegawatts)));
    if (verdicts.includes(true)) return [{ type, chance: 1 }];
    if (!verdicts.includes(null)) return [];
    return [{ type, chance: chainModel(site.model).parameter("threshold_rule_probability") }];
  });
}

/**
 * The answer that a local base rate speaks of, for a permit of a type that the phase needs with a chance; null where none does. Where the permit
 * is needed only if the megawatts reach the rule's threshold, they are not doubted twice.
 */
export function localDecision(
  site: SiteRecords,
  phase: PhaseRecord,
  type: PermitType | null,
  chance: number,
): Decision | null {
  for (const rate of site.baseRates.filter(({ gate }) => gate === type)) {
    const { conditions, alpha, beta } = matchBaseRate(rate, site, phase, EVER);
    const takes = takesAtLeast(site, rate.thresholdMegawatts) ?? (chance < 1 ? true : null);
    const isOpen = conditions.some(({ condition, verdict }) => condition !== "megawatts" && verdict === "unknown");
    const isOut = conditions.some(
      ({ condition, verdict }) =>
        condition !== "megawatts" && (verdict === "no" || (condition === "region" && verdict === "unknown")),
    );
    if (isOut || takes === false) continue;
    return {
      ...{ alpha, beta },
      attempts: chainModel(site.model).parameter("decision_attempts"),
      chanceItApplies: isOpen || takes === null ? rate.probabilityIfUnknown : 1,
      shareKey: `${site.slug}:${rate.slug}`,
    };
  }
  return null;
}
