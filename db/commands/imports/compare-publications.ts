import { sql } from "drizzle-orm";
import type { RegisterMapping } from "@/lib/importing/registers/mapping";
import { compareKeys, type KnownRow, type RowSummary } from "@/lib/importing/registers/sites/moved-keys";
import type { Db } from "../../client";
import type { RegisterPlace } from "../../queries/list-register-rows";
import { askRows } from "./ask-rows";
import { findRelocated } from "./find-relocated";
import type { RegisterReport } from "./register-import";

export type ComparedPublications = Pick<RegisterReport, "vanished" | "returned" | "moved" | "relocated">;

type Staged = { importId: number; kind: string; publishedOn: string };
type Differences = { known: KnownRow[]; now: RowSummary[] };

/**
 * Which rows of the publications before are gone, which are back, and which only have another key. A row that is gone is an event of the
 * register, not a cancellation; one that moved keeps its site and phase.
 * @param places where the register's keys were taken in before
 * @param mapping says of some keys what they are
 */
export async function comparePublications(
  db: Db,
  staged: Staged,
  places: ReadonlyMap<string, RegisterPlace>,
  mapping: Pick<RegisterMapping, "sites" | "renumbered">,
): Promise<ComparedPublications> {
  const answered = new Set([...Object.keys(mapping.sites), ...Object.keys(mapping.renumbered)]);
  const renumbered = new Set(Object.values(mapping.renumbered));
  const { known, now } = await listDifferences(db, staged);
  const { vanished, moved, uncertain, crossed, reinstated } = compareKeys(known, now);
  const taken = moved.filter(({ to }) => !answered.has(to) && !places.has(to));
  await takeAlong(db, staged.importId, taken, places);
  const asked = uncertain.flatMap(({ from, to }) =>
    to
      .filter((key) => !answered.has(key) && !places.has(key))
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
  await askRows(db, staged.importId, [...asked, ...crossed.filter(({ to }) => !answered.has(to)).map(askCrossed)]);
  const relocated = await findRelocated(db, staged, places, mapping);
  const listed = new Set(known.filter(({ standing }) => standing === "listed").map(({ key }) => key));
  const notContinued = [...moved.map(({ from, to }) => ({ from: [from], to: [to] })), ...uncertain]
    .filter(({ to }) => to.every((key) => answered.has(key)))
    .flatMap(({ from }) => from.filter((key) => listed.has(key)));
  const gone = [...vanished, ...notContinued].filter((key) => !renumbered.has(key));
  return { vanished: gone, returned: reinstated, moved: taken, relocated };
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
 * The rows in which this publication and those before it differ: of those before, each as it stood there last, what is gone, was withdrawn or was
 * gone before; of this one, what is new or back; of both, what is called otherwise now. A row that could not be read is not gone, nor is one that other files of the same day hold.
 */
async function listDifferences(db: Db, { importId, kind, publishedOn }: Staged): Promise<Differences> {
  const isBefore = sql`kind = ${kind} and state = 'applied' and published_on < ${publishedOn}`;
  const [first] = await db.execute(sql`select 1 from imports where ${isBefore} limit 1`);
  if (!first) return { known: [], now: [] };
  const sameDay = sql`select id from imports where kind = ${kind} and state = 'applied' and published_on = ${publishedOn}`;
  const summary = sql`stated -> 'site' ->> 'name' as name, stated -> 'site' ->> 'iso3' as iso3,
    coalesce(stated -> 'site' ->> 'locality', stated -> 'site' ->> 'region') as place, stated -> 'phase' ->> 'megawatts' as megawatts,
    jsonb_path_exists(stated, '$.indicators[*].claims[*] ? (@.kind == "withdrawn")') as "isWithdrawn"`;
  const rows = await db.execute<KnownRow & { isKnown: boolean }>(sql`
    with before as (select id, published_on from imports where ${isBefore}),
      last as (
        select distinct on (r.key) r.key, ${summary}, b.published_on from import_rows r join before b on b.id = r.import_id
        where r.stated is not null and r.action in ('added', 'changed', 'unchanged') order by r.key, b.published_on desc, b.id desc),
      known as (
        select *, case when published_on < (select max(published_on) from before) then 'vanished' when "isWithdrawn" then 'withdrawn'
          else 'listed' end as standing from last),
      now as (
        select distinct on (key) key, ${summary}, import_id = ${importId} and stated is not null and action in ('added', 'unchanged', 'asked') as is_read
        from import_rows where (import_id = ${importId} or import_id in (${sameDay})) and key is not null
        order by key, import_id = ${importId} desc, id)
    select true as "isKnown", k.key, k.name, k.iso3, k.place, k.megawatts, k."isWithdrawn", k.standing from known k left join now n using (key)
    where n.key is null or (n.is_read and (k.standing <> 'listed' or k.name is distinct from n.name))
    union all
    select false, n.key, n.name, n.iso3, n.place, n.megawatts, n."isWithdrawn", null from now n left join known k using (key)
    where n.is_read and (k.key is null or k.standing <> 'listed' or k.name is distinct from n.name)`);
  return { known: rows.filter(({ isKnown }) => isKnown), now: rows.filter(({ isKnown }) => !isKnown) };
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
