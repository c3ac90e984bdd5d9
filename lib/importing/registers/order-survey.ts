import { columnOrder } from "@/lib/domain/dates-as-written/column-order";
import type { DateOrder } from "@/lib/domain/dates-as-written/types";
import type { FileProblem } from "../problem";
import type { TableRow } from "../table/row-reader";
import type { TablePlan } from "../table/survey";
import type { ColumnOrders } from "./column-dates";
import { mappedColumns } from "./mapped-columns";
import type { RegisterMapping } from "./mapping";
import { shownText } from "./shown-text";
import { readStatedDate } from "./stated-date";

const ISO_DAY = /^\d{4}-\d{2}-\d{2}$/;
const isDate = ({ field }: { field: string }) => field === "date" || field === "known_on" || field === "status_on";

/**
 * Looks through the rows of a table and decides for each column of dates in which order day, month and year stand. Where nothing decides,
 * the mapping's `dateOrder` holds, else it is asked; a column that proves another order keeps it.
 */
export function createOrderSurvey(mapping: RegisterMapping, plan: TablePlan) {
  const dates = mappedColumns(mapping, plan).filter(({ meanings }) => meanings.some(isDate));
  const texts = new Map(dates.map(({ title }) => [title, new Map<string, number>()]));

  return {
    add(rows: readonly TableRow[]): void {
      for (const { kind, cells, rowNumber } of rows)
        for (const { place, title } of kind === "data" ? dates : []) {
          const cell = cells[place];
          const text = cell && cell.value.kind !== "date" ? shownText(cell) : "";
          const seen = texts.get(title);
          if (text !== "" && !ISO_DAY.test(text) && !seen?.has(text)) seen?.set(text, rowNumber);
        }
    },
    finish(): { orders: ColumnOrders; questions: FileProblem[] } {
      const orders = new Map<string, DateOrder>();
      const questions: FileProblem[] = [];
      for (const [title, seen] of texts) {
        const found = columnOrder(seen.keys());
        if (found.kind === "decided") orders.set(title, found.order);
        if (found.kind === "none" || found.kind === "decided") continue;
        const possible: readonly DateOrder[] = found.kind === "ask" ? found.orders : ["dmy", "mdy", "ymd"];
        if (mapping.dateOrder && possible.includes(mapping.dateOrder)) {
          orders.set(title, mapping.dateOrder);
          continue;
        }
        const text = found.kind === "ask" ? found.text : found.texts[0];
        const candidates = possible.flatMap((order) => {
          const read = readStatedDate(text, { order });
          if (read.kind !== "date") return [];
          return [{ value: order, reading: read.date.earliestOn ?? read.date.latestOn ?? "" }];
        });
        const reason =
          found.kind === "ask"
            ? "may be several days: in which order do day, month and year stand? (dateOrder)"
            : `is written in one order and "${found.texts[1]}" in another: which holds? (dateOrder)`;
        const at = { file: plan.place.file, sheet: plan.place.sheet, row: seen.get(text) ?? null, column: title };
        questions.push({ ...at, value: text, reason, question: { about: "date_order", candidates } });
      }
      return { orders, questions };
    },
  };
}
