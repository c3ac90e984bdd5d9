import type { SiteRecords } from "@/lib/domain/records";
import { moneyTornado, type TornadoRow } from "@/lib/money/money-tornado";
import { type PhaseEconomics, phaseEconomics } from "@/lib/money/phase-economics";
import type { ScenarioOverrides } from "@/lib/scenarios/overrides";
import type { AssessmentOptions } from "./engine-options";
import { scenarioForecasts } from "./scenario-forecasts";

export type SitePhaseEconomics = {
  phaseId: number;
  /** What the plan is: the announced service date, or the base's class median where none is announced. */
  plan: { startDay: number; basis: "announced" | "class-median" } | null;
  /** Null once the phase earns: there is no start left to wait for. */
  economics: PhaseEconomics | null;
  /** What moves its net present value and its capital at risk, the largest swing first; null without a plan of the sponsor's. */
  tornado: TornadoRow[] | null;
};

/**
 * What each phase of a site is worth, earns and costs while it waits, under a scenario ({}: the base), on the draws of the stored
 * forecast's seed; phases that were withdrawn are left out.
 * @param overrides checked (`readOverrides`)
 * @throws as `scenarioForecasts`
 */
export function siteEconomics(
  site: SiteRecords,
  options: AssessmentOptions,
  overrides: ScenarioOverrides,
): SitePhaseEconomics[] {
  const { phasesUnder, economicsInput, moneyInput, cancellationClock } = scenarioForecasts(site, options);
  return phasesUnder(overrides).map((phase) => {
    const input = economicsInput(phase, overrides);
    const money = moneyInput(phase, overrides);
    return {
      phaseId: phase.plan.phase.id,
      plan: input && { startDay: input.plan.startDay, basis: input.plan.basis },
      economics: input && phaseEconomics(input),
      tornado: money && moneyTornado(money, cancellationClock(phase)),
    };
  });
}
