import type { SiteRecords } from "@/lib/domain/records";
import { raiseFlags } from "@/lib/flags/raise-flags";
import type { RaisedFlag } from "@/lib/flags/types";
import type { NetworkProblem } from "@/lib/forecast";
import type { ScenarioOverrides } from "@/lib/scenarios/overrides";
import { assessSite } from "./assess";
import type { AssessmentOptions } from "./engine-options";
import type { PhaseAssessment } from "./types";

export type SiteEvaluation = { phases: PhaseAssessment[]; flags: RaisedFlag[] };

/** A site whose records make no network that can be forecast; the message names the nodes. Records reach this only through a bug. */
class UnforecastableSite extends Error {
  constructor(slug: string, problems: NetworkProblem[]) {
    super(
      `${slug} cannot be forecast: ${problems.map((problem) => `${problem.message} [${problem.nodeIds.join(", ")}]`).join("; ")}`,
    );
  }
}

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
