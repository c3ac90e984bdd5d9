import { assessSite } from "@/lib/assessment/assess";
import type { AssessmentOptions } from "@/lib/assessment/engine-options";
import { UnforecastableSite } from "@/lib/assessment/simulate-site";
import type { PhaseAssessment } from "@/lib/assessment/types";
import type { SiteRecords } from "@/lib/domain/records";
import { raiseFlags } from "@/lib/flags/raise-flags";
import type { RaisedFlag } from "@/lib/flags/types";
import type { ScenarioOverrides } from "@/lib/scenarios/overrides";

export type SiteEvaluation = { phases: PhaseAssessment[]; flags: RaisedFlag[] };

/** A site's assessments and flags on a day, in the base or under a scenario: the one function behind every stored forecast and every preview. */
export function evaluateSite(
  site: SiteRecords,
  options: AssessmentOptions,
  overrides: ScenarioOverrides = {},
): SiteEvaluation {
  const result = assessSite(site, options, overrides);
  if (!result.ok) throw new UnforecastableSite(site.slug, result.problems);
  const flags = result.phases.flatMap((assessment) => {
    const phase = site.phases.find((one) => one.id === assessment.phaseId);
    return phase ? raiseFlags({ site, phase, assessment, asOfDay: options.asOfDay }) : [];
  });
  return { phases: result.phases, flags };
}
