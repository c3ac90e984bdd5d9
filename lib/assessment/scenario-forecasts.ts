import type { SiteRecords } from "@/lib/domain/records";
import type { PhaseEconomicsInput } from "@/lib/money/phase-economics-input";
import type { PhaseMoneyInput, PriceScores } from "@/lib/money/phase-money-types";
import type { CancellationClock } from "@/lib/money/tornado-factors";
import { acceleratorCostFactor, scheduleUnder } from "@/lib/scenarios/apply-scenario";
import { dateOverrides } from "@/lib/scenarios/groups";
import type { ScenarioOverrides } from "@/lib/scenarios/overrides";
import { clockWaitDays } from "@/lib/schedule/cancellation";
import { siteChance } from "@/lib/schedule/site-chance";
import type { AssessmentOptions } from "./engine-options";
import { phaseEconomicsInput, phaseMoneyAssumptionsOf, planClassDays } from "./money-input";
import { phaseMoneyInput, priceScores } from "./phase-money-input";
import { plannedSite, type SimulatedPhase, simulateAlone } from "./simulate-site";
import { streamsOf } from "./site-streams";

export type ScenarioForecasts = {
  /** The phases that were not withdrawn, in their order, under overrides; what these leave alone is computed once. */
  phasesUnder: (overrides: ScenarioOverrides) => SimulatedPhase[];
  /** What the money of a phase is computed from; null once it earns, and where nothing at all is known of it. */
  moneyInput: (phase: SimulatedPhase, overrides: ScenarioOverrides) => PhaseMoneyInput | null;
  /** What cancels the draws of an open phase, whole; null of others. */
  cancellationClock: (phase: SimulatedPhase) => CancellationClock | null;
  /** What its economics are computed from; null likewise. */
  economicsInput: (phase: SimulatedPhase, overrides: ScenarioOverrides) => PhaseEconomicsInput | null;
};

/** One site under any number of scenarios, all on the same draws: drawn once per set of overrides that dates hang on. */
export function scenarioForecasts(site: SiteRecords, options: AssessmentOptions): ScenarioForecasts {
  const planned = plannedSite(site);
  const base = simulateAlone(planned, options).phases;
  const planDays = planClassDays(planned, base, options);
  const streams = streamsOf(planned.schedule, options);
  const scores = keptScores(priceScores(site.slug, streams));
  streams.end();
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
      if (!open) return null;
      return phaseMoneyInput(
        site,
        { plan, open },
        {
          asOfDay: options.asOfDay,
          scores,
          assumptions: phaseMoneyAssumptionsOf(site.model, overrides),
          acceleratorCostFactor: acceleratorCostFactor(overrides),
        },
      );
    },
    cancellationClock({ open }) {
      if (!open) return null;
      const { phase, lookDay, refusedDay } = open.schedule;
      // No override moves these columns: they are the phase's own under any scenario.
      const columns = streamsOf(planned.schedule, options);
      const waitDays = clockWaitDays(phase.id, siteChance(planned.schedule, columns));
      columns.end();
      return { fromDay: lookDay, hazardPerYear: phase.hazardPerYear, waitDays, refusedDay };
    },
    economicsInput({ plan, open }, overrides) {
      const planClassP50Day = planDays.get(plan.phase.id);
      if (!open || planClassP50Day === undefined) return null;
      return phaseEconomicsInput(site, { plan, open }, options.asOfDay, planClassP50Day, overrides);
    },
  };
}

/** Copies that outlast the streams they come from. */
const keptScores = ({ market, own, capex, energy }: PriceScores): PriceScores => ({
  market: market.slice(),
  own: own.slice(),
  capex: capex.slice(),
  energy: energy.slice(),
});
