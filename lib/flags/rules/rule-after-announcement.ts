import { applicableRules, isPermitOf } from "@/lib/chain/schedule-rules";
import type { PermitType } from "@/lib/domain/vocabulary";
import { hasDone } from "../phase-facts";
import type { FlagCheck, FlagFinding, FlagInput } from "../types";

/**
 * Rule 16: a rule of the place came into force within the last `flag_new_rule_days`, after the first word on the phase; its load surely reaches the
 * threshold, and the gate that it asks for is not passed. Change, one a rule of the place with its sites.
 */
export const ruleAfterAnnouncement: FlagCheck = (input) => {
  const { site, phase, facts, thresholds, asOfDay } = input;
  return applicableRules(site, phase, asOfDay)
    .filter(({ verdict, gate }) => verdict === "required" && !isPassed(input, gate))
    .flatMap(({ gate, policy, others }) =>
      [policy, ...others].flatMap(({ slug, titleEn, titleKo, effectiveDay, thresholdMegawatts }): FlagFinding[] => {
        const isNew = effectiveDay !== null && asOfDay - effectiveDay <= thresholds.flag_new_rule_days;
        if (!isNew || facts.firstWordDay === null || facts.firstWordDay >= effectiveDay) return [];
        return [
          {
            rule: "rule_after_announcement",
            kind: "change",
            event: `rule:${slug}`,
            mayBeHigh: false,
            sinceDay: effectiveDay,
            numbers: { titleEn, titleKo, gate, effectiveDay, thresholdMegawatts, megawatts: facts.megawatts },
            claimIds: [],
            policySlug: slug,
          },
        ];
      }),
    );
};

/** Of a signed supply no rule asks for an assessment of the grid in the first place. */
function isPassed({ phase, facts }: FlagInput, gate: PermitType): boolean {
  if (facts.worksDay !== null || facts.hasPower) return true;
  if (gate === "water" && hasDone(phase, "water_right", "granted")) return true;
  const own = phase.indicators.filter((one) => isPermitOf(one, gate));
  return hasDone({ ...phase, indicators: own }, "permit", "granted");
}
