import { hasReached, stepEvidence } from "@/lib/domain/evidence";
import type { IndicatorRecord, PhaseRecord, PolicyRecord } from "@/lib/domain/records";
import { type FlagSeverity, flagSeverities } from "@/lib/domain/words";
import { firstKnownDay, indicatorClaims } from "../claims";
import type { FlagInput, RaisedFlag } from "../types";

type OpenGate = {
  gate: string;
  severity: FlagSeverity;
  reason: "record" | "rule" | "requirement_unknown" | "megawatts_unknown";
  policy: PolicyRecord | null;
  indicator: IndicatorRecord | null;
};

/**
 * A permit that the phase must hold is not known to be granted. It must hold it by its own record, or by a rule of the place (in force
 * on the as-of day, threshold at or below the phase's MW) unless its record says not required. Medium; high when a base rate for that
 * gate certainly applies; low when the requirement, or the MW that the rule asks for, is unknown. The worst gate is shown.
 */
export function gateRequiredAndOpen(input: FlagInput): RaisedFlag | null {
  const { site, phase, asOfDay } = input;
  const open = [...recordedGates(input), ...unrecordedGates(input)].sort(
    (a, b) => flagSeverities.indexOf(a.severity) - flagSeverities.indexOf(b.severity),
  );
  const [worst] = open;
  if (!worst) return null;
  const claims = worst.indicator ? indicatorClaims(worst.indicator) : [];
  const knownSinceDay = claims[0]?.knownDay ?? firstKnownDay(site, phase, asOfDay);
  const filing = worst.indicator && stepEvidence(worst.indicator, "filed", asOfDay);
  return {
    phaseId: phase.id,
    rule: "gate_required_and_open",
    severity: worst.severity,
    sinceDay: Math.max(knownSinceDay, worst.policy?.effectiveDay ?? knownSinceDay),
    numbers: {
      gate: worst.gate,
      reason: worst.reason,
      policySlug: worst.policy?.slug ?? null,
      thresholdMegawatts: worst.policy?.thresholdMegawatts ?? null,
      megawatts: loadMegawatts(phase),
      isFiled: filing?.status === "done" ? "yes" : "unknown",
      otherGates: open.length - 1,
    },
    claimIds: claims.map((claim) => claim.id),
  };
}

function recordedGates(input: FlagInput): OpenGate[] {
  return input.phase.indicators
    .filter((indicator) => indicator.kind === "permit" && !isClosed(indicator, input))
    .map((indicator) => {
      const gate = indicator.permitType ?? indicator.key;
      const policy =
        placeRules(input).find((rule) => isGate(indicator, rule.requiresGate) && applies(rule, input.phase)) ?? null;
      const isRequired = indicator.requirement === "required" || policy !== null;
      return {
        gate,
        severity: isRequired ? requiredSeverity(gate, input) : "low",
        reason: indicator.requirement === "required" ? "record" : policy ? "rule" : "requirement_unknown",
        policy,
        indicator,
      };
    });
}

function unrecordedGates(input: FlagInput): OpenGate[] {
  const seen = new Set<string>();
  const verdicts = placeRules(input).map((policy) => ({ policy, verdict: applies(policy, input.phase) }));
  return verdicts
    .sort((a, b) => Number(b.verdict === true) - Number(a.verdict === true))
    .flatMap(({ policy, verdict }) => {
      const gate = policy.requiresGate as string;
      const isRecorded = input.phase.indicators.some((indicator) => isGate(indicator, gate));
      const isImplied = input.assessment.gates.some((item) => item.key === gate && item.basis === "implied");
      if (isRecorded || isImplied || verdict === false || seen.has(gate)) return [];
      seen.add(gate);
      return [
        verdict === null
          ? { gate, severity: "low", reason: "megawatts_unknown", policy, indicator: null }
          : { gate, severity: requiredSeverity(gate, input), reason: "rule", policy, indicator: null },
      ];
    });
}

/** Granted, not required, or implied by something later that needs it. */
function isClosed(indicator: IndicatorRecord, input: FlagInput): boolean {
  const granted = stepEvidence(indicator, "granted", input.asOfDay).status;
  const isImplied =
    input.assessment.gates.some((gate) => gate.indicatorId === indicator.id && gate.basis === "implied") ||
    (isGate(indicator, "grid_impact_assessment") && hasSupply(input));
  return indicator.requirement === "not_required" || granted === "done" || granted === "not_required" || isImplied;
}

/** Signed or flowing supply: the grid has answered, so an assessment of its impact is behind the phase. */
function hasSupply({ phase, asOfDay }: FlagInput): boolean {
  return phase.indicators.some(
    (indicator) =>
      indicator.kind === "grid_interconnect" && hasReached(indicator, ["agreement_signed", "energised"], asOfDay),
  );
}

function isGate(indicator: IndicatorRecord, gate: string | null): boolean {
  return indicator.kind === "permit" && (indicator.permitType === gate || indicator.key === gate);
}

/** Rules in force for the site's place on the as-of day; one whose first day is unknown is not. */
function placeRules(input: FlagInput): PolicyRecord[] {
  return input.site.policies.filter(
    (policy) =>
      policy.requiresGate !== null &&
      policy.status === "in_force" &&
      policy.effectiveDay !== null &&
      policy.effectiveDay <= input.asOfDay &&
      (policy.regionId === null || policy.regionId === input.site.region?.id) &&
      !(policy.requiresGate === "grid_impact_assessment" && hasSupply(input)),
  );
}

/** Null when the rule has a threshold and the phase's MW is unknown. */
function applies(policy: PolicyRecord, phase: PhaseRecord): boolean | null {
  if (policy.thresholdMegawatts === null) return true;
  const megawatts = loadMegawatts(phase);
  return megawatts === null ? null : megawatts >= policy.thresholdMegawatts;
}

/** What a threshold is held against: the grid connection, else the facility, else its IT load. Generation is no load. */
function loadMegawatts({ megawatts }: PhaseRecord): number | null {
  return megawatts.gridConnection ?? megawatts.facility ?? megawatts.criticalIt;
}

function requiredSeverity(gate: string, { site, assessment }: FlagInput): FlagSeverity {
  const slugs = new Set(site.baseRates.filter((rate) => rate.gate === gate).map((rate) => rate.slug));
  return assessment.baseRates.some((effect) => slugs.has(effect.slug) && effect.verdict === "applies")
    ? "high"
    : "medium";
}
