import type { FileProblem } from "@/lib/importing/problem";
import type { Db } from "../../client";
import { importProblems } from "../../schema";
import { insertRows } from "../insert-rows";

/** Keeps what is wrong or open in an import. */
export async function keepProblems(db: Db, importId: number, problems: readonly FileProblem[]): Promise<void> {
  await insertRows(
    db,
    importProblems,
    problems.map(({ file, sheet, row, column, value, reason, question }) => ({
      ...{ importId, fileName: file, sheet: sheet ?? null, rowNumber: row, columnName: column, value, reason },
      question: question ?? null,
    })),
  );
}
