import { columnKey } from "../../columns";
import type { RegisterMapping } from "../mapping";
import type { StatedRow } from "../stated-row";

/** Whether a row of a register of many things is one of ours; `why` is what the analyst reads. */
export type Judgement = { kind: "take" } | { kind: "leave"; why: string } | { kind: "ask"; why: string };

/** @param cell the text of a cell by the title of its column; empty where the table has none */
export type JudgeRow = (row: StatedRow, cell: (title: string) => string) => Judgement;

/** What is known of one publisher's files: how to recognise them, their mapping, and which of their rows are ours. */
export type Adapter = {
  name: string;
  /** Whether a table with these columns is one of the publisher's. */
  fits: (titles: readonly string[]) => boolean;
  mapping: RegisterMapping;
  /** Left out where every row of the register is ours. */
  judge?: JudgeRow;
};

/** Whether a table has all of these columns, however their titles are spaced. */
export function hasColumns(titles: readonly string[], wanted: readonly string[]): boolean {
  const known = new Set(titles.map(columnKey));
  return wanted.every((title) => known.has(columnKey(title)));
}
