import { withoutInvisible } from "@/lib/domain/name-key";
import { type CellRange, columnLetters, type SheetRow, textOf } from "./sheet";
import { findUnitInTitle } from "./units";

export type TableColumn = {
  /** Its place in the row, from 0. */
  index: number;
  /** Unique in the table; `Capacity / MW` where the header has two rows, `Capacity (2)` for the second of a name. */
  title: string;
  /** The unit that the title names, as a symbol of `units.ts`; null where it names none. */
  unit: string | null;
  /** What was done to make the title unique; null where nothing was. */
  remark: string | null;
};

const clean = (text: string) => withoutInvisible(text).replace(/\s+/g, " ").trim();
const keyOf = (title: string) => title.normalize("NFKC").toLowerCase();

/**
 * Names the columns. The rows of a header are joined; a name that is merged over several columns, or that a delimited
 * file gives once for several, stands before each of their own.
 * @param width the number of columns; a column without a name is called after its letter
 */
export function nameColumns(header: readonly SheetRow[], merges: readonly CellRange[], width: number): TableColumn[] {
  const rows = header.map((row, depth) => spread(row, header[depth + 1], merges, width));
  const taken = new Set<string>();
  const times = new Map<string, number>();
  return Array.from({ length: width }, (_, index) => {
    const parts = rows.map((texts) => texts[index] ?? "").filter((text) => text !== "");
    const name = parts.filter((part, depth) => part !== parts[depth - 1]).join(" / ");
    const wanted = name || `Column ${columnLetters(index)}`;
    let title = wanted;
    let nth = times.get(keyOf(wanted)) ?? 1;
    while (taken.has(keyOf(title))) title = `${wanted} (${++nth})`;
    times.set(keyOf(wanted), nth);
    taken.add(keyOf(title));
    const remark = name === "" ? "has no name" : title === wanted ? null : "has the same name as a column before it";
    return { index, title, unit: findUnitInTitle(name), remark };
  });
}

/** The texts of one header row, each given to all the columns that it stands over. */
function spread(row: SheetRow, below: SheetRow | undefined, merges: readonly CellRange[], width: number): string[] {
  const texts = Array.from({ length: width }, (_, index) => clean(textOf(row.cells[index])));
  const covering = merges.filter(({ top, bottom }) => top <= row.rowNumber && row.rowNumber <= bottom);
  for (const { top, left, right } of covering)
    if (top === row.rowNumber) texts.fill(texts[left] ?? "", left + 1, Math.min(right + 1, width));
  if (!below || covering.length > 0) return texts;
  const isSub = (index: number) => textOf(below.cells[index]) !== "";
  for (let index = 1; index < width; index += 1)
    if (texts[index] === "" && isSub(index) && isSub(index - 1)) texts[index] = texts[index - 1] ?? "";
  return texts;
}
