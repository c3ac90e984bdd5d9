import "server-only";
import { cache } from "react";
import { database } from "@/db";
import { listBaseRates, type RegionBaseRate } from "@/db/queries/list-base-rates";
import { type Economy, listEconomies } from "@/db/queries/list-economies";
import { listProgrammes, type Programme } from "@/db/queries/list-programmes";
import { type EconomyPhase, listReadinessPhases } from "@/db/queries/list-readiness-phases";
import { toEpochDay } from "@/lib/domain/dates";
import type { MegawattBasis } from "@/lib/domain/words";
import { pillarOfFact } from "@/lib/readiness/fact-pillars";
import { type CurvePoint, inServiceCurve } from "@/lib/readiness/in-service-curve";
import { chooseDisplayBasis } from "@/lib/readiness/megawatts";
import { readinessRow } from "@/lib/readiness/readiness-row";
import { rankRows, securedShare } from "@/lib/readiness/secured-share";
import { type ReadinessFact, type ReadinessRow, readinessYears } from "@/lib/readiness/types";
import { dateOverrides, withoutMoney } from "@/lib/scenarios/groups";
import type { ScenarioOverrides } from "@/lib/scenarios/overrides";
import { type FigureDifference, scenarioDifferenceOf } from "@/lib/scenarios/scenario-difference";
import { outlooksUnder, type PhaseOutlook, type ScenarioChoice } from "./scenario";
import { today } from "./today";

export type { Economy, PolicyInstrument } from "@/db/queries/list-economies";
export type { CitedSource, EconomyFact } from "@/db/queries/list-facts";
export type { CurvePoint, Programme, RegionBaseRate };

/** One economy with its readiness. `place` is its rank among the economies that may be ranked; null when it may not. */
export type EconomyReadiness = {
  economy: Economy;
  row: ReadinessRow;
  secured: { low: number; high: number } | null;
  place: number | null;
};

export type ReadinessTable = { rows: EconomyReadiness[]; basis: MegawattBasis; ranked: number };

/** Every economy's readiness, all in one basis: the one asked for, else the one that covers most phases. */
export async function readinessTable(asked: MegawattBasis | null): Promise<ReadinessTable> {
  const [economies, phases] = await Promise.all([listEconomies(database()), listReadinessPhases(database())]);
  const basis = asked ?? chooseDisplayBasis(phases);
  const rows = economies.map((economy) => rowOf(economy, phases, basis));
  const places = rankRows(rows);
  return {
    basis,
    ranked: places.size,
    rows: economies.map((economy, index) => {
      const row = rows[index] as ReadinessRow;
      return { economy, row, secured: securedShare(row.pillars), place: places.get(economy.iso3) ?? null };
    }),
  };
}

export type EconomyPage = EconomyReadiness & {
  ranked: number;
  curve: CurvePoint[];
  baseRates: RegionBaseRate[];
  programmes: Programme[];
};

/** One economy's page, or null when there is no such economy. Its place is the one that it has in the table. */
export const findEconomy = cache(async (iso3: string, asked: MegawattBasis | null): Promise<EconomyPage | null> => {
  const [economies, phases, baseRates, programmes] = await Promise.all([
    listEconomies(database()),
    listReadinessPhases(database()),
    listBaseRates(database(), { iso3 }),
    listProgrammes(database()),
  ]);
  const economy = economies.find((one) => one.iso3 === iso3);
  if (!economy) return null;
  const own = phases.filter((phase) => phase.iso3 === iso3);
  const basis = asked ?? chooseDisplayBasis(own);
  const row = rowOf(economy, own, basis);
  const places = rankRows(economies.map((one) => rowOf(one, phases, basis)));
  return {
    economy,
    row,
    secured: securedShare(row.pillars),
    place: places.get(iso3) ?? null,
    ranked: places.size,
    curve: inServiceCurve(own, basis),
    baseRates,
    programmes: programmes.filter((programme) => programme.regions.some((region) => region.iso3 === iso3)),
  };
});

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
  const { expectedInServiceMegawatts } = rowOf(economy, phases, row.basis);
  return { expectedInServiceMegawatts, curve: inServiceCurve(phases, row.basis) };
}

const economyPhases = cache((iso3: string) => listReadinessPhases(database(), { iso3 }));

function rowOf(economy: Economy, phases: EconomyPhase[], basis: MegawattBasis): ReadinessRow {
  return readinessRow({
    iso3: economy.iso3,
    asOfDay: toEpochDay(today()),
    basis,
    phases: phases.filter((phase) => phase.iso3 === economy.iso3),
    flags: economy.openFlags,
    facts: economy.facts.flatMap((fact): ReadinessFact[] => {
      const pillar = pillarOfFact(fact.indicator);
      return pillar === null ? [] : [{ ...fact, pillar }];
    }),
  });
}
