import Papa from "papaparse";
import type { Db } from "@/db/client";
import { listHeldRows, listMappedTitles } from "@/db/queries/list-import-rows";
import { counted } from "@/lib/domain/counted";
import { LEFT_OUT_TITLE } from "@/lib/importing/registers/mapped-columns";

/** Writes the rows that an import left out as CSV, with the reasons in the last column: mended, they can be imported with the same mapping. */
export async function writeHeldRows(db: Db, importId: number): Promise<number> {
  const rows = await listHeldRows(db, importId);
  const inOrder = await listMappedTitles(db, importId);
  const given = new Set(rows.flatMap(({ raw }) => Object.keys(raw)));
  const titles = [...new Set([...inOrder.filter((title) => given.has(title)), ...given])].filter(
    (title) => title !== LEFT_OUT_TITLE,
  );
  const cells = rows.map(({ raw, reasons }) => [
    ...titles.map((title) => (Object.hasOwn(raw, title) ? raw[title] : "")),
    reasons.join("; "),
  ]);
  if (rows.length > 0) process.stdout.write(`${Papa.unparse([[...titles, LEFT_OUT_TITLE], ...cells])}\n`);
  console.error(`${counted(rows.length, "row")} of import ${importId} left out`);
  return 0;
}
