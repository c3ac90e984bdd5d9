import { sql } from "drizzle-orm";
import type { Db } from "../../client";
import type { ImportCounts, RegisterReport } from "./register-import";

/** What the rows of an import do, or would do, in numbers. */
export async function countImport(
  db: Db,
  importId: number,
): Promise<Pick<RegisterReport, "rows" | "counts" | "slips">> {
  const counts: ImportCounts = { added: 0, changed: 0, unchanged: 0, refused: 0, asked: 0, left_out: 0 };
  const rows = await db.execute<{ action: keyof ImportCounts; n: number }>(
    sql`select action, count(*)::int as n from import_rows where import_id = ${importId} group by action`,
  );
  for (const { action, n } of rows) counts[action] = n;
  const [slips] = await db.execute<RegisterReport["slips"]>(sql`
    select count(*) filter (where days > 0)::int as later, count(*) filter (where days < 0)::int as earlier,
      percentile_cont(0.5) within group (order by days) as "medianDays"
    from (select (c ->> 'slipDays')::float8 as days from import_rows r, jsonb_array_elements(r.changes) c
      where r.import_id = ${importId} and r.action = 'changed' and c ->> 'slipDays' is not null) s`);
  return {
    rows: rows.reduce((sum, { n }) => sum + n, 0),
    counts,
    slips: slips ?? { later: 0, earlier: 0, medianDays: null },
  };
}
