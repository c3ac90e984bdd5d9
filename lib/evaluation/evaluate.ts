import { assessSite } from "@/lib/assessment/assess";
import type { AssessmentOptions } from "@/lib/assessment/engine-options";
import type { PhaseAssessment } from "@/lib/assessment/types";
import type { SiteRecords } from "@/lib/domain/records";
import { raiseFlags } from "@/lib/flags/raise-flags";
import { flagThresholds } from "@/lib/flags/read-thresholds";
import type { FlagRule, RaisedFlag } from "@/lib/flags/types";
import type { ScenarioOverrides } from "@/lib/scenarios/overrides";
import { forecastMoves } from "./forecast-moves";
import { moneyFigures } from "./money-figures";

export type SiteEvaluation = { phases: PhaseAssessment[]; flags: RaisedFlag[] };

/** By phase id, the rules that stand on it already: some are cleared later than they are raised. */
export type StandingRules = Readonly<Record<number, readonly FlagRule[]>>;

/** A site's assessments and flags on a day, in the base or under a scenario: the one function behind every stored forecast and every preview. What moved is only said of the base. */
export function evaluateSite(
  site: SiteRecords,
  options: AssessmentOptions,
  overrides: ScenarioOverrides = {},
  standing: StandingRules = {},
): SiteEvaluation {
  const phases = assessSite(site, options, overrides);
  const isBase = Object.keys(overrides).length === 0;
  const thresholds = flagThresholds(site.model);
  const flags = raiseFlags({
    ...{ site, assessments: phases, asOfDay: options.asOfDay, standing },
    money: Object.fromEntries(
      phases.map(({ phaseId, money, serviceP50Day }) => [phaseId, moneyFigures(money, serviceP50Day, thresholds)]),
    ),
    moves: isBase ? forecastMoves(site, phases, options) : {},
  });
  return { phases, flags };
}
