import { sql } from "drizzle-orm";
import { toSlug } from "@/lib/domain/slug";
import type { ImportAction } from "@/lib/domain/vocabulary";
import type { RowChange, RowPlan } from "@/lib/importing/registers/row-plan";
import { type Publication, stateRow } from "@/lib/importing/registers/state-row";
import type { StatedRow } from "@/lib/importing/registers/stated-row";
import type { PhaseNode, SiteFields, SiteNode } from "@/lib/importing/tree/nodes";
import type { Speakers } from "@/lib/importing/tree/speakers";
import type { Db } from "../../client";
import { loadSiteNodes } from "../../queries/load-site-nodes";

/** A staged row that can be taken in. */
export type StagedRow = {
  id: number;
  fileName: string;
  sheet: string | null;
  rowNumber: number;
  action: ImportAction;
  stated: StatedRow;
  changes: RowChange[] | null;
  siteId: number | null;
  phaseId: number | null;
};

export type PlannedRow = { row: StagedRow; plan: RowPlan; site: SiteNode; phase: PhaseNode | null };

export type RowContext = { publication: Publication; speakers: Speakers };

const SITES_AT_ONCE = 1_000;

/**
 * The rows of a staged import that can be taken in, some hundreds of sites at a time: those of sites on record first, all of a site together,
 * then those of new sites.
 */
export async function* stagedRows(db: Db, importId: number): AsyncGenerator<StagedRow[], void, void> {
  const columns = sql`select r.id, r.file_name as "fileName", r.sheet, r.row_number as "rowNumber", r.action, r.stated, r.changes,
    r.site_id as "siteId", r.phase_id as "phaseId" from import_rows r
    where r.import_id = ${importId} and r.action in ('added', 'changed', 'unchanged')`;
  for (let after = 0; ; ) {
    const rows = await db.execute<StagedRow>(sql`${columns} and r.site_id in (
      select distinct site_id from import_rows where import_id = ${importId} and site_id > ${after} order by site_id limit ${SITES_AT_ONCE})
      order by r.site_id, r.id`);
    if (rows.length === 0) break;
    after = rows.at(-1)?.siteId ?? after;
    yield rows;
  }
  for (let after = 0; ; ) {
    const rows = await db.execute<StagedRow>(
      sql`${columns} and r.site_id is null and r.id > ${after} order by r.id limit ${SITES_AT_ONCE}`,
    );
    if (rows.length === 0) break;
    after = rows.at(-1)?.id ?? after;
    yield rows;
  }
}

/** What the rows do to the records, each in the light of those before it. Nothing is written: what is new is in the nodes. */
export async function planRows(
  db: Db,
  rows: readonly StagedRow[],
  { publication, speakers }: RowContext,
  slugOf: (row: StatedRow) => string = (row) => toSlug(row.site.name),
): Promise<PlannedRow[]> {
  const known = await loadSiteNodes(db, [...new Set(rows.flatMap(({ siteId }) => siteId ?? []))]);
  return rows.map((row) => {
    const site =
      (row.siteId === null ? null : known.get(row.siteId)) ?? newSite(row.stated, slugOf(row.stated), publication);
    const { phase, ...plan } = stateRow(site, row.stated, { known: row.phaseId, publication, speakers });
    return { row, plan, site, phase };
  });
}

function newSite({ site, note }: StatedRow, slug: string, { source, mark }: Publication): SiteNode {
  const { registerId: _, ...fields } = site;
  const own: SiteFields = { ...fields, slug, source, mark, ...(note === null ? {} : { note }) };
  return { id: null, fields: own, phases: [], indicators: [] };
}
