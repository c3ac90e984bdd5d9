import type { IndicatorRecord, PhaseRecord, PolicyRecord, SiteRecords } from "@/lib/domain/records";
import type { PermitType } from "@/lib/domain/vocabulary";
import type { Decision } from "@/lib/schedule/site-schedule";
import { hasSignedSupply, matchBaseRate } from "./base-rates";
import { eventDay, hasHappened } from "./claim-days";
import { chainModel } from "./model";
import { happenedAt } from "./standstills";

/** A kind of permit that rules of the place ask a phase for. */
export type ApplicableRule = {
  gate: PermitType;
  /** `megawatts_unknown`: every rule that asks for it has a threshold, and what is known of the megawatts leaves it open. */
  verdict: "required" | "megawatts_unknown";
  /** The strictest of them: the lowest threshold (none is the lowest of all), then the earliest day in force, then the slug. */
  policy: PolicyRecord;
  /** The others with the same verdict, strictest first. */
  others: PolicyRecord[];
};

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

/** Whether an indicator is the phase's own record of a permit. */
export const isPermitOf = ({ kind, key, permitType }: IndicatorRecord, gate: string): boolean =>
  kind === "permit" && (permitType === gate || key === gate);

/** Whether a rule of the economy reaches the place of the site: its region, or every one. */
export const isOfPlace = (
  { regionId }: Pick<PolicyRecord, "regionId">,
  { region }: Pick<SiteRecords, "region">,
): boolean => regionId === null || regionId === region?.id;

/** Whether a rule is in force at the site on a day (epoch day), from a day that is on record. */
export const isInForce = (
  rule: PolicyRecord,
  site: Pick<SiteRecords, "region">,
  day: number,
): rule is PolicyRecord & { effectiveDay: number } =>
  rule.status === "in_force" && rule.effectiveDay !== null && rule.effectiveDay <= day && isOfPlace(rule, site);

/**
 * The permits that rules of the place ask a phase for, one entry a kind however many rules ask for it: what the schedule waits for and what the
 * flag speaks of. A rule counts from its first day: a building permit or works before it settle that it does not apply. A signed supply leaves no
 * assessment of the grid to ask for, and a rule on buying power permits something and asks for nothing. What the phase's own record says of
 * the permit is the caller's to weigh.
 * @param asOfDay only rules in force by then; left out: the schedule knows a rule before its first day
 */
export function applicableRules(site: SiteRecords, phase: PhaseRecord, asOfDay = EVER): ApplicableRule[] {
  const rules = site.policies
    .filter(
      (rule) =>
        rule.requiresGate !== null && isInForce(rule, site, asOfDay) && !isSettledBefore(phase, rule.effectiveDay),
    )
    .sort(byStrictness);
  const gates = [...new Set(rules.flatMap(({ requiresGate }) => requiresGate ?? []))];
  return gates.flatMap((gate): ApplicableRule[] => {
    if (gate === "power_purchase") return [];
    if (gate === "grid_impact_assessment" && hasSignedSupply(phase, EVER)) return [];
    const asking = rules.filter(({ requiresGate }) => requiresGate === gate);
    const asks = ({ thresholdMegawatts }: PolicyRecord) =>
      thresholdMegawatts === null ? true : takesAtLeast(site, thresholdMegawatts);
    const [policy, ...others] = asking.filter((rule) => asks(rule) === true);
    if (policy) return [{ gate, verdict: "required", policy, others }];
    const [unknown, ...unknownToo] = asking.filter((rule) => asks(rule) === null);
    return unknown ? [{ gate, verdict: "megawatts_unknown", policy: unknown, others: unknownToo }] : [];
  });
}

function byStrictness(a: PolicyRecord, b: PolicyRecord): number {
  const threshold = (policy: PolicyRecord) => policy.thresholdMegawatts ?? Number.NEGATIVE_INFINITY;
  const byThreshold = threshold(a) === threshold(b) ? 0 : threshold(a) - threshold(b);
  return byThreshold || (a.effectiveDay ?? 0) - (b.effectiveDay ?? 0) || (a.slug < b.slug ? -1 : 1);
}

/** The permits that rules of the place add to a phase, each with the chance that it needs them: those of which its own records say nothing. */
export function askedPermits(site: SiteRecords, phase: PhaseRecord): (ApplicableRule & { chance: number })[] {
  const chanceOf = ({ verdict }: ApplicableRule) =>
    verdict === "required" ? 1 : chainModel(site.model).parameter("threshold_rule_probability");
  return applicableRules(site, phase)
    .filter(({ gate }) => !hasOwnWord(phase, gate))
    .map((rule) => ({ ...rule, chance: chanceOf(rule) }));
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
    const { conditions, alpha, beta } = matchBaseRate(rate, site, phase);
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
