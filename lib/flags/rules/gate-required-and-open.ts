import { hasSignedSupply, thresholdMegawatts } from "@/lib/chain/base-rates";
import { type ApplicableRule, applicableRules, isPermitOf } from "@/lib/chain/schedule-rules";
import { stepEvidence } from "@/lib/domain/evidence";
import type { IndicatorRecord } from "@/lib/domain/records";
import { type FlagSeverity, flagSeverities } from "@/lib/domain/vocabulary";
import { firstKnownDay, indicatorClaims } from "../claims";
import type { FlagInput, RaisedFlag } from "../types-before";

type OpenGate = {
  gate: string;
  severity: FlagSeverity;
  reason: "record" | "rule" | "requirement_unknown" | "megawatts_unknown";
  rule: ApplicableRule | null;
  indicator: IndicatorRecord | null;
};

/**
 * A permit that the phase must hold is not known to be granted. It must hold it by its own record, or by a rule of the place (in force
 * on the as-of day, threshold at or below the phase's MW) unless its record says not required. Medium; high when a base rate for that
 * gate certainly applies; low when the requirement, or the MW that the rule asks for, is unknown. The worst gate is shown.
 */
export function gateRequiredAndOpen(input: FlagInput): RaisedFlag | null {
  const { site, phase, asOfDay } = input;
  const open = openGates(input);
  const [worst] = open;
  if (!worst) return null;
  const { rule, indicator } = worst;
  const claims = indicator ? indicatorClaims(indicator) : [];
  const knownSinceDay = claims[0]?.knownDay ?? firstKnownDay(site, phase, asOfDay);
  const filing = indicator && stepEvidence(indicator, "filed", asOfDay);
  return {
    phaseId: phase.id,
    rule: "gate_required_and_open",
    severity: worst.severity,
    sinceDay: Math.max(knownSinceDay, rule?.policy.effectiveDay ?? knownSinceDay),
    numbers: {
      gate: worst.gate,
      reason: worst.reason,
      policySlug: rule?.policy.slug ?? null,
      thresholdMegawatts: rule?.policy.thresholdMegawatts ?? null,
      megawatts: thresholdMegawatts(phase),
      isFiled: filing?.status === "done" ? "yes" : "unknown",
      otherGates: open.length - 1,
      otherRules: rule?.others.length ?? 0,
    },
    claimIds: claims.map((claim) => claim.id),
  };
}

/** Every permit of the phase that is not known to be granted, needless or behind it, the most severe first. */
export function openGates(input: FlagInput): OpenGate[] {
  const rules = applicableRules(input.site, input.phase, input.asOfDay);
  return [...recordedGates(input, rules), ...unrecordedGates(input, rules)].sort(
    (a, b) => flagSeverities.indexOf(a.severity) - flagSeverities.indexOf(b.severity),
  );
}

function recordedGates(input: FlagInput, rules: readonly ApplicableRule[]): OpenGate[] {
  return input.phase.indicators
    .filter((indicator) => indicator.kind === "permit" && !isClosed(indicator, input))
    .map((indicator): OpenGate => {
      const gate = indicator.permitType ?? indicator.key;
      const rule = rules.find((one) => one.verdict === "required" && isPermitOf(indicator, one.gate)) ?? null;
      const reason = indicator.requirement === "required" ? "record" : rule ? "rule" : "requirement_unknown";
      const severity = reason === "requirement_unknown" ? "low" : requiredSeverity(gate, input);
      return { gate, severity, reason, rule, indicator };
    });
}

function unrecordedGates(input: FlagInput, rules: readonly ApplicableRule[]): OpenGate[] {
  return rules.flatMap((rule): OpenGate[] => {
    const { gate } = rule;
    const isRecorded = input.phase.indicators.some((indicator) => isPermitOf(indicator, gate));
    const isImplied = input.assessment.gates.some((item) => item.key === gate && item.basis === "implied");
    if (isRecorded || isImplied) return [];
    return [
      rule.verdict === "required"
        ? { gate, severity: requiredSeverity(gate, input), reason: "rule", rule, indicator: null }
        : { gate, severity: "low", reason: "megawatts_unknown", rule, indicator: null },
    ];
  });
}

/** Granted, not required, or implied by something later that needs it. */
function isClosed(indicator: IndicatorRecord, { assessment, phase, asOfDay }: FlagInput): boolean {
  const granted = stepEvidence(indicator, "granted", asOfDay).status;
  const isImplied =
    assessment.gates.some((gate) => gate.indicatorId === indicator.id && gate.basis === "implied") ||
    (isPermitOf(indicator, "grid_impact_assessment") && hasSignedSupply(phase, asOfDay));
  return indicator.requirement === "not_required" || granted === "done" || granted === "not_required" || isImplied;
}

function requiredSeverity(gate: string, { site, assessment }: FlagInput): FlagSeverity {
  const slugs = new Set(site.baseRates.filter((rate) => rate.gate === gate).map((rate) => rate.slug));
  return assessment.baseRates.some((effect) => slugs.has(effect.slug) && effect.verdict === "applies")
    ? "high"
    : "medium";
}
