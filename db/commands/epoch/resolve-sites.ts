import { eq } from "drizzle-orm";
import { nameKey } from "@/lib/domain/name-key";
import type { InputProblem } from "@/lib/domain/result";
import type { PublishedSite, PublishedState } from "@/lib/importing/epoch/types";
import type { Db } from "../../client";
import { siteAliases, sites } from "../../schema";
import { PUBLISHER } from "./site-history";

/**
 * Which stored site each published one is: by a stored alias, spelt alike or nearly so, else by the site's own name in either language, else by its
 * place (`renamed`): the one unknown name at an address where the one site that is missing used to be.
 */
export async function resolveSites(db: Db, state: PublishedState) {
  const stored = await db.select().from(sites);
  const aliases = await db.select().from(siteAliases).where(eq(siteAliases.publisher, PUBLISHER));
  const byId = new Map(stored.map((site) => [site.id, site]));
  const byAlias = new Map(aliases.map((known) => [known.alias, known.siteId]));
  const byKey = new Map<string, Set<number>>();
  for (const [name, id] of [
    ...stored.flatMap((site) => [[site.nameEn, site.id] as const, [site.nameKo, site.id] as const]),
    ...aliases.map((known) => [known.alias, known.siteId] as const),
  ])
    byKey.set(nameKey(name), (byKey.get(nameKey(name)) ?? new Set()).add(id));
  const found = new Map<PublishedSite, (typeof stored)[number] | null>();
  const owners = new Map<number, string>();
  const problems: InputProblem[] = [];
  for (const site of state.sites) {
    const names = [site.name, site.title, ...site.aliases];
    const ids = new Set(names.flatMap((name) => byAlias.get(name) ?? [...(byKey.get(nameKey(name)) ?? [])]));
    const [id] = ids;
    const at = { field: "sites.name", value: site.name };
    if (ids.size > 1)
      problems.push({
        ...at,
        reason: `its names belong to several sites on record: ${[...ids].map((one) => byId.get(one)?.nameEn).join(", ")}`,
      });
    const owner = id === undefined ? undefined : owners.get(id);
    if (owner !== undefined) problems.push({ ...at, reason: `is the same site on record as "${owner}"` });
    if (id !== undefined) owners.set(id, site.name);
    found.set(site, id === undefined ? null : (byId.get(id) ?? null));
  }
  const published = new Set(aliases.map((known) => known.siteId));
  const missing = stored.filter((site) => published.has(site.id) && !owners.has(site.id));
  const renamed = findRenamed(found, missing);
  for (const [site, before] of renamed) found.set(site, before);
  const absent = missing.filter((site) => ![...renamed.values()].includes(site));
  return { found, absent, renamed, problems };
}

type StoredSite = typeof sites.$inferSelect;

function findRenamed(
  found: Map<PublishedSite, StoredSite | null>,
  missing: StoredSite[],
): Map<PublishedSite, StoredSite> {
  const renamed = new Map<PublishedSite, StoredSite>();
  const isAt = (address: string | null, key: string) => nameKey(address ?? "") === key;
  for (const [site, known] of found) {
    const key = nameKey(site.address ?? "");
    if (known !== null || key === "") continue;
    const before = missing.filter((one) => isAt(one.address, key));
    const neighbours = [...found.keys()].filter((one) => isAt(one.address, key));
    if (before.length === 1 && before[0] && neighbours.length === 1) renamed.set(site, before[0]);
  }
  return renamed;
}
