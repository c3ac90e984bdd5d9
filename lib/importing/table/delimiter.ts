import type { FileQuestion } from "../problem";
import { readCsv } from "./csv-reader";
import { isBlankRow, type SheetRow, textOf } from "./sheet";

const DELIMITERS = [",", ";", "\t", "|"] as const;

/** Stands for "one column": a character that no text holds. */
const NO_DELIMITER = "\u001f";

const NAMES: Record<string, string> = { "\t": "tabs", [NO_DELIMITER]: "one column" };
/** A row or two may be titles or remarks: so large a share of the rest has to be divided. */
const MOST = 0.7;
const LEAST = 0.25;

type Division = { delimiter: string; first: number; share: number; reading: string };

/**
 * What divides the cells of a text: the one delimiter that divides nearly every row from the header on. Where two do
 * so from the same row on, or a delimiter divides only about half of the rows, it is a question.
 * @param sample the text from its start; rows after the first 200 do not count
 * @param isWhole whether the sample is the whole text; otherwise its last row does not count
 */
export function findDelimiter(sample: string, isWhole: boolean): { delimiter: string } | { question: FileQuestion } {
  const named = /^\uFEFF?sep=(.)\r?\n?/.exec(sample)?.[1];
  if (named) return { delimiter: named };
  const divisions = DELIMITERS.map((delimiter) => divide(sample, isWhole, delimiter)).filter((one) => one !== null);
  const firm = divisions.filter(({ share }) => share >= MOST);
  const earliest = Math.min(...firm.map(({ first }) => first));
  const [best, ...rivals] = firm.filter(({ first }) => first === earliest);
  if (best && rivals.length === 0) return { delimiter: best.delimiter };
  if (best) return { question: ask([best, ...rivals]) };
  const unsure = divisions.filter(({ share }) => share >= MOST / 2);
  if (unsure.length === 0) return { delimiter: NO_DELIMITER };
  const [oneColumn = ""] = sample.split(/[\r\n]/, 1);
  return { question: ask([...unsure, { delimiter: NO_DELIMITER, first: 0, share: 1, reading: oneColumn }]) };
}

function ask(divisions: Division[]): FileQuestion {
  const reading = ({ delimiter, reading }: Division) => `${NAMES[delimiter] ?? delimiter}: ${reading}`;
  return {
    about: "delimiter",
    candidates: divisions.map((one) => ({ value: one.delimiter, reading: reading(one) })),
  };
}

function divide(sample: string, isWhole: boolean, delimiter: string): Division | null {
  const all = readCsv(sample, delimiter);
  const rows = (isWhole ? all : all.slice(0, -1)).slice(0, 200).filter((row) => !isBlankRow(row));
  const isDivided = (row: SheetRow) => row.cells.length > 1;
  const first = rows.findIndex(isDivided);
  if (first < 0) return null;
  const divided = rows.filter(isDivided);
  // Titles may be most of a short text, but a list in which hardly any row is divided has one column.
  if (divided.length < rows.length * LEAST) return null;
  const share = divided.length / (rows.length - first);
  return { delimiter, first, share, reading: (divided[0]?.cells ?? []).map(textOf).join(" ¦ ") };
}
