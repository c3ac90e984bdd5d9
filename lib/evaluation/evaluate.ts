import { assessSite } from "@/lib/assessment/assess";
import type { AssessmentOptions } from "@/lib/assessment/engine-options";
import type { PhaseAssessment } from "@/lib/assessment/types";
import type { SiteRecords } from "@/lib/domain/records";
import { raiseFlags } from "@/lib/flags/raise-flags";
import { raiseFlagsBefore } from "@/lib/flags/raise-flags-before";
import type { RaisedFlag } from "@/lib/flags/types";
import type { RaisedFlag as PhaseFlag } from "@/lib/flags/types-before";
import type { ScenarioOverrides } from "@/lib/scenarios/overrides";

/** `flags` are those of the rules in use so far, what is stored and shown; `raised` those that replace them. */
export type SiteEvaluation = { phases: PhaseAssessment[]; flags: PhaseFlag[]; raised: RaisedFlag[] };

/** A site's assessments and flags on a day, in the base or under a scenario: the one function behind every stored forecast and every preview. */
export function evaluateSite(
  site: SiteRecords,
  options: AssessmentOptions,
  overrides: ScenarioOverrides = {},
): SiteEvaluation {
  const phases = assessSite(site, options, overrides);
  const flags = phases.flatMap((assessment) => {
    const phase = site.phases.find((one) => one.id === assessment.phaseId);
    return phase ? raiseFlagsBefore({ site, phase, assessment, asOfDay: options.asOfDay }) : [];
  });
  return { phases, flags, raised: raiseFlags({ site, assessments: phases, asOfDay: options.asOfDay }) };
}
