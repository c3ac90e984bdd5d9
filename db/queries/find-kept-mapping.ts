import { desc, eq, sql } from "drizzle-orm";
import { columnKey } from "@/lib/importing/columns";
import type { KeptMapping } from "@/lib/importing/registers/kept-mapping";
import type { Db } from "../client";
import { imports } from "../schema";

/**
 * The mapping with which a file of these columns was imported last: the one made for just these titles, else the newest whose key they hold.
 * @returns null when there is none
 */
export async function findKeptMapping(db: Db, titles: readonly string[]): Promise<KeptMapping | null> {
  const rows = await db
    .select({ kept: imports.mapping })
    .from(imports)
    .where(sql`${imports.mapping} is not null and ${eq(imports.state, "applied")}`)
    .orderBy(desc(imports.id));
  const mappings = rows.flatMap(({ kept }) => kept ?? []);
  const given = new Set(titles.map(columnKey));
  const isSame = (kept: KeptMapping) =>
    kept.titles.length === given.size && kept.titles.every((title) => given.has(columnKey(title)));
  const holdsKey = ({ mapping, titles: own }: KeptMapping) =>
    mapping.key.every((title) => given.has(columnKey(title))) &&
    own.filter((title) => given.has(columnKey(title))).length * 2 > own.length;
  return mappings.find(isSame) ?? mappings.find(holdsKey) ?? null;
}
