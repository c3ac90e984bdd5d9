import "server-only";
import { cache } from "react";
import { database } from "@/db";
import { findStoredResult, listStoredResults } from "@/db/queries/find-stored-result";
import { listBaseRates, type RegionBaseRate } from "@/db/queries/list-base-rates";
import { type Economy, listEconomies } from "@/db/queries/list-economies";
import { listProgrammes, type Programme } from "@/db/queries/list-programmes";
import type { ReadinessInBasis } from "@/db/results/kinds";
import type { MegawattBasis } from "@/lib/domain/vocabulary";
import type { CurvePoint } from "@/lib/readiness/in-service-curve";
import { type ResultDay, resultDay } from "./result-day";

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
