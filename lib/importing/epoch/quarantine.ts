import { rawCells } from "../columns";
import type { CsvTable } from "../csv-table";
import { describeProblem, type FileProblem } from "../problem";
import type { PublishedState } from "./types";

/** A row that was left out because something in it is wrong. It is kept as it was read; a mended file takes it in. */
export type QuarantinedRow = {
  file: string;
  rowNumber: number;
  cells: Record<string, string>;
  /** Everything that is wrong with it; at least one. */
  problems: FileProblem[];
};

/**
 * Sorts the problems of a table by the rows that have them.
 * @returns the rows to leave out by their number, and the problems of no single row, for which the whole is refused
 */
export function findBadRows(
  table: CsvTable,
  problems: readonly FileProblem[],
): { bad: Map<number, QuarantinedRow>; ofNoRow: FileProblem[] } {
  const rows = new Map([...table.rows, ...table.uneven].map((row) => [row.rowNumber, row]));
  const bad = new Map<number, QuarantinedRow>();
  const ofNoRow: FileProblem[] = [];
  for (const problem of problems) {
    const row = rows.get(problem.row ?? Number.NaN);
    if (!row) {
      ofNoRow.push(problem);
      continue;
    }
    const { rowNumber } = row;
    const known = bad.get(rowNumber) ?? { file: table.file, rowNumber, cells: rawCells(table, row), problems: [] };
    known.problems.push(problem);
    bad.set(rowNumber, known);
  }
  return { bad, ofNoRow };
}

/** Leaves sites out of a publication, and their dates with them. @param reasons by the name of the site */
export function leaveOutSites(
  state: PublishedState,
  reasons: ReadonlyMap<string, string>,
  [siteFile, timelineFile]: readonly [sites: string, timeline: string],
): { state: PublishedState; quarantined: QuarantinedRow[] } {
  const leaveOut = (file: string, name: string, row: { rowNumber: number; raw: Record<string, string> | null }) => {
    const reason = reasons.get(name) ?? "";
    const problem = { file, row: row.rowNumber, column: null, value: name, reason };
    return { file, rowNumber: row.rowNumber, cells: row.raw ?? {}, problems: [problem] };
  };
  const [sites, rows] = [state.sites, state.rows];
  return {
    state: {
      ...state,
      sites: sites.filter((site) => !reasons.has(site.name)),
      rows: rows.filter((row) => !reasons.has(row.site)),
    },
    quarantined: [
      ...sites.filter((site) => reasons.has(site.name)).map((site) => leaveOut(siteFile, site.name, site)),
      ...rows.filter((row) => reasons.has(row.site)).map((row) => leaveOut(timelineFile, row.site, row)),
    ],
  };
}

/** What is wrong with a row, e.g. `quarantined: timelines.csv, row 7, Date: "13/45/2025": is not a date`. */
export const describeQuarantine = (row: QuarantinedRow): string =>
  `quarantined: ${row.problems.map(describeProblem).join("; ")}`;
