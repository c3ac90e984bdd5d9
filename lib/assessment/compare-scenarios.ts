import type { SiteRecords } from "@/lib/domain/records";
import { valueAt } from "@/lib/forecast/value-at";
import { expectedWorth } from "@/lib/money/expected-worth";
import { strandedRisk } from "@/lib/money/stranded-risk";
import type { ScenarioOverrides } from "@/lib/scenarios/overrides";
import { type FigureDifference, scenarioDifference, scenarioMixtures } from "@/lib/scenarios/scenario-difference";
import type { AssessmentOptions } from "./engine-options";
import { scenarioForecasts } from "./scenario-forecasts";
import { phaseDays } from "./scenario-outlook";

/**
 * What two scenarios are compared by, all as the assessment has them. Days are epoch days given completion; null: never, unknown, or already
 * earning (of the money). `strandedShare` and the losses keep their definition, against the plan on the scenario's own prices: what lateness
 * costs at those prices, so that thin margins lower them. `shortOfBasePlanShare` is against the base's plan on the base's prices: how often
 * a phase is worth less than was aimed at by the stranding threshold, be it by lateness or by prices; in the base it is the stranded share.
 * Worth is the phase's expected net present value.
 */
export type ScenarioFigure =
  | "p50Day"
  | "p80Day"
  | "cancelledShare"
  | "strandedShare"
  | "shortOfBasePlanShare"
  | "meanLossShare"
  | "expectedLossUsd"
  | "worthShare"
  | "worthUsd";

export type PhaseScenarioFigures = Record<ScenarioFigure, number | null>;
export type PhaseDifference = { phaseId: number; figures: Record<ScenarioFigure, FigureDifference> };

/**
 * A site's phases under two scenarios side by side, on the same draws, with the causes of each difference; phases that were withdrawn are left
 * out. Forecasts once per mixture of the overrides that dates hang on (at most 32) and values once per mixture (at most 64).
 * @param from checked overrides, {} for the base, as `to`
 * @param onMixture called after each mixture with how many are done, of how many
 * @throws when a reference class or parameter is missing
 */
export function compareScenarios(
  site: SiteRecords,
  options: AssessmentOptions,
  from: ScenarioOverrides,
  to: ScenarioOverrides,
  onMixture: (done: number, of: number) => void = () => {},
): PhaseDifference[] {
  const { phaseIds, figuresUnder } = scenarioFigures(site, options);
  const of = scenarioMixtures(from, to).length;
  let done = 0;
  const counted = (overrides: ScenarioOverrides) => {
    const figures = figuresUnder(overrides);
    done += 1;
    onMixture(done, of);
    return figures;
  };
  return scenarioDifference(from, to, counted).map((figures, i) => ({ phaseId: valueAt(phaseIds, i), figures }));
}

/** The figures of a site's phases under any overrides, in the order of `phaseIds`; what the overrides leave alone is computed once. */
export function scenarioFigures(
  site: SiteRecords,
  options: AssessmentOptions,
): { phaseIds: number[]; figuresUnder: (overrides: ScenarioOverrides) => PhaseScenarioFigures[] } {
  const { phasesUnder, moneyInput } = scenarioForecasts(site, options);
  const base = phasesUnder({});
  const aims = base.map((phase) => moneyInput(phase, {}));
  return {
    phaseIds: base.map(({ plan }) => plan.phase.id),
    figuresUnder(overrides) {
      return phasesUnder(overrides).map((phase, i): PhaseScenarioFigures => {
        const input = moneyInput(phase, overrides);
        const risk = input && strandedRisk(input);
        const money = risk?.known ? risk : null;
        const worth = input && money ? expectedWorth(input, aims[i] ?? input) : null;
        return {
          ...phaseDays(phase),
          strandedShare: money?.strandedProbability ?? null,
          shortOfBasePlanShare: worth?.shortOfAimShare ?? null,
          meanLossShare: money?.lossShares.mean ?? null,
          expectedLossUsd: money?.dollars?.expectedLoss.totalUsd ?? null,
          worthShare: worth?.share ?? null,
          worthUsd: worth?.usd ?? null,
        };
      });
    },
  };
}
