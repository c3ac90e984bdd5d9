import { sql } from "drizzle-orm";
import { nameKey } from "@/lib/domain/name-key";
import type { Db } from "../../client";
import { listKnownSites } from "../../queries/list-known-sites";

/**
 * Whether another import took in, since the dry run, what this one would add: a row of the same key, or a site of the same name. Both staged at
 * once, each would add it. Rows that the mapping calls new may have the name of another site.
 */
export async function wasOvertaken(
  db: Db,
  staged: { importId: number; kind: string; answers: Readonly<Record<string, string>> },
): Promise<boolean> {
  const { importId, kind, answers } = staged;
  const [same] = await db.execute(sql`
    select 1 from import_rows r join import_rows o on o.key = r.key join imports i on i.id = o.import_id
    where r.import_id = ${importId} and r.action = 'added' and r.site_id is null
      and i.kind = ${kind} and i.state = 'applied' and o.site_id is not null limit 1`);
  if (same) return true;
  const economies = new Map<string, Set<string | null>>();
  for (const { names, iso3 } of await listKnownSites(db))
    for (const name of names.map(nameKey))
      if (name !== "") economies.set(name, (economies.get(name) ?? new Set()).add(iso3));
  const rows = await db.execute<{ key: string; name: string; iso3: string | null }>(sql`
    select key, subject as name, stated -> 'site' ->> 'iso3' as iso3 from import_rows
    where import_id = ${importId} and action = 'added' and site_id is null`);
  return rows.some(({ key, name, iso3 }) => {
    const known = Object.hasOwn(answers, key) ? undefined : economies.get(nameKey(name));
    return known !== undefined && (iso3 === null || known.has(null) || known.has(iso3));
  });
}
