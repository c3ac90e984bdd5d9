import { matchBaseRate } from "@/lib/chain/base-rates";
import { eventDay } from "@/lib/chain/claim-days";
import { isInForce } from "@/lib/chain/schedule-rules";
import { happenedAt } from "@/lib/chain/standstills";
import { newsDay } from "../measures";
import { hasDone } from "../phase-facts";
import type { FlagCheck, FlagInput } from "../types";

/**
 * Rule 6: an assessment of the place surely applies and mostly refuses. The place is certain, a rule of it in force, the load at or above its threshold, nothing was granted, begun or
 * studied before its first day, and no agreement or answer is on record; at least `flag_base_rate_share` of at least `flag_base_rate_decided`
 * requests were refused. Risk; may be high.
 */
export const baseRateRefused: FlagCheck = (input) => {
  const { site, phase, facts, thresholds, asOfDay } = input;
  return site.baseRates.flatMap((rate) => {
    const { region } = site;
    if (region?.slug !== rate.regionSlug) return [];
    const refused = rate.decided - rate.passed;
    const isOften = rate.decided >= thresholds.flag_base_rate_decided;
    if (!isOften || refused < thresholds.flag_base_rate_share * rate.decided) return [];
    const isAsked = site.policies.some((rule) => rule.requiresGate === rate.gate && isInForce(rule, site, asOfDay));
    const { conditions } = matchBaseRate(rate, site, phase);
    const isRuledOut = conditions.some(({ verdict }) => verdict === "no");
    if (!isAsked || isRuledOut || (facts.megawatts ?? 0) < rate.thresholdMegawatts) return [];
    if (isAnswered(input) || isSettledBefore(input, rate.appliedAfterDay)) return [];
    return [
      {
        rule: "base_rate_refused" as const,
        kind: "risk" as const,
        event: "grid" as const,
        mayBeHigh: true,
        sinceDay: Math.max(Math.min(asOfDay, rate.periodToDay), newsDay(input)),
        numbers: {
          refused,
          decided: rate.decided,
          placeEn: region.nameEn,
          placeKo: region.nameKo,
          gate: rate.gate,
          periodFromDay: rate.periodFromDay,
          periodToDay: rate.periodToDay,
          thresholdMegawatts: rate.thresholdMegawatts,
          megawatts: facts.megawatts,
        },
        claimIds: [],
      },
    ];
  });
};

/** An agreement, power, or an answer of the assessment. */
function isAnswered({ phase, facts }: FlagInput): boolean {
  const assessments = phase.indicators.filter(({ permitType }) => permitType === "grid_impact_assessment");
  const answers = [...happenedAt(assessments, "granted"), ...happenedAt(assessments, "refused")];
  return facts.hasPower || answers.length > 0 || hasDone(phase, "grid_interconnect", "agreement_signed", "refused");
}

function isSettledBefore({ phase, facts }: FlagInput, day: number): boolean {
  const permits = phase.indicators.filter(({ kind }) => kind === "permit");
  const settled = [...happenedAt(permits, "granted"), ...happenedAt(phase.indicators, "study_completed")].map(eventDay);
  return [...settled, facts.worksDay ?? day].some((one) => one < day);
}
