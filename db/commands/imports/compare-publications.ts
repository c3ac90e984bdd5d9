import { sql } from "drizzle-orm";
import { compareKeys, type KnownRow, type RowSummary } from "@/lib/importing/registers/sites/moved-keys";
import type { Db } from "../../client";
import type { RegisterPlace } from "../../queries/list-register-rows";
import { askRows } from "./ask-rows";
import type { RegisterReport } from "./register-import";

export type ComparedPublications = Pick<RegisterReport, "vanished" | "returned" | "moved">;

type Staged = { importId: number; kind: string; publishedOn: string };

/**
 * Which rows of the publications before are gone, which are back, and which only have another key. A row that is gone is an event of the
 * register, not a cancellation; one that moved keeps its site and phase.
 * @param places where the register's keys were taken in before
 * @param now.untaken keys of rows that are there, though they are wrong, open or no record of ours: they are neither gone nor moved
 * @param now.answered keys about which the mapping says what they are
 */
export async function comparePublications(
  db: Db,
  staged: Staged,
  places: ReadonlyMap<string, RegisterPlace>,
  now: { rows: readonly RowSummary[]; untaken: ReadonlySet<string>; answered: ReadonlySet<string> },
): Promise<ComparedPublications> {
  const known = (await listKnownRows(db, staged)).filter(({ key }) => !now.untaken.has(key));
  if (known.length === 0) return { vanished: [], returned: [], moved: [] };
  const { vanished, moved, uncertain, crossed, reinstated } = compareKeys(known, now.rows);
  const taken = moved.filter(({ to }) => !now.answered.has(to) && !places.has(to));
  await takeAlong(db, staged.importId, taken, places);
  const asked = uncertain.flatMap(({ from, to }) =>
    to
      .filter((key) => !now.answered.has(key) && !places.has(key))
      .map((key) => ({
        key,
        reason: `may be ${from.join(" or ")} under a new key (answer in the mapping: renumbered, or sites)`,
        question: {
          about: "key" as const,
          candidates: [
            ...from.map((value) => ({ value, reading: "renumbered: its history goes on" })),
            { value: "new", reading: "a request of its own" },
          ],
        },
      })),
  );
  await askRows(db, staged.importId, [...asked, ...crossed.filter(({ to }) => !now.answered.has(to)).map(askCrossed)]);
  return { vanished, returned: reinstated, moved: taken };
}

const askCrossed = ({ from, to }: { from: string; to: string }) => ({
  key: to,
  reason: `bears the name that ${from} had before (answer in the mapping: renumbered, each key with itself or the one before)`,
  question: {
    about: "key" as const,
    candidates: [
      { value: from, reading: "renumbered: its history goes on" },
      { value: to, reading: "the same request as before, called otherwise" },
    ],
  },
});

/**
 * Every row of the register that was in a publication before this one, as it stood there last. What another import of the same day took in is
 * neither gone nor new: mended rows come after those that were right.
 */
async function listKnownRows(db: Db, { kind, publishedOn }: Staged): Promise<KnownRow[]> {
  return db.execute<KnownRow>(sql`
    with before as (select id, published_on from imports where kind = ${kind} and state = 'applied' and published_on < ${publishedOn}),
      last as (
        select distinct on (r.key) r.key, r.stated, b.published_on from import_rows r join before b on b.id = r.import_id
        where r.stated is not null and r.action in ('added', 'changed', 'unchanged') and not exists (
          select from import_rows t join imports d on d.id = t.import_id
          where t.key = r.key and d.kind = ${kind} and d.state = 'applied' and d.published_on = ${publishedOn} and t.stated is not null)
        order by r.key, b.published_on desc, b.id desc)
    select key, stated -> 'site' ->> 'name' as name, stated -> 'site' ->> 'iso3' as iso3,
      coalesce(stated -> 'site' ->> 'locality', stated -> 'site' ->> 'region') as place, stated -> 'phase' ->> 'megawatts' as megawatts,
      w.is_withdrawn as "isWithdrawn",
      case when published_on < (select max(published_on) from before) then 'vanished' when w.is_withdrawn then 'withdrawn' else 'listed' end as standing
    from last, lateral (select jsonb_path_exists(stated, '$.indicators[*].claims[*] ? (@.kind == "withdrawn")') as is_withdrawn) w`);
}

/** Gives the rows with a new key the site and phase of the old one. */
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
  await db.execute(sql`
    with v as (select * from jsonb_to_recordset(${JSON.stringify(values)}::jsonb) as v(key text, "siteId" int, "phaseId" int)),
      taken as (update import_rows r set action = 'unchanged', site_id = v."siteId", phase_id = v."phaseId" from v
        where r.import_id = ${importId} and r.key = v.key and r.action in ('added', 'unchanged', 'asked') returning r.file_name, r.sheet, r.row_number)
    delete from import_problems p using taken t where p.import_id = ${importId} and p.file_name = t.file_name
      and p.sheet is not distinct from t.sheet and p.row_number = t.row_number and p.question ->> 'about' in ('site', 'duplicate')`);
}
