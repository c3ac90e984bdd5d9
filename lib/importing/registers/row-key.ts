import type { TableRow } from "../table/row-reader";
import type { TablePlan } from "../table/survey";
import { mappedColumns } from "./mapped-columns";
import type { RegisterMapping } from "./mapping";
import { keyText, shownText } from "./shown-text";

/**
 * Reads what tells the rows of a table apart: the cells of the merge key, joined by ` | `. Also of a row that cannot be taken, which is
 * in the publication all the same.
 * @returns a function that gives a row's key; null where all of its cells are blank
 */
export function createKeyReader(mapping: RegisterMapping, plan: TablePlan): (row: TableRow) => string | null {
  const places = mappedColumns(mapping, plan).flatMap(({ isKey, place }) => (isKey ? [place] : []));
  return ({ cells }) => {
    const parts = places.map((place) => {
      const cell = cells[place];
      return cell ? keyText(shownText(cell)) : "";
    });
    return parts.every((part) => part === "") ? null : parts.join(" | ");
  };
}
