import {
  type CellRange,
  MOST_COLUMNS,
  type SheetBatch,
  type SheetCell,
  type SheetRow,
  tooWide,
} from "@/lib/importing/table/sheet";
import { UnreadableFile } from "../source";
import { makeCell, type RawCell } from "./make-cell";
import type { SharedStrings } from "./shared-strings";
import type { Workbook } from "./workbook";
import { parseXml } from "./xml";

/** Pieces of a sheet hold few rows each; so many go on together. */
const ROWS_AT_ONCE = 100;
const LAST_COLUMN = 16_384;
const MOST_ROWS = 1_048_576;

/** The rows of one sheet's XML, piece by piece; merged cells come with the last. Rows without content are left out. */
export async function* readSheetRows(
  chunks: AsyncIterable<Uint8Array>,
  part: string,
  workbook: Pick<Workbook, "is1904" | "formatOf">,
  strings: SharedStrings,
): AsyncGenerator<SheetBatch, void, void> {
  let batch: SheetBatch = { rows: [], merges: [] };
  let rowNumber = 0;
  let column = -1;
  let cells: SheetCell[] = [];
  let isHidden = false;
  let fault: string | null = null;
  let cell: RawCell | null = null;
  let into: "value" | "inline" | "formula" | null = null;
  let phonetic = 0;

  const parsing = parseXml(chunks, part, {
    open: (name, attributes) => {
      if (name === "row") {
        const next = attributes.r === undefined ? rowNumber + 1 : Number(attributes.r);
        if (!(next > rowNumber && next <= MOST_ROWS))
          throw new UnreadableFile(`has rows in no order (${attributes.r} after ${rowNumber})`);
        [rowNumber, column, cells, fault] = [next, -1, [], null];
        isHidden = attributes.hidden === "1" || attributes.hidden === "true";
      } else if (name === "c") {
        column = attributes.r === undefined ? column + 1 : columnIndex(attributes.r);
        cell = { type: attributes.t ?? "n", style: attributes.s, value: "", inline: "", formula: null };
      } else if (name === "v") into = "value";
      else if (name === "f") into = "formula";
      else if (name === "t") into = phonetic === 0 ? "inline" : null;
      else if (name === "rPh") phonetic += 1;
      else if (name === "mergeCell") batch.merges.push(readRange(attributes.ref ?? ""));
    },
    text: (text) => {
      if (cell && into) cell[into] = (cell[into] ?? "") + text;
    },
    close: (name) => {
      if (name === "v" || name === "t" || name === "f") {
        if (name === "f" && cell) cell.formula ??= "";
        into = null;
      } else if (name === "rPh") phonetic -= 1;
      else if (name === "c" && cell) {
        const made = makeCell(cell, workbook, strings);
        if (made !== "" && column >= MOST_COLUMNS) fault = tooWide(column + 1);
        else if (made !== "") {
          while (cells.length < column) cells.push("");
          cells[column] = made;
        }
        cell = null;
      } else if (name === "row" && (cells.length > 0 || fault !== null)) {
        const row: SheetRow = { rowNumber, cells };
        if (fault !== null) row.fault = fault;
        if (isHidden) row.isHidden = true;
        batch.rows.push(row);
      }
    },
  });
  for await (const _ of parsing) {
    if (batch.rows.length < ROWS_AT_ONCE) continue;
    yield batch;
    batch = { rows: [], merges: [] };
  }
  if (batch.rows.length > 0 || batch.merges.length > 0) yield batch;
}

/** The place of a column from 0, by its letters: `A1` is 0. */
function columnIndex(reference: string): number {
  let index = 0;
  for (const letter of reference) {
    const value = letter.charCodeAt(0) - 64;
    if (value < 1 || value > 26) break;
    index = index * 26 + value;
    if (index > LAST_COLUMN) break;
  }
  if (index < 1 || index > LAST_COLUMN) throw new UnreadableFile(`has a cell at no place that exists (${reference})`);
  return index - 1;
}

function readRange(reference: string): CellRange {
  const [from = "", to = from] = reference.split(":");
  const row = (text: string) => Number(/\d+$/.exec(text)?.[0] ?? Number.NaN);
  const range = { top: row(from), bottom: row(to), left: columnIndex(from), right: columnIndex(to) };
  if (!(range.top <= range.bottom && range.left <= range.right))
    throw new UnreadableFile(`has merged cells at no place that exists (${reference})`);
  return range;
}
