import type { PartialDate } from "@/lib/domain/dates";
import { parsePartialDate } from "@/lib/domain/dates-as-written/partial-date";
import type { knownPrecisions } from "@/lib/domain/vocabulary";

export type KnownDay = { on: string; precision: (typeof knownPrecisions)[number] };

/**
 * When something was said or published: `2026-04-01`, or the last day of `2026-04`, `2026-Q2` or `2026`, but none after `readOn`, the day on
 * which the page was read.
 * @returns null when the text is none of these
 */
export function readKnownDay(text: string, readOn: string): KnownDay | null {
  const date = parsePartialDate(text);
  return date === null ? null : knownDayOf(date, readOn);
}

/** The same of a date that was read. */
export function knownDayOf({ latestOn, precision }: PartialDate, readOn: string): KnownDay | null {
  if (latestOn === null) return null;
  if (precision !== "day" && precision !== "month" && precision !== "quarter" && precision !== "year") return null;
  return { on: precision !== "day" && latestOn > readOn ? readOn : latestOn, precision };
}
