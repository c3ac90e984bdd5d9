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
import type { ReadinessFact, ReadinessRow } from "@/lib/readiness/types";
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
  const rows = economies.map((economy) => readinessRowOf(economy, phases, basis));
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
  const row = readinessRowOf(economy, own, basis);
  const places = rankRows(economies.map((one) => readinessRowOf(one, phases, basis)));
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

/** An economy's readiness from its records and these phases. */
export function readinessRowOf(economy: Economy, phases: EconomyPhase[], basis: MegawattBasis): ReadinessRow {
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
