import { assessSite } from "@/lib/assessment/assess";
import type { AssessmentOptions } from "@/lib/assessment/engine-options";
import type { PhaseAssessment } from "@/lib/assessment/types";
import type { SiteRecords } from "@/lib/domain/records";
import { raiseFlags } from "@/lib/flags/raise-flags";
import type { RaisedFlag } from "@/lib/flags/types-before";
import type { ScenarioOverrides } from "@/lib/scenarios/overrides";

export type SiteEvaluation = { phases: PhaseAssessment[]; flags: RaisedFlag[] };

/** A site's assessments and flags on a day, in the base or under a scenario: the one function behind every stored forecast and every preview. */
export function evaluateSite(
  site: SiteRecords,
  options: AssessmentOptions,
  overrides: ScenarioOverrides = {},
): SiteEvaluation {
  const phases = assessSite(site, options, overrides);
  const flags = phases.flatMap((assessment) => {
    const phase = site.phases.find((one) => one.id === assessment.phaseId);
    return phase ? raiseFlags({ site, phase, assessment, asOfDay: options.asOfDay }) : [];
  });
  return { phases, flags };
}
