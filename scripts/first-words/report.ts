import { isoDateOf } from "@/lib/domain/dates";
import type { Compared, FirstWordsLine } from "@/lib/track-record/first-words-summary";
import { table } from "../backtest/table";
import type { Replayed } from "./replay-phases";

export type FirstWordsReport = Replayed & {
  computedOn: string;
  commit: string;
  /** The ISO day to which the records reach. */
  recordsOn: string;
  horizonMonths: readonly number[];
  lines: FirstWordsLine[];
};

/** What every copy of these figures says of them. */
const REPLAY_NOTE =
  "A replay: the records were made later and chosen by the press; each phase is forecast as of the day of its own first word, by what was known then";

/** The result as plain data: figures unrounded, and each phase with the day of its first word. */
export function toJson({ cases, lines, ...report }: FirstWordsReport) {
  const phases = cases.map(({ day, ...phase }) => ({ ...phase, firstWordOn: isoDateOf(day) }));
  return { replay: REPLAY_NOTE, ...report, lines, phases };
}

/** The result as tables for a terminal. */
export function toTables({ cases, leftOut, lines, ...report }: FirstWordsReport): string {
  const days = cases.map(({ day }) => day);
  const open = cases.filter(({ end }) => end === null);
  const header = ["", "phases", "sites", "ended", ...report.horizonMonths.map((months) => `${months} months`)];
  const tableOf = (ended: "served" | "cancelled", comparedOf: (line: FirstWordsLine) => Compared[]) =>
    table([
      header,
      ...lines.map((line) => [
        ...[line.name, `${line.phases}`, `${line.sites}`, `${line[ended]}`],
        ...comparedOf(line).map(cellOf),
      ]),
    ]);
  return [
    `${REPLAY_NOTE}.`,
    `Computed on ${report.computedOn} at commit ${report.commit}; records to ${report.recordsOn}; first words from ${isoDateOf(Math.min(...days))} to ${isoDateOf(Math.max(...days))}.`,
    `${cases.length} phases of data centers; left out: ${leftOut.silent} of which nothing was said, ${leftOut.ended} that had ended by their first word, ${leftOut.unread} without an open phase by what was known.`,
    `${open.length} are open; at ${open.filter((one) => one.days === 0).length} of them nobody looked after the day of the first word.`,
    "Cells: expected, seen (Aalen–Johansen) ± its deviation (bootstrap of sites), [distance in deviations], phases followed so far.",
    "",
    "In service",
    tableOf("served", ({ service }) => service),
    "",
    "Cancelled",
    tableOf("cancelled", ({ cancellation }) => cancellation),
  ].join("\n");
}

function cellOf({ expected, seen, deviation, distance, followed }: Compared): string {
  if (seen === null) return `${share(expected)}, none, ${followed}`;
  const spread = deviation === null || distance === null ? "" : ` ±${share(deviation)} [${signed(distance)}]`;
  return `${share(expected)}, ${share(seen)}${spread}, ${followed}`;
}

const share = (value: number) => value.toFixed(2).replace(/^0/, "");
const signed = (value: number) => `${value < 0 ? "−" : "+"}${Math.abs(value).toFixed(1)}`;
