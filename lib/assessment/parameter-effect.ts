import { chainModel } from "@/lib/chain/model";
import type { ModelRecords, SiteRecords } from "@/lib/domain/records";
import { type HeadlineMoney, headlineMoney } from "@/lib/money/headline-money";
import { phaseMoney } from "@/lib/money/phase-money";
import { dayOrNull } from "./day-quantiles";
import { scenarioForecasts } from "./scenario-forecasts";

/** What a phase's forecast says first: epoch day (null: never), and null where its money is unknown. */
export type PhaseImpact = HeadlineMoney & { phaseId: number; p50Day: number | null };

/** The model with another value of a parameter. @throws when it has no such parameter */
export function withParameter(model: ModelRecords, slug: string, value: number): ModelRecords {
  const stored = model.parameters[slug];
  if (!stored) throw new Error(`there is no parameter "${slug}"`);
  return { ...model, parameters: { ...model.parameters, [slug]: { ...stored, value } } };
}

/**
 * The stakes of a site's phases that are still to come, under the model that its records carry. Equal to what `assessSite` says of them,
 * without its causes and without days saved.
 * @throws as `scenarioForecasts`
 */
export function phaseImpacts(site: SiteRecords, options: { asOfDay: number; seed: number }): PhaseImpact[] {
  const draws = chainModel(site.model).parameter("draws");
  const { phasesUnder, moneyInput } = scenarioForecasts(site, { ...options, draws });
  return phasesUnder({})
    .filter(({ plan }) => !plan.inService)
    .map((phase): PhaseImpact => {
      const input = moneyInput(phase, {});
      return {
        phaseId: phase.plan.phase.id,
        p50Day: dayOrNull(phase.open?.target.givenCompletion.p50),
        ...headlineMoney(input && phaseMoney(input)),
      };
    });
}
