import { and, eq, isNull } from "drizzle-orm";
import { EconomyFactInput } from "@/lib/domain/economy-input";
import { factTitles, factYear } from "@/lib/importing/records/facts";
import type { RecordFact } from "@/lib/importing/records/record-set";
import { economyFacts } from "../../schema";
import { saveEconomyFact } from "../save-economy-fact";
import type { RecordFate, RecordsImport } from "./records-import";

/** A figure of an economy. A second one of the same name, place and year (another period, another source) gets a number behind its name. */
export async function applyFact(run: RecordsImport, fact: RecordFact): Promise<RecordFate> {
  const { db, actor, importId, report } = run;
  const regionId = fact.region ? run.regionId(fact.iso3, fact.region) : null;
  const sourceId = run.sourceId(fact.source);
  const year = factYear(fact);
  const isNumber = /^-?\d+(\.\d+)?$/.test(fact.value);
  const words = {
    value: isNumber ? fact.value : undefined,
    valueText: isNumber ? undefined : fact.value,
    periodText: fact.period,
  };
  for (let edition = 1; ; edition += 1) {
    const indicator = edition === 1 ? fact.key : `${fact.key}-${edition}`;
    const [stored] = await db
      .select({
        value: economyFacts.value,
        valueText: economyFacts.valueText,
        periodText: economyFacts.periodText,
        sourceId: economyFacts.sourceId,
      })
      .from(economyFacts)
      .where(
        and(
          eq(economyFacts.iso3, fact.iso3),
          eq(economyFacts.indicator, indicator),
          regionId === null ? isNull(economyFacts.regionId) : eq(economyFacts.regionId, regionId),
          year === null ? isNull(economyFacts.year) : eq(economyFacts.year, year),
        ),
      );
    const isSame =
      stored !== undefined &&
      stored.sourceId === sourceId &&
      stored.periodText === (fact.period ?? null) &&
      (isNumber ? Number(stored.value) === Number(fact.value) : stored.valueText === fact.value);
    if (isSame) {
      report.unchanged.facts += 1;
      return "unchanged";
    }
    if (stored) continue;
    const input = {
      iso3: fact.iso3,
      regionId,
      indicator,
      year,
      unit: fact.unit,
      ...words,
      ...factTitles(fact.key),
    };
    await saveEconomyFact(
      db,
      actor,
      EconomyFactInput.parse({ ...input, importId, sourceId, mark: fact.mark, note: fact.note }),
    );
    report.added.facts += 1;
    return "added";
  }
}
