import { stepEvidence } from "@/lib/domain/evidence";
import type { IndicatorRecord, PhaseRecord, PolicyRecord, SiteRecords } from "@/lib/domain/records";
import type { PermitType } from "@/lib/domain/vocabulary";
import { hasSignedSupply, thresholdMegawatts } from "./base-rates";

/** A kind of permit that rules of the place ask a phase for. */
export type ApplicableRule = {
  gate: PermitType;
  /** `megawatts_unknown`: every rule that asks for it has a threshold, and nobody knows the phase's megawatts. */
  verdict: "required" | "megawatts_unknown";
  /** The strictest of them: the lowest threshold (none is the lowest of all), then the earliest day in force, then the slug. */
  policy: PolicyRecord;
  /** The others with the same verdict, strictest first. */
  others: PolicyRecord[];
};

/**
 * The permits that rules of the place ask a phase for on a day, one entry per kind however many rules ask for it: what the chain waits for and
 * what the flag speaks of. A rule counts from its first day, in its region, from its threshold on; one whose first day is unknown does not count,
 * nor one that came into force after the phase was permitted or begun. A signed supply leaves no grid impact assessment to ask for. What the
 * phase's own record says of the permit is the caller's to weigh.
 */
export function applicableRules(
  site: Pick<SiteRecords, "policies" | "region">,
  phase: PhaseRecord,
  asOfDay: number,
): ApplicableRule[] {
  const rules = site.policies
    .flatMap((policy) => (isInForce(policy, site.region?.id ?? null, asOfDay) ? [policy] : []))
    .filter(({ effectiveDay }) => !isBegunBefore(phase, effectiveDay ?? Number.NEGATIVE_INFINITY, asOfDay))
    .sort(byStrictness);
  const supplied = hasSignedSupply(phase, asOfDay);
  const gates = new Set(rules.flatMap(({ requiresGate }) => requiresGate ?? []));
  return [...gates].flatMap((gate): ApplicableRule[] => {
    if (gate === "grid_impact_assessment" && supplied) return [];
    const asking = rules.filter(({ requiresGate }) => requiresGate === gate);
    const [policy, ...others] = asking.filter((rule) => applies(rule, phase) === true);
    if (policy) return [{ gate, verdict: "required", policy, others }];
    const [unknown, ...unknownToo] = asking.filter((rule) => applies(rule, phase) === null);
    return unknown ? [{ gate, verdict: "megawatts_unknown", policy: unknown, others: unknownToo }] : [];
  });
}

/** Whether an indicator is the phase's own record of a permit. */
export const isPermitOf = ({ kind, key, permitType }: IndicatorRecord, gate: string): boolean =>
  kind === "permit" && (permitType === gate || key === gate);

function isInForce({ requiresGate, status, effectiveDay, regionId }: PolicyRecord, region: number | null, day: number) {
  const isHere = regionId === null || regionId === region;
  return requiresGate !== null && status === "in_force" && effectiveDay !== null && effectiveDay <= day && isHere;
}

/** Null when the rule has a threshold and the phase's megawatts are unknown; a rule without a threshold asks every phase. */
function applies(policy: PolicyRecord, phase: PhaseRecord): boolean | null {
  if (policy.thresholdMegawatts === null) return true;
  const megawatts = thresholdMegawatts(phase);
  return megawatts === null ? null : megawatts >= policy.thresholdMegawatts;
}

/** Whether the phase had its building permit, or its works had started, before the day. */
function isBegunBefore({ indicators }: PhaseRecord, day: number, asOfDay: number): boolean {
  return indicators.some((indicator) => {
    const step = indicator.permitType === "building" ? "granted" : indicator.workType === "building" ? "started" : null;
    const evidence = step && stepEvidence(indicator, step, asOfDay);
    return evidence?.status === "done" && evidence.latestDay < day;
  });
}

function byStrictness(a: PolicyRecord, b: PolicyRecord): number {
  const threshold = (policy: PolicyRecord) => policy.thresholdMegawatts ?? Number.NEGATIVE_INFINITY;
  const byThreshold = threshold(a) === threshold(b) ? 0 : threshold(a) - threshold(b);
  return byThreshold || (a.effectiveDay ?? 0) - (b.effectiveDay ?? 0) || (a.slug < b.slug ? -1 : 1);
}
