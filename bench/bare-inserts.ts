import { sql } from "drizzle-orm";
import { connect, type Db } from "@/db/client";
import { inRetriedTransaction } from "@/db/transaction";
import type { Actor } from "@/lib/domain/actor";

/** Tables that an import of the generated register writes, parents first, each with the column that orders its rows. */
const TABLES = [
  ...["economies", "sources", "imports", "organisations", "sites", "phases", "capacity_claims", "indicators"],
  ...["works", "grid_interconnects", "milestones", "dated_claims"],
].map((name) => ({ name, key: keyOf(name) }));
const ROWS_AT_ONCE = 2_000;

function keyOf(table: string): string {
  if (table === "economies") return "iso3";
  return table === "works" || table === "grid_interconnects" ? "indicator_id" : "id";
}

/**
 * Inserts the rows of another database into the same tables of this one, many in a statement, in one transaction, with the triggers on as an
 * importer has them. @returns the seconds that the inserts took, without reading the rows
 */
export async function insertBare(fromUrl: string, to: Db, actor: Actor): Promise<number> {
  const from = connect(fromUrl, { max: 1, statementTimeoutMs: 600_000 });
  let seconds = 0;
  await inRetriedTransaction(to, actor, async (tx) => {
    await tx.execute(sql`select set_config('leadtime.refresh_provided', ',all,', true)`);
    for (const { name, key } of TABLES)
      for await (const { columns, rows } of rowsOf(from.db, name, key)) {
        const table = sql.identifier(name);
        const begun = performance.now();
        await tx.execute(sql`
          insert into ${table} (${columns}) overriding system value
          select ${columns} from jsonb_populate_recordset(null::${table}, ${rows}::jsonb)`);
        seconds += (performance.now() - begun) / 1000;
      }
  }).finally(from.close);
  return seconds;
}

async function* rowsOf(db: Db, name: string, key: string) {
  const named = await db.execute<{ name: string }>(sql`
    select column_name as name from information_schema.columns
    where table_schema = 'public' and table_name = ${name} and is_generated = 'NEVER' order by ordinal_position`);
  const columns = sql.join(
    named.map((column) => sql.identifier(column.name)),
    sql`, `,
  );
  const [table, by] = [sql.identifier(name), sql.identifier(key)];
  for (let after: string | null = null; ; ) {
    const isNext = after === null ? sql`true` : sql`${by} > ${after}`;
    const rows: { key: string; row: unknown }[] = await db.execute<{ key: string; row: unknown }>(
      sql`select ${by}::text as key, to_jsonb(r) as row from ${table} r where ${isNext} order by ${by} limit ${ROWS_AT_ONCE}`,
    );
    if (rows.length === 0) return;
    after = rows.at(-1)?.key ?? null;
    yield { columns, rows: JSON.stringify(rows.map(({ row }) => row)) };
  }
}
