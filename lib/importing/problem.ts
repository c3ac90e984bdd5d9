/** What a file leaves open: where two readings hold, each with what it would make of the file. */
export type FileQuestion = {
  about:
    | "encoding"
    | "delimiter"
    | "decimal_sign"
    | "header_rows"
    | "merged_number"
    | "date_order"
    | "fiscal_year"
    | "column"
    | "key"
    | "status"
    | "source"
    | "site"
    | "duplicate";
  /** `value` is what answers the question; `reading` shows what the file then says. */
  candidates: readonly { value: string; reading: string }[];
};

/** One thing wrong, left open or merely remarked in a file that was read: where, what it said, and why. */
export type FileProblem = {
  file: string;
  /** The sheet of a workbook; absent or null in a file of one table. */
  sheet?: string | null;
  /** The row as a spreadsheet counts it; null when the whole file or sheet is meant. */
  row: number | null;
  column: string | null;
  value: string | null;
  reason: string;
  /** Set when the file can be read in more than one way and somebody has to say which. */
  question?: FileQuestion;
};

const SHOWN = 80;
/** The beginning of a text, as far as a line has room for it. */
export const shorten = (text: string) => (text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text);
const MOST_FOLLOWERS = 10;

/** The problem in one line, e.g. `timelines.csv, row 7, Date: "13/45/2025" is not a date`. */
export function describeProblem(problem: FileProblem): string {
  const { file, sheet, row, column, value, reason, question } = problem;
  const parts = [file, sheet ? `sheet ${sheet}` : null, row === null ? null : `row ${row}`, column];
  const place = parts.filter((part) => part !== null).join(", ");
  const shown = value === null ? "" : `"${shorten(value)}": `;
  const choices = question?.candidates.map(describeChoice);
  return `${place}: ${shown}${reason}${choices ? `: ${choices.join(" or ")}` : ""}`;
}

/** An answer that a mapping takes as it stands is not quoted: it is there to be copied. */
const describeChoice = ({ value, reading }: FileQuestion["candidates"][number]) =>
  value.startsWith("{")
    ? `${shorten(reading)} (in the mapping: ${value})`
    : `${JSON.stringify(value)} (${shorten(reading)})`;

/** The first problem, at most ten that follow, and how many more there are: a file that was cut off has a cause and hundreds of followers. */
export function shortList(problems: string[]): string[] {
  const left = problems.length - MOST_FOLLOWERS - 1;
  const shown = problems.slice(0, MOST_FOLLOWERS + 1);
  return left > 0 ? [...shown, `… and ${left} more, which may follow from the first`] : shown;
}
