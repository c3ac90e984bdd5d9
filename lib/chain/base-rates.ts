import { hasReached, stepEvidence } from "@/lib/domain/evidence";
import type { BaseRateRecord, IndicatorRecord, PhaseRecord, SiteRecords } from "@/lib/domain/records";

type Verdict = "yes" | "no" | "unknown";

export type BaseRateCondition = {
  condition: "region" | "megawatts" | "applied_after" | "new_supply";
  verdict: Verdict;
  /** The figures it rests on, put into words on screen. */
  detail: Record<string, string | number | null>;
};

export type BaseRateMatch = {
  rate: BaseRateRecord;
  conditions: BaseRateCondition[];
  verdict: "applies" | "may_apply" | "does_not_apply";
  /** 1, 0, or the stated chance when a condition is unknown. */
  probability: number;
  /** What n answers with one common cause are worth: n / (1 + (n − 1)ρ). */
  effectiveDecided: number;
  alpha: number;
  beta: number;
};

/** The phase's size for thresholds: what it takes from the grid, else its facility, else its IT load; null when all are unknown. */
export function thresholdMegawatts(phase: PhaseRecord): number | null {
  return phase.megawatts.gridConnection ?? phase.megawatts.facility ?? phase.megawatts.criticalIt;
}

function yesNo(isTrue: boolean | null): Verdict {
  return isTrue === null ? "unknown" : isTrue ? "yes" : "no";
}

/** Whether supply is known to be signed, by a grid agreement or by power that flows. */
export const hasSignedSupply = (phase: PhaseRecord, asOfDay: number): boolean =>
  phase.indicators.some(
    (indicator) =>
      indicator.kind === "grid_interconnect" && hasReached(indicator, ["agreement_signed", "energised"], asOfDay),
  );

/** No day is asked of what is on record: what is known counts. */
const EVER = Number.POSITIVE_INFINITY;

function appliedOn(phase: PhaseRecord): number | null {
  const days = phase.indicators
    .flatMap((indicator): (readonly [IndicatorRecord, "requested" | "filed"])[] =>
      indicator.kind === "grid_interconnect"
        ? [[indicator, "requested"]]
        : indicator.permitType === "grid_impact_assessment"
          ? [[indicator, "filed"]]
          : [],
    )
    .map(([indicator, step]) => stepEvidence(indicator, step, EVER))
    .flatMap((evidence) => (evidence.status === "done" ? [evidence.latestDay] : []));
  return days.length > 0 ? Math.min(...days) : null;
}

/**
 * Whether a base rate speaks about a phase. Each condition is yes, no or unknown: one "no" rules it out, all "yes" makes it apply, and
 * anything unknown lets it in with the rate's stated chance.
 */
export function matchBaseRate(rate: BaseRateRecord, site: SiteRecords, phase: PhaseRecord): BaseRateMatch {
  const megawatts = thresholdMegawatts(phase);
  const applied = appliedOn(phase);
  const gate = phase.indicators.find((indicator) => indicator.permitType === rate.gate);
  const ruledOut = gate?.requirement === "not_required";
  const region = yesNo(site.region ? site.region.slug === rate.regionSlug : null);
  const conditions: BaseRateCondition[] = [
    { condition: "region", verdict: region, detail: { site: site.region?.slug ?? null, rate: rate.regionSlug } },
    {
      condition: "megawatts",
      verdict: yesNo(megawatts === null ? null : megawatts >= rate.thresholdMegawatts),
      detail: { megawatts, threshold: rate.thresholdMegawatts },
    },
    {
      condition: "applied_after",
      verdict: ruledOut ? "no" : yesNo(applied === null ? null : applied >= rate.appliedAfterDay),
      detail: { appliedDay: applied, afterDay: rate.appliedAfterDay },
    },
  ];
  if (rate.newSupplyOnly) {
    const signed = hasSignedSupply(phase, EVER);
    conditions.push({
      condition: "new_supply",
      verdict: signed ? "no" : yesNo(applied === null ? null : true),
      detail: { signed: signed ? "yes" : null, appliedDay: applied },
    });
  }
  const isOut = conditions.some((condition) => condition.verdict === "no") || region === "unknown";
  const isOpen = conditions.some((condition) => condition.verdict === "unknown");
  return {
    rate,
    conditions,
    verdict: isOut ? "does_not_apply" : isOpen ? "may_apply" : "applies",
    probability: isOut ? 0 : isOpen ? rate.probabilityIfUnknown : 1,
    ...passPosterior(rate),
  };
}

type Answers = Pick<BaseRateRecord, "passed" | "decided" | "commonCauseRho" | "priorAlpha" | "priorBeta">;

/** The pass probability's Beta after the answers: n of them with one common cause are worth n / (1 + (n − 1)ρ). */
export function passPosterior(rate: Answers): { effectiveDecided: number; alpha: number; beta: number } {
  const effectiveDecided = rate.decided / (1 + (rate.decided - 1) * rate.commonCauseRho);
  const effectivePassed = rate.decided > 0 ? (rate.passed / rate.decided) * effectiveDecided : 0;
  return {
    effectiveDecided,
    alpha: rate.priorAlpha + effectivePassed,
    beta: rate.priorBeta + effectiveDecided - effectivePassed,
  };
}
