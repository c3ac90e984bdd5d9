import type { ImportAction } from "@/lib/domain/vocabulary";
import { describeQuarantine } from "@/lib/importing/epoch/quarantine";
import type { ImportReport } from "@/lib/importing/epoch/report";
import { importRows } from "../../schema";
import type { EpochImport } from "./context";
import type { KeptRow } from "./site-history";

type Rows = {
  slugs: ReadonlyMap<string, string>;
  siteActions: ReadonlyMap<number, ImportAction>;
  fileNames: readonly [string, string];
};

/** Keeps every row as it was read, with what was done with it. @returns the rows that made no phase and no date */
export async function storeRows(run: EpochImport, rows: Rows): Promise<ImportReport["rowsWithoutStep"]> {
  const { db, importId, state } = run;
  const [siteFile, timelineFile] = rows.fileNames;
  const withoutStep: ImportReport["rowsWithoutStep"] = [];
  const kept: (typeof importRows.$inferInsert)[] = state.sites.map((site) => ({
    importId,
    fileName: siteFile,
    rowNumber: site.rowNumber,
    action: rows.siteActions.get(site.rowNumber) ?? "unchanged",
    subject: rows.slugs.get(site.name) ?? site.name,
    raw: { kind: "site", published: { ...site, raw: undefined }, cells: site.raw },
  }));
  for (const row of state.rows) {
    const { raw, ...published } = row;
    const done = run.actions.get(row.rowNumber);
    const reason =
      row.cumulativeMegawatts === null ? "states no megawatts" : "the running total reaches no new maximum";
    if (!done) withoutStep.push({ site: row.site, row: row.rowNumber, date: row.date, reason });
    kept.push({
      importId,
      fileName: timelineFile,
      rowNumber: row.rowNumber,
      action: done?.action ?? "unchanged",
      subject: rows.slugs.get(row.site) ?? row.site,
      detail: done?.detail ?? `No step: ${reason}`,
      raw: { kind: "timeline", powerBasis: state.powerBasis, published, cells: raw } satisfies KeptRow,
    });
  }
  for (const row of run.quarantined) {
    kept.push({
      importId,
      fileName: row.file,
      rowNumber: row.rowNumber,
      action: "refused",
      subject: "quarantined",
      detail: describeQuarantine(row),
      raw: { kind: "quarantined", cells: row.cells },
    });
  }
  for (let at = 0; at < kept.length; at += 500) await db.insert(importRows).values(kept.slice(at, at + 500));
  return withoutStep;
}
