import { sql } from "drizzle-orm";
import { toSlug } from "@/lib/domain/slug";
import type { ImportAction } from "@/lib/domain/vocabulary";
import type { RowChange, RowPlan } from "@/lib/importing/registers/row-plan";
import { type Publication, stateRow } from "@/lib/importing/registers/state-row";
import type { StatedRow } from "@/lib/importing/registers/stated-row";
import type { PhaseNode, SiteFields, SiteNode } from "@/lib/importing/tree/nodes";
import type { Speakers } from "@/lib/importing/tree/speakers";
import type { Db } from "../../client";
import { idArray } from "../../id-array";
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

/** About so many; a site's rows stay together. */
const ROWS_AT_ONCE = 100;

/**
 * The rows of a staged import that can be taken in, some at a time: those of sites on record first, all of a site together, then those of new sites.
 * @param which all, or those of sites on record alone
 */
export async function* stagedRows(
  db: Db,
  importId: number,
  which: "all" | "of_known_sites",
): AsyncGenerator<StagedRow[], void, void> {
  const order = await db.execute<{ id: number; siteId: number | null }>(sql`
    select id, site_id as "siteId" from import_rows
    where import_id = ${importId} and action in ('added', 'changed', 'unchanged') and (${which === "all"} or site_id is not null)
    order by site_id nulls last, id`);
  const isOfOneSite = (at: number) => order[at]?.siteId != null && order[at]?.siteId === order[at - 1]?.siteId;
  for (let from = 0; from < order.length; ) {
    let to = from + ROWS_AT_ONCE;
    while (isOfOneSite(to)) to += 1;
    const ids = order.slice(from, to).map(({ id }) => id);
    yield await db.execute<StagedRow>(sql`
      select r.id, r.file_name as "fileName", r.sheet, r.row_number as "rowNumber", r.action, r.stated, r.changes, r.site_id as "siteId",
        r.phase_id as "phaseId"
      from import_rows r where r.id in (select unnest(${idArray(ids)})) order by r.site_id nulls last, r.id`);
    from = to;
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
