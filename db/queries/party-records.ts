import type { OrganisationRecord, SourceRecord } from "@/lib/domain/records";
import type * as t from "../schema";

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
