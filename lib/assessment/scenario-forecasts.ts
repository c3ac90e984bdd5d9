import type { SiteRecords } from "@/lib/domain/records";
import type { StrandedRiskInput } from "@/lib/money/stranded-risk-input";
import { scheduleUnder } from "@/lib/scenarios/apply-scenario";
import { dateOverrides } from "@/lib/scenarios/groups";
import type { ScenarioOverrides } from "@/lib/scenarios/overrides";
import type { AssessmentOptions } from "./engine-options";
import { planClassDays, strandedRiskInput } from "./money-input";
import { plannedSite, type SimulatedPhase, simulateAlone } from "./simulate-site";

export type ScenarioForecasts = {
  /** The phases that were not withdrawn, in their order, under overrides; what these leave alone is computed once. */
  phasesUnder: (overrides: ScenarioOverrides) => SimulatedPhase[];
  /** What the money of a phase is computed from; null once it earns, and where nothing at all is known of it. */
  moneyInput: (phase: SimulatedPhase, overrides: ScenarioOverrides) => StrandedRiskInput | null;
};

/** One site under any number of scenarios, all on the same draws: drawn once per set of overrides that dates hang on. */
export function scenarioForecasts(site: SiteRecords, options: AssessmentOptions): ScenarioForecasts {
  const planned = plannedSite(site);
  const base = simulateAlone(planned, options).phases;
  const planDays = planClassDays(planned, base, options);
  const known = new Map<string, SimulatedPhase[]>();
  return {
    phasesUnder(overrides) {
      const schedule = scheduleUnder(planned, site, overrides);
      if (schedule === planned.schedule) return base;
      const key = JSON.stringify(dateOverrides(overrides));
      const found = known.get(key) ?? simulateAlone({ ...planned, scheduleUnder: schedule }, options).phases;
      known.set(key, found);
      return found;
    },
    moneyInput({ plan, open }, overrides) {
      const planClassP50Day = planDays.get(plan.phase.id);
      if (!open || planClassP50Day === undefined) return null;
      return strandedRiskInput(site, { plan, open }, options.asOfDay, planClassP50Day, overrides);
    },
  };
}
