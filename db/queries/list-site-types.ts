import type { SiteType } from "@/lib/domain/vocabulary";
import type { Db } from "../client";
import { sites } from "../schema";

/** What each site on record is, by its slug. */
export async function listSiteTypes(db: Db): Promise<Map<string, SiteType>> {
  const rows = await db.select({ slug: sites.slug, type: sites.type }).from(sites);
  return new Map(rows.map(({ slug, type }) => [slug, type]));
}
