import type { RecordFact } from "./record-set";

/** The last year that a figure's period names, else its value when that is a day; null when neither does. */
export function factYear({ period, value }: Pick<RecordFact, "period" | "value">): number | null {
  const years = [...(period ?? "").matchAll(/\b(19|20)\d{2}\b/g), ...value.matchAll(/^(19|20)\d{2}(?=-|$)/g)];
  const last = years.at(-1)?.[0];
  return last === undefined ? null : Number(last);
}
