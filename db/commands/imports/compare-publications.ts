import { sql } from "drizzle-orm";
import { findMovedKeys } from "@/lib/importing/registers/moved-keys";
import { type RowSummary, summaryOf } from "@/lib/importing/registers/row-summary";
import type { StatedRow } from "@/lib/importing/registers/stated-row";
import type { Db } from "../../client";
import type { RegisterPlace } from "../../queries/list-register-rows";
import type { RegisterReport } from "./register-import";

export type ComparedPublications = Pick<RegisterReport, "vanished" | "returned" | "moved">;

/**
 * Which rows of the publication before are gone, which are back, and which only have another key. A row that is gone is an event of the register,
 * not a cancellation; one that moved keeps its site and phase, unless the mapping says otherwise.
 * @param places where the register's keys were taken in before
 * @param rows those of this publication that can be taken in
 */
export async function comparePublications(
  db: Db,
  staged: { importId: number; kind: string; publishedOn: string },
  places: ReadonlyMap<string, RegisterPlace>,
  { rows, answered }: { rows: readonly RowSummary[]; answered: ReadonlySet<string> },
): Promise<ComparedPublications> {
  const before = await db.execute<{ key: string; stated: StatedRow }>(sql`
    select r.key, r.stated from import_rows r where r.stated is not null and r.action <> 'left_out' and r.import_id = (
      select id from imports where kind = ${staged.kind} and state = 'applied' and published_on < ${staged.publishedOn}
      order by published_on desc, id desc limit 1)`);
  if (before.length === 0) return { vanished: [], returned: [], moved: [] };
  const [earlier, now] = [new Set(before.map(({ key }) => key)), new Set(rows.map(({ key }) => key))];
  const gone = before.filter(({ key }) => !now.has(key));
  const fresh = rows.filter(({ key }) => !earlier.has(key));
  const added = fresh.filter(({ key }) => !places.has(key) && !answered.has(key));
  const moved = findMovedKeys(
    gone.map(({ stated }) => summaryOf(stated)),
    added,
  );
  await takeAlong(db, staged.importId, moved, places);
  const hasMoved = new Set(moved.map(({ from }) => from));
  return {
    vanished: gone.map(({ key }) => key).filter((key) => !hasMoved.has(key)),
    returned: fresh.map(({ key }) => key).filter((key) => places.has(key)),
    moved,
  };
}

async function takeAlong(
  db: Db,
  importId: number,
  moved: ComparedPublications["moved"],
  places: ReadonlyMap<string, RegisterPlace>,
): Promise<void> {
  const values = moved.flatMap(({ from, to }) => {
    const place = places.get(from);
    return place ? [{ key: to, siteId: place.siteId, phaseId: place.phaseId }] : [];
  });
  if (values.length === 0) return;
  const given = JSON.stringify(values);
  await db.execute(sql`
    with v as (select * from jsonb_to_recordset(${given}::jsonb) as v(key text, "siteId" int, "phaseId" int)),
      rows as (update import_rows r set action = 'unchanged', site_id = v."siteId", phase_id = v."phaseId" from v
        where r.import_id = ${importId} and r.key = v.key returning r.file_name, r.sheet, r.row_number)
    delete from import_problems p using rows r where p.import_id = ${importId} and p.file_name = r.file_name
      and p.sheet is not distinct from r.sheet and p.row_number = r.row_number and p.question ->> 'about' = 'site'`);
}
