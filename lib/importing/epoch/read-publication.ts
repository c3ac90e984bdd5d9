import type { Result } from "@/lib/domain/result";
import { readDay } from "../cells";
import { readCsvTable } from "../csv-table";
import { decodeText } from "../decode-text";
import type { FileProblem } from "../problem";
import { readSites } from "./read-sites";
import { readTimeline } from "./read-timeline";
import type { PublishedState } from "./types";

export type PublicationFile = { name: string; bytes: Uint8Array };
export type ReadPublication = { state: PublishedState; notUnderstood: FileProblem[] };
export type RefusedFiles = { kind: "refused"; problems: FileProblem[] };

/**
 * Reads one published state of "Frontier Data Centers". Anything wrong refuses the whole, with every wrong cell named;
 * what is merely not understood is left out and listed.
 */
export function readPublication(input: {
  sites: PublicationFile;
  timeline: PublicationFile;
  publishedOn: string;
}): Result<ReadPublication, RefusedFiles> {
  const problems: FileProblem[] = [];
  const published = readDay(input.publishedOn);
  if (!published.ok)
    problems.push({ file: "--published", row: null, column: null, value: input.publishedOn, reason: published.reason });

  const tableOf = ({ name, bytes }: PublicationFile) => {
    const decoded = decodeText(name, bytes);
    const read = decoded.ok ? readCsvTable(name, decoded.text) : { table: null, problems: [decoded.problem] };
    problems.push(...read.problems);
    return read.table;
  };
  const [siteTable, timelineTable] = [tableOf(input.sites), tableOf(input.timeline)];
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
