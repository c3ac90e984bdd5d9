import { readDate } from "@/lib/domain/dates-as-written/read-date";
import { isUnknownWord } from "@/lib/domain/dates-as-written/stand-ins";
import { nameKey } from "@/lib/domain/name-key";
import type { TableRow } from "../table/row-reader";
import { keyText, shownText } from "./shown-text";

/** What the first rows of a column hold. */
export type ColumnValues = {
  /** Cells that say something; stand-ins such as TBD are none. */
  filled: number;
  /** All rows have a cell of their own here, and no two the same. */
  isUnique: boolean;
  /** 1, 2, 3 …: the rows are only counted. */
  isCount: boolean;
  /** Nearly all cells are dates, or amounts; a few may be faulty. */
  areDates: boolean;
  areAmounts: boolean;
  /** The distinct texts, by name key; the first spelling of each. */
  words: ReadonlyMap<string, string>;
  /** The first day of the earliest date and of the latest, where they are read without asking. */
  days: { first: string; last: string } | null;
};

const MOST = 0.8;

/** Looks at the cells of one column of the rows. */
export function columnValues(rows: readonly TableRow[], place: number): ColumnValues {
  const cells = rows.flatMap(({ cells }) => cells[place] ?? []);
  const shown = cells.map((cell) => ({ cell, text: shownText(cell) }));
  const said = shown.filter(({ text }) => !isUnknownWord(text));
  const readings = said.map(({ text }) => readDate(text));
  const dates = readings.filter(({ kind }) => kind === "read" || kind === "ambiguous").length;
  const amounts = said.filter(({ cell }) => cell.value.kind === "number" || cell.value.kind === "range").length;
  const starts = readings.flatMap((reading) =>
    reading.kind === "read" ? [reading.date.earliestOn ?? reading.date.latestOn ?? ""] : [],
  );
  const [first, last] = [starts.toSorted()[0], starts.toSorted().at(-1)];
  const texts = said.map(({ text }) => keyText(text));
  const areMost = (count: number) => said.length > 0 && count >= said.length * MOST;
  return {
    filled: said.length,
    isUnique: texts.length === rows.length && new Set(texts).size === texts.length,
    isCount: texts.length > 1 && texts.every((text, index) => text === String(index + 1)),
    areDates: areMost(dates),
    areAmounts: areMost(amounts),
    words: new Map(said.toReversed().map(({ text }) => [nameKey(text), text])),
    days: first === undefined || last === undefined ? null : { first, last },
  };
}
