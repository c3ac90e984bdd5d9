import type { PartialDate } from "@/lib/domain/dates";
import type { DateContext, DateOrder } from "@/lib/domain/dates-as-written/types";
import type { RegisterMapping } from "./mapping";
import type { RowFindings, Said } from "./row-findings";
import { readStatedDate } from "./stated-date";

/** Day and month order by the title of the column, where its cells decide it. */
export type ColumnOrders = ReadonlyMap<string, DateOrder>;
/** The days of a cell; null for none, and for what cannot be read, which is then among the row's findings. */
export type ReadDateCell = (said: Said<"date" | "known_on" | "status_on">) => PartialDate | null;

/** Economies whose summer begins in December. */
const SOUTHERN = new Set(["ARG", "AUS", "BOL", "BRA", "CHL", "NZL", "PER", "PRY", "URY", "ZAF"]);

/** Reads the dates of a row by what is known of their columns, their register and the row's economy. */
export function dateReaderOf(
  mapping: RegisterMapping,
  orders: ColumnOrders,
  findings: RowFindings,
  iso3: string | null,
): ReadDateCell {
  return ({ column, text, meaning }) => {
    const context: DateContext = {
      order: orders.get(column.title) ?? mapping.dateOrder,
      fiscalYear: mapping.fiscalYear,
      excelSerials: meaning.serials,
      hemisphere: SOUTHERN.has(iso3 ?? "") ? "south" : "north",
    };
    const stated = readStatedDate(text, context);
    if (stated.kind === "problem") findings.refuse(column.title, text, stated.reason, stated.question);
    return stated.kind === "date" ? stated.date : null;
  };
}
