import type { Result } from "@/lib/domain/result";
import { readDay } from "../cells";
import type { CsvTable } from "../csv-table";
import type { FileProblem } from "../problem";
import { findBadRows, type QuarantinedRow } from "./quarantine";
import { readSites } from "./read-sites";
import { readTimeline } from "./read-timeline";
import type { PublishedState } from "./types";

/** A file of the publication as it was opened; the table is null when there is none. */
export type PublicationTable = { table: CsvTable | null; problems: FileProblem[] };
export type ReadPublication = {
  state: PublishedState;
  notUnderstood: FileProblem[];
  /** Rows with anything wrong, which `state` does not hold; empty unless they were asked to be left out. */
  quarantined: QuarantinedRow[];
};
export type RefusedFiles = { kind: "refused"; problems: FileProblem[] };

/**
 * Reads one published state of "Frontier Data Centers". Anything wrong refuses the whole, with every wrong cell named;
 * what is merely not understood is left out and listed.
 * @param input.quarantine leave wrong rows out, and the dates of a site that is left out, instead of refusing the whole
 */
export function readPublication(input: {
  sites: PublicationTable;
  timeline: PublicationTable;
  publishedOn: string;
  quarantine?: boolean;
}): Result<ReadPublication, RefusedFiles> {
  const problems: FileProblem[] = [];
  const published = readDay(input.publishedOn);
  if (!published.ok)
    problems.push({ file: "--published", row: null, column: null, value: input.publishedOn, reason: published.reason });

  const quarantined: QuarantinedRow[] = [];
  /** The numbers of the rows to leave out; what is wrong with no single row refuses the whole. */
  const leaveOut = (table: CsvTable | null, found: FileProblem[]): ReadonlySet<number> => {
    const sorted = table && input.quarantine ? findBadRows(table, found) : null;
    problems.push(...(sorted?.ofNoRow ?? found));
    quarantined.push(...(sorted?.bad.values() ?? []));
    return new Set(sorted?.bad.keys());
  };

  const [siteTable, timelineTable] = [input.sites.table, input.timeline.table];
  const sites = siteTable && readSites(siteTable);
  const badSites = leaveOut(siteTable, [...input.sites.problems, ...(sites?.problems ?? [])]);
  const isKept = (site: { rowNumber: number }) => !badSites.has(site.rowNumber);
  const keptSites = sites?.sites.filter(isKept) ?? [];
  const byName = new Map([...(sites?.byName ?? [])].filter(([, site]) => isKept(site)));
  // Without its sites, every row of the timeline would be called unknown.
  const timeline = timelineTable && keptSites.length > 0 ? readTimeline(timelineTable, byName) : null;
  const badRows = leaveOut(timelineTable, [...input.timeline.problems, ...(timeline?.problems ?? [])]);

  if (problems.length > 0 || !published.ok || !sites || !timeline) {
    const all = [...problems, ...quarantined.flatMap((row) => row.problems)];
    return { ok: false, failure: { kind: "refused", problems: all } };
  }
  const state: PublishedState = {
    publishedOn: published.value,
    publisher: "Epoch AI",
    powerBasis: timeline.powerBasis,
    sites: keptSites,
    rows: timeline.rows.filter((row) => !badRows.has(row.rowNumber)),
  };
  const notUnderstood = [...sites.notUnderstood, ...timeline.notUnderstood];
  return { ok: true, value: { state, notUnderstood, quarantined } };
}
