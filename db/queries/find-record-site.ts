import { eq } from "drizzle-orm";
import { nameKey } from "@/lib/domain/name-key";
import type { RecordSite } from "@/lib/importing/records/record-set";
import type { Db } from "../client";
import { siteAliases, sites } from "../schema";

/** The id of the site of this slug, else of the one in its economy that goes by one of its names, however spelt; null when there is none. */
export async function findRecordSite(
  db: Db,
  site: Pick<RecordSite, "slug" | "iso3" | "name" | "localName" | "aliases">,
) {
  const [bySlug] = await db.select({ id: sites.id }).from(sites).where(eq(sites.slug, site.slug));
  if (bySlug) return bySlug.id;
  const names = new Set([site.name, site.localName ?? site.name, ...site.aliases].map(nameKey));
  const stored = await db
    .select({ id: sites.id, nameEn: sites.nameEn, nameKo: sites.nameKo, alias: siteAliases.alias })
    .from(sites)
    .leftJoin(siteAliases, eq(siteAliases.siteId, sites.id))
    .where(eq(sites.iso3, site.iso3));
  const found = stored.find((one) =>
    [one.nameEn, one.nameKo, one.alias ?? ""].some((name) => names.has(nameKey(name))),
  );
  return found?.id ?? null;
}
