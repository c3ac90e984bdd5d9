/** One thing wrong (or not understood) in a file that was read: where, what it said, and why it cannot be taken. */
export type FileProblem = {
  file: string;
  /** The row as a spreadsheet counts it, the header being 1; null when the whole file is meant. */
  row: number | null;
  column: string | null;
  value: string | null;
  reason: string;
};

const SHOWN = 80;
const MOST_FOLLOWERS = 10;

/** The problem in one line, e.g. `timelines.csv, row 7, Date: "13/45/2025" is not a date`. */
export function describeProblem(problem: FileProblem): string {
  const { file, row, column, value, reason } = problem;
  const place = [file, row === null ? null : `row ${row}`, column].filter((part) => part !== null).join(", ");
  const shown = value === null ? "" : `"${value.length > SHOWN ? `${value.slice(0, SHOWN)}…` : value}": `;
  return `${place}: ${shown}${reason}`;
}

/** The first problem, at most ten that follow, and how many more there are: a file that was cut off has a cause and hundreds of followers. */
export function shortList(problems: string[]): string[] {
  const left = problems.length - MOST_FOLLOWERS - 1;
  const shown = problems.slice(0, MOST_FOLLOWERS + 1);
  return left > 0 ? [...shown, `… and ${left} more, which may follow from the first`] : shown;
}
