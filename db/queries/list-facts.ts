import { asc, eq, inArray } from "drizzle-orm";
import type { EvidenceMark } from "@/lib/domain/vocabulary";
import type { Db } from "../client";
import { numberOf } from "../columns";
import * as t from "../schema";

/** Where a figure was published, as screens cite it. */
export type CitedSource = {
  url: string | null;
  title: string;
  publisher: string;
  publishedOn: string | null;
  language: string | null;
  licence: string | null;
  attribution: string | null;
};

export type Place = { slug: string; nameEn: string; nameKo: string };

/** A context figure: a number, or a date or word in `valueText`, or neither and the reason. */
export type EconomyFact = {
  id: number;
  iso3: string;
  region: Place | null;
  indicator: string;
  titleEn: string | null;
  titleKo: string | null;
  value: number | null;
  valueText: string | null;
  unit: string;
  year: number | null;
  periodText: string | null;
  periodTextKo: string | null;
  unknownReason: string | null;
  unknownReasonKo: string | null;
  mark: EvidenceMark;
  note: string | null;
  noteKo: string | null;
  source: CitedSource | null;
};

/** A column that is never null comes first: by it drizzle knows whether the row was joined. */
export const sourceColumns = {
  title: t.sources.title,
  url: t.sources.url,
  publisher: t.sources.publisher,
  publishedOn: t.sources.publishedOn,
  language: t.sources.language,
  licence: t.sources.licence,
  attribution: t.sources.attribution,
};
const placeColumns = { slug: t.regions.slug, nameEn: t.regions.nameEn, nameKo: t.regions.nameKo };

/** The facts of these economies and their regions, as recorded. */
export async function listFactsOf(db: Db, iso3s: string[]): Promise<EconomyFact[]> {
  const rows = await db
    .select({ fact: t.economyFacts, region: placeColumns, source: sourceColumns })
    .from(t.economyFacts)
    .leftJoin(t.regions, eq(t.regions.id, t.economyFacts.regionId))
    .leftJoin(t.sources, eq(t.sources.id, t.economyFacts.sourceId))
    .where(inArray(t.economyFacts.iso3, iso3s))
    .orderBy(asc(t.economyFacts.id));
  return rows.map(({ fact, region, source }) => ({ ...fact, value: numberOf(fact.value), region, source }));
}
