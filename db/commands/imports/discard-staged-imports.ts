import { sql } from "drizzle-orm";
import type { Db } from "../../client";

/**
 * Takes dry runs of a register away that nobody applied for so long, with their rows: nothing of them is on record. Also takes the files away that
 * no import refers to any more.
 */
export async function discardStagedImports(db: Db, kind: string, olderThanMinutes: number): Promise<void> {
  await db.execute(sql`
    with gone as (
      select id from imports where kind = ${kind} and state in ('reading', 'staged')
        and imported_at <= clock_timestamp() - make_interval(mins => ${olderThanMinutes}) for update skip locked),
    rows_gone as (delete from import_rows where import_id in (select id from gone)),
    problems_gone as (delete from import_problems where import_id in (select id from gone))
    delete from imports where id in (select id from gone)`);
  await db.execute(sql`
    with unused as (
      select sha256 from import_files f where not exists (select from imports i where f.sha256 = any (i.file_sha256s)) for update skip locked),
    pieces_gone as (delete from import_file_pieces where sha256 in (select sha256 from unused))
    delete from import_files where sha256 in (select sha256 from unused)`);
}
