import type { PartialDate } from "@/lib/domain/dates";
import type { DateOrder } from "@/lib/domain/dates-as-written/types";
import type { RegisterMapping } from "./mapping";
import type { RowFindings, Said } from "./row-findings";
import { readStatedDate, type StatedDate } from "./stated-date";

/** Day and month order by the title of the column, where its cells decide it. */
export type ColumnOrders = ReadonlyMap<string, DateOrder>;
/** The days of a cell; null for none, and for what cannot be read, which is then among the row's findings. */
export type ReadDateCell = (said: Said<"date" | "known_on" | "status_on">) => PartialDate | null;

/** Economies whose summer begins in December. */
const SOUTHERN = new Set(["ARG", "AUS", "BOL", "BRA", "CHL", "NZL", "PER", "PRY", "URY", "ZAF"]);

/**
 * Reads the dates of rows by what is known of their columns, their register and the row's economy. A text that a column holds often is read once.
 */
export function createDateReader(mapping: RegisterMapping, orders: ColumnOrders) {
  const read = new Map<string, StatedDate>();

  return (findings: RowFindings, iso3: string | null): ReadDateCell =>
    ({ column, text, meaning }) => {
      const hemisphere = SOUTHERN.has(iso3 ?? "") ? "south" : "north";
      const identity = [column.place, meaning.serials, hemisphere, text].join("|");
      const order = orders.get(column.title) ?? mapping.dateOrder;
      const context = { order, fiscalYear: mapping.fiscalYear, excelSerials: meaning.serials, hemisphere } as const;
      const stated = read.get(identity) ?? readStatedDate(text, context);
      read.set(identity, stated);
      if (stated.kind === "problem") findings.refuse(column.title, text, stated.reason, stated.question);
      return stated.kind === "date" ? stated.date : null;
    };
}
