import { cleanText } from "./clean-text";
import { isRealDay } from "./month-span";
import { tokenize } from "./tokenize";
import type { DateOrder } from "./types";
import { yearsOf } from "./written-years";

/**
 * The order of day and month in a column: decided by the first text that holds in one order only; `none` where no text depends on it;
 * `ask`, with the first text that both orders read, where nothing decides; `mixed` where two texts contradict each other.
 */
export type ColumnOrder =
  | { kind: "none" }
  | { kind: "decided"; order: DateOrder; by: string }
  | { kind: "ask"; orders: DateOrder[]; text: string }
  | { kind: "mixed"; texts: [string, string] };

/** Decides the order of day and month for a whole column: `03/04/2027` follows `30/9/2027`. */
export function columnOrder(texts: Iterable<string>): ColumnOrder {
  let left: DateOrder[] | null = null;
  let deciding: string | null = null;
  let open: string | null = null;
  for (const text of texts) {
    const days = daysByOrder(text);
    if (days.size === 0) continue;
    const before: DateOrder[] = left ?? [...days.keys()];
    left = before.filter((order) => days.has(order));
    if (left.length === 0) return { kind: "mixed", texts: [deciding ?? open ?? text, text] };
    if (left.length === 1 && (before.length > 1 || deciding === null)) deciding = text;
    if (new Set(days.values()).size > 1) open ??= text;
  }
  const [order, other] = left ?? [];
  if (order && !other && deciding !== null) return { kind: "decided", order, by: deciding };
  return left && open !== null ? { kind: "ask", orders: left, text: open } : { kind: "none" };
}

/** The days that a text in figures is, by the order that its figures are read in; none where the order does not matter to its form. */
function daysByOrder(text: string): Map<DateOrder, string> {
  const days = new Map<DateOrder, string>();
  for (const token of tokenize(cleanText(text)))
    for (const { order, year, month, day } of token.type === "figures" ? token.readings : [])
      if (order && yearsOf(year).some((one) => isRealDay(one, month, day ?? 1)))
        days.set(order, `${yearsOf(year)}-${month}-${day}`);
  return days;
}
