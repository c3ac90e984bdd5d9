import type { SiteRecords } from "@/lib/domain/records";
import type { ScenarioOverrides } from "@/lib/scenarios/overrides";
import { dayOrNull } from "./day-quantiles";
import type { AssessmentOptions } from "./engine-options";
import { inServiceShares } from "./in-service-shares";
import { scenarioForecasts } from "./scenario-forecasts";

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
 * A site's phases under a scenario without their causes and their money: one or two runs of the engine. Equal to what `assessSite` says of
 * them; phases that were withdrawn are left out.
 * @throws as `scenarioForecasts`
 */
export function scenarioOutlooks(
  site: SiteRecords,
  options: AssessmentOptions,
  overrides: ScenarioOverrides,
): PhaseOutlook[] {
  return scenarioForecasts(site, options)
    .phasesUnder(overrides)
    .map(({ plan, target, samples }) => ({
      phaseId: plan.phase.id,
      state: plan.inService ? "in_service" : "forecast",
      p50Day: dayOrNull(target.givenCompletion.p50),
      p80Day: dayOrNull(target.givenCompletion.p80),
      cancelledShare: target.cancelled.total,
      inServiceShareByYear: inServiceShares(samples, options.asOfDay),
    }));
}
