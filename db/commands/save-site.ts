import { and, eq } from "drizzle-orm";
import type { Actor } from "@/lib/domain/actor";
import type { SiteInput } from "@/lib/domain/site-input";
import type { Db } from "../client";
import { siteAliases, siteOrganisations, sites } from "../schema";
import { saveRow } from "./save-row";
import { touchSite } from "./touch-site";

/**
 * The site with its aliases and organisations; both only grow. A field left out keeps what is stored.
 * @returns its id
 * @throws when an alias already belongs to another site
 */
export async function saveSite(db: Db, _actor: Actor, input: SiteInput): Promise<number> {
  const { aliases, organisations, ...values } = input;
  const site = await saveRow(db, sites, { slug: input.slug }, values);
  const siteId = site.row.id;
  let isChanged = site.state === "changed";

  for (const { publisher, alias, sourceId } of aliases) {
    const owner = await findSiteOfAlias(db, publisher, alias);
    if (owner !== null && owner !== siteId)
      throw new Error(`"${alias}" (${publisher}) is already the name of another site, ${owner}`);
    const kept = await saveRow(db, siteAliases, { publisher, alias }, { siteId, sourceId });
    isChanged ||= kept.state !== "unchanged";
  }
  for (const { organisationId, role, ...rest } of organisations) {
    const kept = await saveRow(db, siteOrganisations, { siteId, organisationId, role }, rest);
    isChanged ||= kept.state !== "unchanged";
  }
  if (isChanged && site.state !== "added") await touchSite(db, { siteId });
  return siteId;
}

/** The site that a publication carries under this name, or null. */
async function findSiteOfAlias(db: Db, publisher: string, alias: string): Promise<number | null> {
  const isThisAlias = and(eq(siteAliases.publisher, publisher), eq(siteAliases.alias, alias));
  const [found] = await db.select({ siteId: siteAliases.siteId }).from(siteAliases).where(isThisAlias);
  return found?.siteId ?? null;
}
