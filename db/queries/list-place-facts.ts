import { and, asc, eq, isNull, like, or } from "drizzle-orm";
import type { EvidenceMark } from "@/lib/domain/words";
import type { Db } from "../client";
import { economyFacts, sources } from "../schema";

/** A figure about a place, with where it was said. */
export type FactRow = {
  id: number;
  indicator: string;
  titleEn: string | null;
  titleKo: string | null;
  value: number | null;
  unit: string;
  year: number | null;
  periodText: string | null;
  periodTextKo: string | null;
  unknownReason: string | null;
  unknownReasonKo: string | null;
  mark: EvidenceMark;
  note: string | null;
  noteKo: string | null;
  publisher: string | null;
  url: string | null;
};

/** The facts of a region, and those of its economy that speak of one of `gates` (`grid_impact_assessment`: any "impact-assessment"). */
export async function listPlaceFacts(
  db: Db,
  place: { iso3: string; regionId: number | null; gates: string[] },
): Promise<FactRow[]> {
  const aboutGate = place.gates.map((gate) => {
    const words = gate.split("_").slice(-2).join("-");
    return and(isNull(economyFacts.regionId), like(economyFacts.indicator, `%${words}%`));
  });
  const inRegion = place.regionId === null ? [] : [eq(economyFacts.regionId, place.regionId)];
  if (inRegion.length + aboutGate.length === 0) return [];
  const rows = await db
    .select({
      id: economyFacts.id,
      indicator: economyFacts.indicator,
      titleEn: economyFacts.titleEn,
      titleKo: economyFacts.titleKo,
      value: economyFacts.value,
      unit: economyFacts.unit,
      year: economyFacts.year,
      periodText: economyFacts.periodText,
      periodTextKo: economyFacts.periodTextKo,
      unknownReason: economyFacts.unknownReason,
      unknownReasonKo: economyFacts.unknownReasonKo,
      mark: economyFacts.mark,
      note: economyFacts.note,
      noteKo: economyFacts.noteKo,
      publisher: sources.publisher,
      url: sources.url,
    })
    .from(economyFacts)
    .leftJoin(sources, eq(sources.id, economyFacts.sourceId))
    .where(and(eq(economyFacts.iso3, place.iso3), or(...inRegion, ...aboutGate)))
    .orderBy(asc(economyFacts.regionId), asc(economyFacts.id));
  return rows.map((row) => ({ ...row, value: row.value === null ? null : Number(row.value) }));
}
