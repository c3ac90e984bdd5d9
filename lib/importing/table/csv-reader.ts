import Papa from "papaparse";
import { cutText } from "@/lib/domain/plain-text";
import { MOST_COLUMNS, type SheetRow, tooWide } from "./sheet";

export type CsvReader = {
  /** Takes the next piece of text, cut anywhere. @returns the rows that are complete by now */
  push(text: string): SheetRow[];
  /** @returns the last row, if there is one */
  end(): SheetRow[];
  /** The rest cannot be read: a row grew beyond every measure. */
  isOver(): boolean;
};

/** Without this limit a quote that is never closed would hold the rest of the file in memory. */
const LONGEST_ROW = 1_000_000;

/**
 * Reads delimited text piece by piece, at most one unfinished row in memory. Line ends may be `\n`, `\r\n` or `\r`, also
 * mixed. A row whose quotes do not close comes with its fault.
 * @param delimiter one character
 */
export function createCsvReader(delimiter: string): CsvReader {
  let held = "";
  let isFirst = true;
  let isOver = false;
  let rowNumber = 0;
  let unfinished = 0;

  function take(isLast: boolean): SheetRow[] {
    const rows: SheetRow[] = [];
    let pending: SheetRow | null = null;
    let pendingFrom = 0;
    let cursor = 0;
    // Papa drops a byte order mark at the front, wherever in the file that is: it may have a second one.
    Papa.parse<string[]>(held.startsWith("\uFEFF") ? `\uFEFF${held}` : held, {
      delimiter,
      newline: "\n",
      step: ({ data, errors, meta }) => {
        if (pending) rows.push(pending);
        pendingFrom = cursor;
        cursor = meta.cursor;
        rowNumber += 1;
        pending = { rowNumber, cells: data.length > MOST_COLUMNS ? data.slice(0, MOST_COLUMNS) : data };
        if (data.length > MOST_COLUMNS) pending.fault = tooWide(data.length);
        const [error] = errors;
        if (error) pending.fault = `the quotes do not close as they should (${error.message})`;
      },
    });
    const last = pending as SheetRow | null;
    if (!last) return rows;
    if (isLast) {
      held = "";
      const isNothing = last.cells.length === 1 && last.cells[0] === "";
      return isNothing ? rows : [...rows, last];
    }
    // More text may still belong to the last row.
    rowNumber -= 1;
    held = held.slice(pendingFrom);
    unfinished = held.length;
    if (held.length <= LONGEST_ROW) return rows;
    isOver = true;
    const fault = `the quotes do not close as they should: a row of more than ${LONGEST_ROW} characters`;
    const start = cutText(held, 200);
    held = "";
    return [...rows, { rowNumber: rowNumber + 1, cells: [start], fault }];
  }

  return {
    push(text) {
      if (isOver) return [];
      let next = held + text;
      if (isFirst && next !== "") {
        next = next.replace(/^\uFEFF/, "");
        isFirst = false;
      }
      // Looked at for every piece, a row as long as the limit would take a time that grows with its square.
      if (next.length < 2 * unfinished && next.length <= LONGEST_ROW) {
        held = next;
        return [];
      }
      // A carriage return at the very end may be half a line end.
      const isHalf = next.endsWith("\r");
      held = (isHalf ? next.slice(0, -1) : next).replace(/\r\n?/g, "\n");
      const rows = take(false);
      if (isHalf) held += "\r";
      return rows;
    },
    end() {
      if (isOver) return [];
      held = held.replace(/\r\n?/g, "\n");
      return take(true);
    },
    isOver: () => isOver,
  };
}

/** All rows of a text that is at hand. */
export function readCsv(text: string, delimiter: string): SheetRow[] {
  const reader = createCsvReader(delimiter);
  return [...reader.push(text), ...reader.end()];
}
