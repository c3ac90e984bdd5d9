import "server-only";
import { database } from "@/db";
import { type EconomyOutlooks, economyOutlooks } from "@/db/simulation/economy-outlooks";
import type { Computation } from "@/db/simulation/results";
import type { PhaseOutlook } from "@/lib/assessment/scenario-outlook";
import type { CurvePoint } from "@/lib/readiness/in-service-curve";
import { type ReadinessRow, readinessYears } from "@/lib/readiness/types";
import { dateOverrides, withoutMoney } from "@/lib/scenarios/groups";
import type { ScenarioOverrides } from "@/lib/scenarios/overrides";
import { type FigureDifference, scenarioDifferenceOf, scenarioMixtures } from "@/lib/scenarios/scenario-difference";
import { type EconomyPage, expectedOf } from "./readiness";
import { results } from "./results";
import type { ScenarioChoice } from "./scenario";

export type { EconomyOutlooks, PhaseOutlook };

/** An economy's sums under a scenario. What records say is as it was: no scenario moves it. */
export type EconomyUnder = Pick<ReadinessRow, "expectedInServiceMegawatts"> & { curve: CurvePoint[] };

/** One side of a comparison; `outlooks`, by phase id, are null for the base as it is stored. */
export type EconomySide = { sums: EconomyUnder; outlooks: ReadonlyMap<number, PhaseOutlook> | null };

/** Both sides, and why their expected MW differ, by year. */
export type EconomySides = { from: EconomySide; to: EconomySide; differences: Record<string, FigureDifference> };

type Compared = Pick<ScenarioChoice, "scenario" | "against">;

/** An economy's phases with the outlooks that a comparison needs. */
export const outlooksCompared = (iso3: string, compared: Compared): Promise<Computation<EconomyOutlooks>> =>
  economyOutlooks(database(), results(), iso3, [...scenariosOf(compared).values()]);

/**
 * An economy's sums and phases under the two scenarios that are compared.
 * @param outlooks what `outlooksCompared` gave for them
 */
export async function economySides(
  page: EconomyPage,
  compared: Compared,
  { phases, outlooks }: EconomyOutlooks,
): Promise<EconomySides> {
  const places = [...scenariosOf(compared).keys()];
  const side = (overrides: ScenarioOverrides): EconomySide => {
    const found = isBase(overrides) ? null : outlooks[places.indexOf(keyOf(overrides))];
    const byPhase = found ? new Map(found.map((outlook) => [outlook.phaseId, outlook])) : null;
    return { outlooks: byPhase, sums: economyUnder(page, phases, byPhase) };
  };
  const differences = await scenarioDifferenceOf(
    withoutMoney(compared.against.overrides),
    withoutMoney(compared.scenario.overrides),
    async (overrides) => expectedByYear(side(dateOverrides(overrides)).sums),
  );
  return { from: side(compared.against.overrides), to: side(compared.scenario.overrides), differences };
}

/** Every set of overrides that a comparison sees dates under, once each; the base is stored. */
function scenariosOf({ scenario, against }: Compared): Map<string, ScenarioOverrides> {
  const mixtures = scenarioMixtures(withoutMoney(against.overrides), withoutMoney(scenario.overrides));
  const asked = [against.overrides, scenario.overrides, ...mixtures].filter((overrides) => !isBase(overrides));
  return new Map(asked.map((overrides) => [keyOf(overrides), dateOverrides(overrides)]));
}

const keyOf = (overrides: ScenarioOverrides) => JSON.stringify(dateOverrides(overrides));
const isBase = (overrides: ScenarioOverrides) => Object.keys(overrides).length === 0;

/** The expected MW by the end of each year that readiness speaks of; null where it is unknown. */
function expectedByYear({ expectedInServiceMegawatts }: EconomyUnder): Record<string, number | null> {
  return Object.fromEntries(readinessYears.map((year) => [year, expectedInServiceMegawatts[year]?.value ?? null]));
}

/**
 * What an economy's readiness row and curve expect when its phases have these outlooks; a phase without one, or withdrawn, stays as stored.
 * @param outlooks by phase id; null leaves everything as stored
 */
function economyUnder(
  { economy, row }: EconomyPage,
  stored: EconomyOutlooks["phases"],
  outlooks: ReadonlyMap<number, PhaseOutlook> | null,
): EconomyUnder {
  const phases = stored.map((phase) => {
    const outlook = outlooks?.get(phase.phaseId);
    if (!outlook || !phase.assessment) return phase;
    const { inServiceShareByYear } = outlook;
    return { ...phase, assessment: { ...phase.assessment, inServiceShareByYear } };
  });
  return expectedOf(economy, phases, row.basis);
}
