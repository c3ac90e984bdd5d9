import type { Result } from "@/lib/domain/result";
import { readDay } from "../cells";
import type { CsvTable } from "../csv-table";
import type { FileProblem } from "../problem";
import { readSites } from "./read-sites";
import { readTimeline } from "./read-timeline";
import type { PublishedState } from "./types";

/** A file of the publication as it was opened; the table is null when there is none. */
export type PublicationTable = { table: CsvTable | null; problems: FileProblem[] };
export type ReadPublication = { state: PublishedState; notUnderstood: FileProblem[] };
export type RefusedFiles = { kind: "refused"; problems: FileProblem[] };

/**
 * Reads one published state of "Frontier Data Centers". Anything wrong refuses the whole, with every wrong cell named;
 * what is merely not understood is left out and listed.
 */
export function readPublication(input: {
  sites: PublicationTable;
  timeline: PublicationTable;
  publishedOn: string;
}): Result<ReadPublication, RefusedFiles> {
  const problems: FileProblem[] = [];
  const published = readDay(input.publishedOn);
  if (!published.ok)
    problems.push({ file: "--published", row: null, column: null, value: input.publishedOn, reason: published.reason });

  problems.push(...input.sites.problems, ...input.timeline.problems);
  const [siteTable, timelineTable] = [input.sites.table, input.timeline.table];
  const sites = siteTable && readSites(siteTable);
  problems.push(...(sites?.problems ?? []));
  // Without its sites, every row of the timeline would be called unknown.
  const timeline = timelineTable && sites && sites.sites.length > 0 ? readTimeline(timelineTable, sites.byName) : null;
  problems.push(...(timeline?.problems ?? []));

  if (problems.length > 0 || !published.ok || !sites || !timeline)
    return { ok: false, failure: { kind: "refused", problems } };
  const state: PublishedState = {
    publishedOn: published.value,
    publisher: "Epoch AI",
    powerBasis: timeline.powerBasis,
    sites: sites.sites,
    rows: timeline.rows,
  };
  return { ok: true, value: { state, notUnderstood: [...sites.notUnderstood, ...timeline.notUnderstood] } };
}
