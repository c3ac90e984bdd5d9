import { type SQL, sql } from "drizzle-orm";
import type { PortfolioScope } from "@/lib/portfolio/portfolio-run";
import type { Db } from "../client";

/** Sites of a scope with at least one phase that was not retired. */
const isInScope = (scope: PortfolioScope): SQL => sql`
  exists (select from phases p where p.site_id = s.id and p.retired_on is null) and ${belongs(scope)}`;

function belongs(scope: PortfolioScope): SQL {
  switch (scope.kind) {
    case "all":
      return sql`true`;
    case "economy":
      return sql`s.iso3 = ${scope.iso3}`;
    case "operator":
      return sql`s.operator_id = (select id from organisations where slug = ${scope.slug})`;
    case "programme":
      return sql`s.programme_id = (select id from programmes where slug = ${scope.slug})`;
  }
}

export async function countPortfolioSites(db: Db, scope: PortfolioScope): Promise<number> {
  const [row] = await db.execute<{ sites: number }>(
    sql`select count(*)::int as sites from sites s where ${isInScope(scope)}`,
  );
  return row?.sites ?? 0;
}

/** The next sites after a slug (null: from the first), in the order in which JavaScript compares text, at most `limit`. */
export async function listPortfolioSites(
  db: Db,
  input: { scope: PortfolioScope; afterSlug: string | null; limit: number },
): Promise<{ id: number; slug: string }[]> {
  const { scope, afterSlug, limit } = input;
  return db.execute<{ id: number; slug: string }>(sql`
    select s.id, s.slug from sites s
    where ${isInScope(scope)} and (${afterSlug}::text is null or s.slug collate "C" > ${afterSlug})
    order by s.slug collate "C" limit ${limit}`);
}
