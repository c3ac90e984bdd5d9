import type { SiteRecords } from "@/lib/domain/records";
import type { StrandedRiskInput } from "@/lib/money/stranded-risk-input";
import { underScenario } from "@/lib/scenarios/apply-scenario";
import { dateOverrides } from "@/lib/scenarios/groups";
import type { ScenarioOverrides } from "@/lib/scenarios/overrides";
import type { AssessmentOptions } from "./engine-options";
import { planClassDays, strandedRiskInput } from "./money-input";
import { type SimulatedPhase, type SimulatedSite, simulateSite, siteNetwork } from "./simulate-site";

export type ScenarioForecasts = {
  /** The phases that were not withdrawn, in their order, under overrides; what these leave alone is computed once. */
  phasesUnder: (overrides: ScenarioOverrides) => SimulatedPhase[];
  /** What the money of a phase is computed from; null once it earns. */
  moneyInput: (phase: SimulatedPhase, overrides: ScenarioOverrides) => StrandedRiskInput | null;
};

/**
 * One site under any number of scenarios, all on the same draws: the engine runs once per set of overrides that dates hang on.
 * @throws UnforecastableSite, from `phasesUnder` too
 */
export function scenarioForecasts(site: SiteRecords, options: AssessmentOptions): ScenarioForecasts {
  const made = siteNetwork(site, options.asOfDay);
  const base = simulateSite(made, options);
  const planDays = planClassDays(made, base, options);
  const known = new Map<string, SimulatedSite>();
  return {
    phasesUnder(overrides) {
      const network = underScenario(made.chain, site, overrides, options.asOfDay);
      if (network === made.network) return base.phases;
      const key = JSON.stringify(dateOverrides(overrides));
      const found = known.get(key) ?? simulateSite({ ...made, network }, options);
      known.set(key, found);
      return found.phases;
    },
    moneyInput(phase, overrides) {
      const { plan } = phase;
      const planClassP50Day = planDays.get(plan.phase.ordinal);
      if (plan.inService || planClassP50Day === undefined) return null;
      return strandedRiskInput(site, phase, options.asOfDay, planClassP50Day, overrides);
    },
  };
}
