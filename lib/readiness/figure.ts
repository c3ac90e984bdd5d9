import type { Figure, UnknownReason } from "./types";

/** `amount` null is unknown. `isCounted` null is unknown; `"not_needed"` leaves the entry out altogether. */
export type FigureEntry = { isCounted: boolean | null | "not_needed"; amount: number | null };

/**
 * Adds up the amounts of the entries that count. One that does not count is known to add 0, whatever its amount; one that is unknown,
 * or counts with an unknown amount, is not covered. Nothing covered is unknown, never 0.
 */
export function sumFigure(
  entries: FigureEntry[],
  reasons: { noEntry: UnknownReason; noStatus: UnknownReason; noAmount: UnknownReason },
): Figure {
  const needed = entries.filter((entry) => entry.isCounted !== "not_needed");
  const unknown = (reason: UnknownReason): Figure => ({ value: null, covered: 0, of: needed.length, reason });
  if (needed.length === 0) return unknown(entries.length > 0 ? "not_required" : reasons.noEntry);
  const covered = needed.filter(
    (entry) => entry.isCounted === false || (entry.isCounted === true && entry.amount !== null),
  );
  if (covered.length === 0) {
    return unknown(needed.some((entry) => entry.isCounted === true) ? reasons.noAmount : reasons.noStatus);
  }
  const value = covered.reduce((sum, entry) => sum + (entry.isCounted === true ? (entry.amount ?? 0) : 0), 0);
  return { value, covered: covered.length, of: needed.length, reason: null };
}
