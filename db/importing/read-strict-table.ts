import { type CsvTable, tableOfRows } from "@/lib/importing/csv-table";
import type { FileProblem } from "@/lib/importing/problem";
import type { SheetRow } from "@/lib/importing/table/sheet";
import { openFiles } from "./open-files";
import type { OpenedSheet } from "./opened-file";
import { type FileSource, UnreadableFile } from "./source";

/** Such a table is held in memory. */
const MOST_BYTES = 20_000_000;

/**
 * Reads a file of one table whose publisher is known to write UTF-8, commas and a header in the first row (or a workbook
 * of one sheet): anything else is a problem and not a question. The table is null when there is none.
 */
export async function readStrictTable(
  source: FileSource,
): Promise<{ table: CsvTable | null; problems: FileProblem[] }> {
  const opened = await openFiles([source], { choicesOf: () => ({ encoding: "utf-8", delimiter: "," }) });
  try {
    const refuse = (reason: string) => ({
      table: null,
      problems: [{ file: source.name, row: null, column: null, value: null, reason }],
    });
    const problems = opened.files.flatMap((file) => file.problems);
    const sheets = opened.files.flatMap((file) => file.sheets);
    const [sheet, ...others] = sheets;
    if (opened.files.some(({ bytes }) => bytes > MOST_BYTES)) return refuse(`is larger than ${MOST_BYTES / 1e6} MB`);
    if (problems.length > 0 || !sheet) return { table: null, problems };
    if (others.length > 0) return refuse(`holds ${sheets.length} tables where one is expected`);
    const rows = await allRows(sheet);
    if (rows instanceof UnreadableFile) return refuse(rows.message);
    return tableOfRows(source.name, rows, sheet.place.delimiter !== null);
  } finally {
    await opened.close();
  }
}

async function allRows(sheet: OpenedSheet): Promise<SheetRow[] | UnreadableFile> {
  const rows: SheetRow[] = [];
  try {
    for await (const batch of sheet.rows()) for (const row of batch.rows) rows.push(row);
    return rows;
  } catch (error) {
    if (error instanceof UnreadableFile) return error;
    throw error;
  }
}
