import { sql } from "drizzle-orm";
import type { FileProblem } from "@/lib/importing/problem";
import type { Db } from "../../client";
import { keepProblems } from "./keep-problems";

/** Makes open questions of staged rows, by key. */
export async function askRows(
  db: Db,
  importId: number,
  asked: readonly { key: string; reason: string; question: NonNullable<FileProblem["question"]> }[],
): Promise<void> {
  if (asked.length === 0) return;
  const keys = JSON.stringify(asked.map(({ key }) => key));
  const rows = await db.execute<{ key: string; fileName: string; sheet: string | null; rowNumber: number }>(sql`
    update import_rows set action = 'asked'
    where import_id = ${importId} and key in (select jsonb_array_elements_text(${keys}::jsonb)) and action in ('added', 'unchanged')
    returning key, file_name as "fileName", sheet, row_number as "rowNumber"`);
  const byKey = new Map(asked.map((one) => [one.key, one]));
  const problems = rows.flatMap(({ key, fileName, sheet, rowNumber }): FileProblem[] => {
    const one = byKey.get(key);
    if (!one) return [];
    return [
      { file: fileName, sheet, row: rowNumber, column: null, value: key, reason: one.reason, question: one.question },
    ];
  });
  await keepProblems(db, importId, problems);
}
