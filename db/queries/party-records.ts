import { inArray } from "drizzle-orm";
import type { OrganisationRecord, SourceRecord } from "@/lib/domain/records";
import type { Db } from "../client";
import * as t from "../schema";

type OrganisationRow = typeof t.organisations.$inferSelect;

export const organisationRecord = (row: OrganisationRow): OrganisationRecord => ({
  id: row.id,
  slug: row.slug,
  nameEn: row.nameEn,
  nameKo: row.nameKo,
  roles: row.roles,
  isHyperscaler: row.isHyperscaler,
});

export const sourceRecord = (row: typeof t.sources.$inferSelect): SourceRecord => ({
  id: row.id,
  key: row.naturalKey,
  url: row.url,
  title: row.title,
  publisher: row.publisher,
  publishedOn: row.publishedOn,
  class: row.class,
  attribution: row.attribution,
});

/** The organisations with these ids, by id; nulls are passed over. */
export async function findOrganisations(db: Db, ids: (number | null)[]): Promise<Map<number, OrganisationRecord>> {
  const asked = ids.filter((id) => id !== null);
  if (asked.length === 0) return new Map();
  const rows = await db.select().from(t.organisations).where(inArray(t.organisations.id, asked));
  return new Map(rows.map((row) => [row.id, organisationRecord(row)]));
}
