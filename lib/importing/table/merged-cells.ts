import type { FileProblem } from "../problem";
import { readCell } from "./cell-value";
import { type CellRange, type SheetCell, type SheetRow, textOf } from "./sheet";
import type { TablePlan } from "./survey";

type Open = { range: CellRange; cell: SheetCell };

/**
 * Gives each row what cells merged downwards say: a text or a date holds for every row that they cover. An amount may be said once
 * for all of them or hold for each, so it is asked, and stands in the first row alone until somebody says.
 * @returns a function that takes the rows in their order
 */
export function createMergeFiller(
  plan: Pick<TablePlan, "place" | "columns" | "merges" | "mergedNumbers">,
): (row: SheetRow) => { cells: readonly SheetCell[]; problems: FileProblem[] } {
  const waiting = plan.merges.filter(({ top, bottom }) => bottom > top).sort((a, b) => a.top - b.top);
  let next = 0;
  let open: Open[] = [];

  return (row) => {
    if (next >= waiting.length && open.length === 0) return { cells: row.cells, problems: [] };
    const problems: FileProblem[] = [];
    const cells = [...row.cells];
    open = open.filter(({ range }) => range.bottom >= row.rowNumber);
    for (const { range, cell } of open) {
      while (cells.length <= range.left) cells.push("");
      if (textOf(cells[range.left]) === "") cells[range.left] = cell;
    }
    for (; (waiting[next]?.top ?? Number.POSITIVE_INFINITY) <= row.rowNumber; next += 1) {
      const range = waiting[next];
      const cell = range && range.top === row.rowNumber ? cells[range.left] : undefined;
      if (!range || cell === undefined || textOf(cell) === "") continue;
      const isText = ["text", "date"].includes(readCell(cell, null).kind);
      if (isText || plan.mergedNumbers === "each_row") open.push({ range, cell });
      else if (!plan.mergedNumbers) problems.push(ask(plan, range, cell));
    }
    return { cells, problems };
  };
}

function ask({ place, columns }: Pick<TablePlan, "place" | "columns">, range: CellRange, cell: SheetCell): FileProblem {
  const rows = `rows ${range.top} to ${range.bottom}`;
  const text = textOf(cell);
  return {
    file: place.file,
    sheet: place.sheet,
    row: range.top,
    column: columns[range.left]?.title ?? null,
    value: text,
    reason: `is merged over ${rows}: is it all of them together, or each?`,
    question: {
      about: "merged_number",
      candidates: [
        { value: "first_row", reading: `${text} in row ${range.top}, nothing in the others` },
        { value: "each_row", reading: `${text} in each of ${rows}` },
      ],
    },
  };
}
