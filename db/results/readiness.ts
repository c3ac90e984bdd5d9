import { toEpochDay } from "@/lib/domain/dates";
import { pillarOfFact } from "@/lib/readiness/fact-pillars";
import { inServiceCurve } from "@/lib/readiness/in-service-curve";
import { chooseDisplayBasis, forEachBasis } from "@/lib/readiness/megawatts";
import { readinessRow } from "@/lib/readiness/readiness-row";
import { rankRows, securedShare } from "@/lib/readiness/secured-share";
import type { ReadinessFact } from "@/lib/readiness/types";
import type { Db } from "../client";
import { listEconomies } from "../queries/list-economies";
import { listEconomyFlags } from "../queries/list-economy-flags";
import type { EconomyFact } from "../queries/list-facts";
import { listReadinessPhases } from "../queries/list-readiness-phases";
import type { ReadinessFigures, ReadinessInBasis } from "./kinds";

/** Every economy's readiness on a day, in each basis, by the economy's code. */
export async function readinessFigures(db: Db, asOfOn: string): Promise<Map<string, ReadinessFigures>> {
  const asOfDay = toEpochDay(asOfOn);
  const [economies, flags, phases] = await Promise.all([
    listEconomies(db),
    listEconomyFlags(db),
    listReadinessPhases(db),
  ]);
  const inputs = economies.map(({ iso3, facts }) => ({
    iso3,
    asOfDay,
    phases: phases.filter((phase) => phase.iso3 === iso3),
    flags: flags.filter((flag) => flag.iso3 === iso3),
    facts: readinessFacts(facts),
  }));
  const tables = forEachBasis((basis) => {
    const rows = inputs.map((input) => readinessRow({ ...input, basis }));
    const places = rankRows(rows);
    return new Map(
      rows.map((row, index): [string, ReadinessInBasis] => [
        row.iso3,
        {
          row,
          secured: securedShare(row.pillars),
          place: places.get(row.iso3) ?? null,
          ranked: places.size,
          curve: inServiceCurve(inputs[index]?.phases ?? [], basis),
        },
      ]),
    );
  });
  const tableBasis = chooseDisplayBasis(phases);
  return new Map(
    inputs.map(({ iso3, phases: own }): [string, ReadinessFigures] => [
      iso3,
      { ownBasis: chooseDisplayBasis(own), tableBasis, byBasis: forEachBasis((basis) => inBasis(tables[basis], iso3)) },
    ]),
  );
}

function inBasis(table: ReadonlyMap<string, ReadinessInBasis>, iso3: string): ReadinessInBasis {
  const found = table.get(iso3);
  if (!found) throw new Error(`there is no readiness of ${iso3}`);
  return found;
}

/** The facts that belong to a pillar. */
function readinessFacts(facts: readonly EconomyFact[]): ReadinessFact[] {
  return facts.flatMap((fact): ReadinessFact[] => {
    const pillar = pillarOfFact(fact.indicator);
    return pillar === null ? [] : [{ ...fact, pillar }];
  });
}
