import type { SiteRecords } from "@/lib/domain/records";
import type { Forecast } from "@/lib/forecast";
import type { ScenarioOverrides } from "@/lib/scenarios/overrides";
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
  const { plans, forecastUnder } = scenarioForecasts(site, options);
  const { targets, samples } = forecastUnder(overrides);
  const day = (value: number) => (Number.isFinite(value) ? value : null);
  return plans.map(({ phase, inService }) => {
    const id = String(phase.id);
    const target = targets.find((one) => one.id === id) as Forecast["targets"][number];
    const ofPhase = samples.find((one) => one.id === id) as Forecast["samples"][number];
    return {
      phaseId: phase.id,
      state: inService ? "in_service" : "forecast",
      p50Day: day(target.givenCompletion.p50),
      p80Day: day(target.givenCompletion.p80),
      cancelledShare: target.cancelled.total,
      inServiceShareByYear: inServiceShares(ofPhase, options.asOfDay),
    };
  });
}
