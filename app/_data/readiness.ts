import "server-only";
import { cache } from "react";
import { database } from "@/db";
import { findStoredResult, listStoredResults } from "@/db/queries/find-stored-result";
import { listBaseRates, type RegionBaseRate } from "@/db/queries/list-base-rates";
import { type Economy, listEconomies } from "@/db/queries/list-economies";
import { listProgrammes, type Programme } from "@/db/queries/list-programmes";
import { type EconomyPhase, listReadinessPhases } from "@/db/queries/list-readiness-phases";
import type { ReadinessInBasis } from "@/db/results/kinds";
import { toEpochDay } from "@/lib/domain/dates";
import type { MegawattBasis } from "@/lib/domain/words";
import { type CurvePoint, inServiceCurve } from "@/lib/readiness/in-service-curve";
import { readinessRow } from "@/lib/readiness/readiness-row";
import { type ReadinessRow, readinessYears } from "@/lib/readiness/types";
import { dateOverrides, withoutMoney } from "@/lib/scenarios/groups";
import type { ScenarioOverrides } from "@/lib/scenarios/overrides";
import { type FigureDifference, scenarioDifferenceOf } from "@/lib/scenarios/scenario-difference";
import { type ResultDay, resultDay } from "./result-day";
import { outlooksUnder, type PhaseOutlook, type ScenarioChoice } from "./scenario";
import { today } from "./today";

export type { Economy, PolicyInstrument } from "@/db/queries/list-economies";
export type { CitedSource, EconomyFact } from "@/db/queries/list-facts";
export type { CurvePoint, Programme, RegionBaseRate };

/** One economy with its readiness. `place` is its rank among the economies that may be ranked; null when it may not. */
export type EconomyReadiness = { economy: Economy } & Pick<ReadinessInBasis, "row" | "secured" | "place">;

export type ReadinessTable = { rows: EconomyReadiness[]; basis: MegawattBasis; ranked: number; day: ResultDay };

/**
 * Every economy's readiness as the worker stored it, all in one basis: the one asked for, else the one that covers most phases. An economy that
 * was added since is left out until the worker has followed; null while nothing is stored.
 */
export async function readinessTable(asked: MegawattBasis | null): Promise<ReadinessTable | null> {
  const [economies, stored] = await Promise.all([
    listEconomies(database()),
    listStoredResults(database(), "readiness"),
  ]);
  const [first] = stored;
  if (!first) return null;
  const basis = asked ?? first.figures.tableBasis;
  const rows = economies.flatMap((economy): EconomyReadiness[] => {
    const found = stored.find(({ key }) => key === economy.iso3)?.figures.byBasis[basis];
    return found ? [{ economy, row: found.row, secured: found.secured, place: found.place }] : [];
  });
  return { basis, ranked: first.figures.byBasis[basis].ranked, rows, day: resultDay(first) };
}

export type EconomyPage = EconomyReadiness & {
  ranked: number;
  curve: CurvePoint[];
  baseRates: RegionBaseRate[];
  programmes: Programme[];
  day: ResultDay;
};

/** One economy's page as the worker stored it; `stored` null while its readiness is not. Null when there is no such economy. */
export const findEconomy = cache(
  async (
    iso3: string,
    asked: MegawattBasis | null,
  ): Promise<{ economy: Economy; stored: EconomyPage | null } | null> => {
    const [[economy], found, baseRates, programmes] = await Promise.all([
      listEconomies(database(), { iso3 }),
      findStoredResult(database(), "readiness", iso3),
      listBaseRates(database(), { iso3 }),
      listProgrammes(database()),
    ]);
    if (!economy) return null;
    if (!found) return { economy, stored: null };
    const own = programmes.filter((programme) => programme.regions.some((region) => region.iso3 === iso3));
    const figures = found.figures.byBasis[asked ?? found.figures.ownBasis];
    return { economy, stored: { economy, ...figures, baseRates, programmes: own, day: resultDay(found) } };
  },
);

/** An economy's sums under a scenario. What records say is as it was: no scenario moves it. */
export type EconomyUnder = Pick<ReadinessRow, "expectedInServiceMegawatts"> & { curve: CurvePoint[] };

/** One side of a comparison; `outlooks`, by phase id, are null for the base as it is stored. */
export type EconomySide = { sums: EconomyUnder; outlooks: ReadonlyMap<number, PhaseOutlook> | null };

/** Both sides, and why their expected MW differ, by year. */
export type EconomySides = { from: EconomySide; to: EconomySide; differences: Record<string, FigureDifference> };

/** An economy's sums and phases under the two scenarios that are compared. */
export async function economySides(
  page: EconomyPage,
  { scenario, against }: Pick<ScenarioChoice, "scenario" | "against">,
): Promise<EconomySides> {
  const side = async (overrides: ScenarioOverrides): Promise<EconomySide> => {
    const isBase = Object.keys(overrides).length === 0;
    const outlooks = isBase ? null : await outlooksUnder(overrides, { iso3: page.economy.iso3 });
    return { outlooks, sums: await economyUnder(page, outlooks) };
  };
  const [from, to] = await Promise.all([side(against.overrides), side(scenario.overrides)]);
  const differences = await scenarioDifferenceOf(
    withoutMoney(against.overrides),
    withoutMoney(scenario.overrides),
    async (overrides) => expectedByYear((await side(dateOverrides(overrides))).sums),
  );
  return { from, to, differences };
}

/** The expected MW by the end of each year that readiness speaks of; null where it is unknown. */
function expectedByYear({ expectedInServiceMegawatts }: EconomyUnder): Record<string, number | null> {
  return Object.fromEntries(readinessYears.map((year) => [year, expectedInServiceMegawatts[year]?.value ?? null]));
}

/**
 * What an economy's readiness row and curve expect when its phases have these outlooks; a phase without one, or withdrawn, stays as stored.
 * @param outlooks by phase id; null leaves everything as stored
 */
async function economyUnder(
  { economy, row }: EconomyPage,
  outlooks: ReadonlyMap<number, PhaseOutlook> | null,
): Promise<EconomyUnder> {
  const stored = await economyPhases(economy.iso3);
  const phases = stored.map((phase): EconomyPhase => {
    const outlook = outlooks?.get(phase.phaseId);
    if (!outlook || !phase.assessment) return phase;
    const { inServiceShareByYear } = outlook;
    return { ...phase, assessment: { ...phase.assessment, inServiceShareByYear } };
  });
  const { expectedInServiceMegawatts } = readinessRow({
    iso3: economy.iso3,
    asOfDay: toEpochDay(today()),
    basis: row.basis,
    phases,
    flags: [],
    facts: [],
  });
  return { expectedInServiceMegawatts, curve: inServiceCurve(phases, row.basis) };
}

const economyPhases = cache((iso3: string) => listReadinessPhases(database(), { iso3 }));
