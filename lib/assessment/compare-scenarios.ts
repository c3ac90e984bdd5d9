import type { SiteRecords } from "@/lib/domain/records";
import { valueAt } from "@/lib/forecast/value-at";
import { headlineMoney } from "@/lib/money/headline-money";
import { phaseMoney } from "@/lib/money/phase-money";
import type { ScenarioOverrides } from "@/lib/scenarios/overrides";
import { type FigureDifference, scenarioDifference, scenarioMixtures } from "@/lib/scenarios/scenario-difference";
import type { AssessmentOptions } from "./engine-options";
import { scenarioForecasts } from "./scenario-forecasts";
import { phaseDays } from "./scenario-outlook";

/**
 * What two scenarios are compared by, all as the assessment has them. Days are epoch days given completion; null: never, unknown, or already
 * earning (of the money). Delay cost is against the first baseline at the scenario's own prices: where the business is thin, waiting costs less. It is
 * the net present value that says what is better for the owner. Dollars are null where only shares of the capital are known.
 */
export type ScenarioFigure =
  | "p50Day"
  | "p80Day"
  | "cancelledShare"
  | "delayCostShare"
  | "delayCostUsd"
  | "capitalAtRiskShare"
  | "capitalAtRiskUsd"
  | "belowZero"
  | "netPresentValueShare"
  | "netPresentValueUsd";

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
  return {
    phaseIds: phasesUnder({}).map(({ plan }) => plan.phase.id),
    figuresUnder(overrides) {
      return phasesUnder(overrides).map((phase): PhaseScenarioFigures => {
        const input = moneyInput(phase, overrides);
        const { delayCost, capitalAtRisk, belowZero, netPresentValue } = headlineMoney(input && phaseMoney(input));
        return {
          ...phaseDays(phase),
          delayCostShare: delayCost?.shareOfCapital ?? null,
          delayCostUsd: delayCost?.usd ?? null,
          capitalAtRiskShare: capitalAtRisk?.shareOfCapital ?? null,
          capitalAtRiskUsd: capitalAtRisk?.usd ?? null,
          belowZero,
          netPresentValueShare: netPresentValue?.shareOfCapital ?? null,
          netPresentValueUsd: netPresentValue?.usd ?? null,
        };
      });
    },
  };
}
