import { buildSiteChain } from "@/lib/chain/build";
import type { PhasePlan } from "@/lib/chain/phase-plan";
import type { SiteRecords } from "@/lib/domain/records";
import { type Forecast, forecast } from "@/lib/forecast";
import type { StrandedRiskInput } from "@/lib/money/stranded-risk-input";
import { underScenario } from "@/lib/scenarios/apply-scenario";
import { dateOverrides } from "@/lib/scenarios/groups";
import type { ScenarioOverrides } from "@/lib/scenarios/overrides";
import { type AssessmentOptions, engineOptions } from "./engine-options";
import { planClassDays, strandedRiskInput } from "./money-input";

export type ScenarioForecasts = {
  /** The phases that were not withdrawn, in their order. */
  plans: PhasePlan[];
  /** The engine's forecast under overrides; what they leave alone is computed once. */
  forecastUnder: (overrides: ScenarioOverrides) => Forecast;
  /** What the money room needs of a phase; null once it earns. */
  moneyInput: (plan: PhasePlan, forecast: Forecast, overrides: ScenarioOverrides) => StrandedRiskInput | null;
};

/**
 * One site under any number of scenarios, all on the same draws: the engine runs once per set of overrides that dates hang on.
 * @throws (from `forecastUnder`) when the records make no network that can be forecast: a stored forecast shows that they do
 */
export function scenarioForecasts(site: SiteRecords, options: AssessmentOptions): ScenarioForecasts {
  const chain = buildSiteChain(site, options.asOfDay);
  const base = forecastOf(site, chain.network, options);
  const planDays = planClassDays(chain, { network: chain.network, forecast: base }, engineOptions(options));
  const known = new Map<string, Forecast>();
  return {
    plans: chain.plans.filter(({ stage }) => stage !== "withdrawn"),
    forecastUnder(overrides) {
      const network = underScenario(chain, site, overrides, options.asOfDay);
      if (network === chain.network) return base;
      const key = JSON.stringify(dateOverrides(overrides));
      const found = known.get(key) ?? forecastOf(site, network, options);
      known.set(key, found);
      return found;
    },
    moneyInput(plan, { samples, nodes }, overrides) {
      const planClassP50Day = planDays.get(plan.phase.ordinal);
      if (plan.inService || planClassP50Day === undefined) return null;
      const ofPhase = samples.find(({ id }) => id === String(plan.phase.id)) as Forecast["samples"][number];
      const powerP50Day = nodes.find(({ id }) => id === `p${plan.phase.ordinal}.power`)?.finish.p50 ?? null;
      const figures = { planClassP50Day, powerP50Day, samples: ofPhase };
      return strandedRiskInput(site, plan, options.asOfDay, figures, overrides);
    },
  };
}

function forecastOf(site: SiteRecords, network: Parameters<typeof forecast>[0], options: AssessmentOptions): Forecast {
  const made = forecast(network, engineOptions(options));
  if (!made.ok)
    throw new Error(`${site.slug} cannot be forecast: ${made.problems.map(({ message }) => message).join("; ")}`);
  return made.forecast;
}
