import type { SiteRecords } from "@/lib/domain/records";
import type { ScenarioOverrides } from "@/lib/scenarios/overrides";
import { dayOrNull, daysWithin } from "./day-quantiles";
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

const outlookOf = (phase: SimulatedPhase, asOfDay: number): PhaseOutlook => ({
  phaseId: phase.plan.phase.id,
  state: phase.plan.inService ? "in_service" : "forecast",
  ...phaseDays(phase),
  inServiceShareByYear: phase.samples ? inServiceShares(phase.samples, asOfDay) : {},
});

/** P50 and P80 of a phase, whether it serves already or is still to come, and its chance of being cancelled. */
export function phaseDays({
  plan: { inService },
  open,
}: SimulatedPhase): Pick<PhaseOutlook, "p50Day" | "p80Day" | "cancelledShare"> {
  const days = inService ? daysWithin(inService) : open?.target.givenCompletion;
  return {
    p50Day: dayOrNull(days?.p50),
    p80Day: dayOrNull(days?.p80),
    cancelledShare: open?.target.cancelled.total ?? 0,
  };
}
