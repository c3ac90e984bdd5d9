import { sql } from "drizzle-orm";
import type { ImportAction } from "@/lib/domain/vocabulary";
import { RECORDS_KIND, REGISTER_KIND_PREFIX } from "@/lib/importing/import-kinds";
import type { FileProblem } from "@/lib/importing/problem";
import type { AddedRow, ChangedRow } from "@/lib/importing/registers/write-report";
import type { Db } from "../client";

/** The beginning of a list, and how many it has in all. */
type Listed<Item> = { items: Item[]; total: number };
type Counted<Row> = Row & { total: number };

/** What is wrong or open in an import, in the order of its files; at most `most` of it. */
export async function listImportProblems(db: Db, importId: number, most: number): Promise<Listed<FileProblem>> {
  const rows = await db.execute<Counted<FileProblem>>(sql`
    select file_name as file, sheet, row_number as row, column_name as "column", value, reason, question, count(*) over ()::int as total
    from import_problems where import_id = ${importId} order by file_name, sheet nulls first, row_number nulls first, id limit ${most}`);
  return listed(rows, ({ total: _, question, ...problem }) => (question ? { ...problem, question } : problem));
}

/** The first `most` rows of an import that change what is on record. */
export async function listChangedRows(db: Db, importId: number, most: number): Promise<Listed<ChangedRow>> {
  const rows = await db.execute<Counted<ChangedRow>>(sql`
    select row_number as row, subject, changes, count(*) over ()::int as total from import_rows
    where import_id = ${importId} and action = 'changed' order by id limit ${most}`);
  return listed(rows, (row) => row);
}

/** The first `most` rows that an import takes otherwise than they stand, one line each. */
export async function listRemarks(db: Db, importId: number, most: number): Promise<Listed<string>> {
  const rows = await db.execute<Counted<{ row: number; subject: string; detail: string }>>(sql`
    select row_number as row, subject, detail, count(*) over ()::int as total from import_rows
    where import_id = ${importId} and action in ('added', 'changed', 'unchanged') and detail is not null order by id limit ${most}`);
  return listed(rows, ({ row, subject, detail }) => `row ${row}, ${subject}: ${detail}`);
}

/** The first `most` rows that an import finds to be no records of ours, one line each. */
export async function listLeftOut(db: Db, importId: number, most: number): Promise<Listed<string>> {
  const rows = await db.execute<Counted<{ row: number; detail: string | null }>>(sql`
    select row_number as row, detail, count(*) over ()::int as total from import_rows
    where import_id = ${importId} and action = 'left_out' order by id limit ${most}`);
  return listed(rows, ({ row, detail }) => `row ${row}: ${detail ?? ""}`);
}

/** The first `most` rows that an import adds: what would be a new site, or new at one on record. */
export async function listAddedRows(db: Db, importId: number, most: number): Promise<Listed<AddedRow>> {
  const rows = await db.execute<Counted<AddedRow>>(sql`
    select r.row_number as row, r.stated, s.slug, count(*) over ()::int as total
    from import_rows r left join sites s on s.id = r.site_id
    where r.import_id = ${importId} and r.action = 'added' order by r.id limit ${most}`);
  return listed(rows, (row) => row);
}

const listed = <Row, Item>(rows: readonly Counted<Row>[], itemOf: (row: Counted<Row>) => Item): Listed<Item> => ({
  items: rows.map(itemOf),
  total: rows[0]?.total ?? 0,
});

export type HeldRow = {
  file: string;
  row: number;
  action: ImportAction;
  key: string | null;
  raw: Record<string, string>;
  reasons: string[];
};

/**
 * The rows that an import left out because they are wrong or open, as they were read, with the reasons; not those that a later import of the
 * register took in.
 */
export async function listHeldRows(db: Db, importId: number): Promise<HeldRow[]> {
  return db.execute<HeldRow>(sql`
    select r.file_name as file, r.row_number as row, r.action, r.key, r.raw,
      array(select p.reason from import_problems p where p.import_id = r.import_id and p.file_name = r.file_name
        and p.sheet is not distinct from r.sheet and p.row_number = r.row_number order by p.id) as reasons
    from import_rows r join imports i on i.id = r.import_id
    where r.import_id = ${importId} and r.action in ('refused', 'asked') and not exists (
      select from import_rows l join imports j on j.id = l.import_id
      where r.key is not null and l.key = r.key and j.kind = i.kind and j.state = 'applied' and j.id > i.id
        and l.action in ('added', 'changed', 'unchanged'))
    order by r.id`);
}

/** The titles of a register's columns in their order; none for files of records, or where there is no such import. */
export async function listMappedTitles(db: Db, importId: number): Promise<readonly string[]> {
  const [found] = await db.execute<{ titles: string[] | null }>(
    sql`select mapping -> 'titles' as titles from imports where id = ${importId}`,
  );
  return found?.titles ?? [];
}

export type ListedImport = {
  id: number;
  kind: string;
  state: string;
  publishedOn: string;
  fileNames: string[];
  importedAt: string;
  importedBy: string;
  undoneBy: string | null;
  undoneAt: string | null;
  rows: number;
  held: number;
};

/** The imports of registers and of files of records, newest first. */
export async function listImports(db: Db): Promise<ListedImport[]> {
  return db.execute<ListedImport>(sql`
    select i.id, i.kind, i.state, i.published_on::text as "publishedOn", i.file_names as "fileNames", i.imported_at::text as "importedAt", i.imported_by as "importedBy",
      i.undone_by as "undoneBy", i.undone_at::text as "undoneAt",
      (select count(*)::int from import_rows r where r.import_id = i.id) as rows,
      (select count(*)::int from import_rows r where r.import_id = i.id and r.action in ('refused', 'asked')) as held
    from imports i where ${isListed} order by i.id desc`);
}

/** Whether there is an import of a register or of files of records, or a dry run, of this number. */
export async function hasImport(db: Db, importId: number): Promise<boolean> {
  const found = await db.execute(sql`select 1 from imports i where ${isListed} and i.id = ${importId}`);
  return found.length > 0;
}

const isListed = sql`(starts_with(i.kind, ${REGISTER_KIND_PREFIX}) or i.kind = ${RECORDS_KIND}) and i.state <> 'reading'`;
