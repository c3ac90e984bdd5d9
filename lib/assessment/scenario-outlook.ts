import type { SiteRecords } from "@/lib/domain/records";
import type { ScenarioOverrides } from "@/lib/scenarios/overrides";
import { dayOrNull } from "./day-quantiles";
import type { AssessmentOptions } from "./engine-options";
import { inServiceShares } from "./in-service-shares";
import { scenarioForecasts } from "./scenario-forecasts";
import type { SimulatedPhase } from "./simulate-site";

/** What a list of sites, or a sum over them, says of a phase. Days are epoch days given completion; null: never. */
export type PhaseOutlook = {
  phaseId: number;
  state: "forecast" | "in_service";
  p50Day: number | null;
  p80Day: number | null;
  cancelledShare: number;
  inServiceShareByYear: Record<string, number>;
};

/**
 * A site's phases under each of the scenarios, without their causes and their money. Equal to what `assessSite` says of them; phases that
 * were withdrawn are left out.
 * @param onScenario called after each scenario with how many are done
 * @throws as `scenarioForecasts`
 */
export function scenarioOutlooks(
  site: SiteRecords,
  options: AssessmentOptions,
  scenarios: readonly ScenarioOverrides[],
  onScenario: (done: number) => void = () => {},
): PhaseOutlook[][] {
  const { phasesUnder } = scenarioForecasts(site, options);
  return scenarios.map((overrides, i) => {
    const outlooks = phasesUnder(overrides).map((phase) => outlookOf(phase, options.asOfDay));
    onScenario(i + 1);
    return outlooks;
  });
}

const outlookOf = ({ plan, target, samples }: SimulatedPhase, asOfDay: number): PhaseOutlook => ({
  phaseId: plan.phase.id,
  state: plan.inService ? "in_service" : "forecast",
  p50Day: dayOrNull(target.givenCompletion.p50),
  p80Day: dayOrNull(target.givenCompletion.p80),
  cancelledShare: target.cancelled.total,
  inServiceShareByYear: inServiceShares(samples, asOfDay),
});
