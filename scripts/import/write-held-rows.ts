import Papa from "papaparse";
import type { Db } from "@/db/client";
import { listHeldRows } from "@/db/queries/list-import-rows";

/** Writes the rows that an import left out as CSV, with the reasons in the last column: mended, they can be imported with the same mapping. */
export async function writeHeldRows(db: Db, importId: number): Promise<number> {
  const rows = await listHeldRows(db, importId);
  const titles = [...new Set(rows.flatMap(({ raw }) => Object.keys(raw)))];
  const cells = rows.map(({ raw, reasons }) => [...titles.map((title) => raw[title] ?? ""), reasons.join("; ")]);
  if (rows.length > 0) process.stdout.write(`${Papa.unparse([[...titles, "Reason"], ...cells])}\n`);
  console.error(`${rows.length} rows of import ${importId} are left out`);
  return 0;
}
