import { parsePartialDate } from "@/lib/domain/dates-as-written/partial-date";
import type { knownPrecisions } from "@/lib/domain/vocabulary";

type KnownDay = { on: string; precision: (typeof knownPrecisions)[number] };

/**
 * When something was said or published: `2026-04-01`, or the last day of `2026-04`, `2026-Q2` or `2026`, but none after `readOn`, the day on
 * which the page was read.
 * @returns null when the text is none of these
 */
export function readKnownDay(text: string, readOn: string): KnownDay | null {
  const { latestOn = null, precision } = parsePartialDate(text) ?? {};
  if (latestOn === null || precision === undefined) return null;
  if (precision !== "day" && precision !== "month" && precision !== "quarter" && precision !== "year") return null;
  return { on: precision !== "day" && latestOn > readOn ? readOn : latestOn, precision };
}
