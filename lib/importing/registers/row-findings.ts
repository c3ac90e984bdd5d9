import { groupBy } from "@/lib/domain/group-by";
import { columnKey } from "../columns";
import type { FileProblem, FileQuestion } from "../problem";
import type { TableRow } from "../table/row-reader";
import type { TablePlace } from "../table/survey";
import { readUnit } from "../table/units";
import { LEFT_OUT_TITLE, type MappedColumn } from "./mapped-columns";
import type { ColumnMeaning } from "./mapping";
import { shownText } from "./shown-text";
import { readMegawatts } from "./stated-megawatts";

type Field = ColumnMeaning["field"];
/** The meanings that a field, or one of several, may have. */
type Meaning<Asked extends Field> = ColumnMeaning &
  (ColumnMeaning extends infer One
    ? One extends ColumnMeaning
      ? [Asked & One["field"]] extends [never]
        ? never
        : One
      : never
    : never);
/** A cell that is not blank, with what its column means. */
export type Said<Asked extends Field> = {
  column: MappedColumn;
  cell: TableRow["cells"][number];
  text: string;
  meaning: Meaning<Asked>;
};

/** The columns of each field, found once for all rows of a table. */
export type ColumnsOfFields = ReadonlyMap<Field, readonly { column: MappedColumn; meaning: ColumnMeaning }[]>;

export const columnsOfFields = (columns: readonly MappedColumn[]): ColumnsOfFields =>
  groupBy(
    columns.flatMap((column) => column.meanings.map((meaning) => ({ column, meaning }))),
    ({ meaning }) => meaning.field,
  );

type Table = { place: TablePlace; columns: readonly MappedColumn[]; fields: ColumnsOfFields };

/** What is wrong with a row, what is to be remarked, and the cells that are only kept as text. */
export class RowFindings {
  readonly problems: FileProblem[] = [];
  readonly notes: FileProblem[] = [];
  readonly kept: string[] = [];
  readonly #texts: readonly string[];
  #isWrong = false;

  /** @param asked what was asked at an earlier row, and need not be asked again */
  constructor(
    private readonly table: Table,
    readonly row: TableRow,
    private readonly asked: Set<string>,
  ) {
    this.#texts = row.cells.map(shownText);
  }

  /** Whether something is open, and nothing wrong beyond it. */
  get isAsked(): boolean {
    return this.problems.length > 0 && !this.#isWrong;
  }

  /** The cells of a field, blank ones left out. */
  said<Asked extends Field>(field: Asked): Said<Asked>[] {
    const columns = this.table.fields.get(field);
    if (columns === undefined) return [];
    return columns.flatMap(({ column, meaning }) => {
      const cell = this.row.cells[column.place];
      const text = this.textAt(column.place);
      return cell && text !== "" ? [{ column, cell, text, meaning: meaning as Meaning<Asked> }] : [];
    });
  }

  /** What the row shows in a place; empty for a blank cell. */
  textAt(place: number): string {
    return this.#texts[place] ?? "";
  }

  /** What the row shows in the column of a title; empty where the table has no such column. */
  textOf(title: string): string {
    const column = this.table.columns.find((one) => columnKey(one.title) === columnKey(title));
    return column ? this.textAt(column.place) : "";
  }

  /** The title of the first column of a field; null where the table has none. */
  titleOf(field: Field): string | null {
    return this.table.fields.get(field)?.[0]?.column.title ?? null;
  }

  /** The cells of columns without a meaning, by title; those of the key are in the key, and why a row was left out before is not its word. */
  unmapped(): string[] {
    return this.table.columns
      .filter(({ title, meanings, isKey }) => meanings.length === 0 && !isKey && title !== LEFT_OUT_TITLE)
      .map(({ title, place }) => [title, this.textAt(place)])
      .filter(([, text]) => text !== "")
      .map((pair) => pair.join(": "));
  }

  /** The megawatts of a cell, if it says any, in the row's own unit where it names one; a cell that says something else is refused or kept. */
  takeMegawatts(said: Said<"megawatts" | "indicator_megawatts">): string | null {
    const unit = this.unitOf(said.column);
    if (!unit.isClear) return null;
    const stated = readMegawatts(said.cell, unit.symbol);
    if (stated.kind === "problem") this.refuse(said.column.title, said.text, stated.reason);
    else if (stated.remark !== null) this.keep(said, stated.remark);
    return stated.kind === "megawatts" ? stated.megawatts : null;
  }

  /** The unit of an amount's column, or of the row; two that differ are refused. */
  private unitOf({ unit, title }: MappedColumn): { isClear: boolean; symbol: string | null } {
    const [own] = this.said("unit");
    if (own === undefined) return { isClear: true, symbol: unit };
    const symbol = readUnit(own.text);
    const isClear = symbol !== null && (unit === null || unit === symbol);
    if (symbol === null) this.refuse(own.column.title, own.text, "is no unit that is known");
    else if (!isClear)
      this.refuse(own.column.title, own.text, `is another unit than that of the title "${title}", ${unit}`);
    return { isClear, symbol };
  }

  refuse(column: string | null, value: string | null, reason: string, question?: FileQuestion): void {
    this.#isWrong ||= question === undefined;
    const isNew = question && !this.asked.has(`${question.about} ${column} ${value}`);
    if (isNew) this.asked.add(`${question.about} ${column} ${value}`);
    this.problems.push({ ...this.at(column, value), reason, ...(isNew ? { question } : {}) });
  }

  remark(column: string | null, value: string, reason: string): void {
    this.notes.push({ ...this.at(column, value), reason });
  }

  /** Remarks on a cell whose text is kept in the row's note. */
  keep({ column, text }: { column: MappedColumn; text: string }, reason: string | null): void {
    if (reason !== null) this.remark(column.title, text, reason);
    const entry = `${column.title}: ${text}`;
    if (!this.kept.includes(entry)) this.kept.push(entry);
  }

  private at(column: string | null, value: string | null) {
    return {
      ...{ file: this.table.place.file, sheet: this.table.place.sheet },
      row: this.row.rowNumber,
      column,
      value,
    };
  }
}
