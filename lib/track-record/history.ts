import type { ReplayStep } from "./replay-steps";

/** What was said of a phase on a day; epoch days, null is "none" or "never". */
export type HistoryPoint = {
  asOfDay: number;
  p10Day: number | null;
  p50Day: number | null;
  p90Day: number | null;
  announcedDay: number | null;
  announcedBasis: "promised" | "estimated" | null;
  /** Not said then: made later from what was known then. */
  isReplay: boolean;
};

/** A replayed step as a point of a phase's history. */
export function replayPoint({ asOfDay, p10Day, p50Day, p90Day, announced }: ReplayStep): HistoryPoint {
  const announcedDay = announced?.day ?? null;
  return { asOfDay, p10Day, p50Day, p90Day, announcedDay, announcedBasis: announced?.basis ?? null, isReplay: true };
}

/** A median that moved by less is not worth a row. */
const NOTED_DAYS = 7;

/** The points that a table needs: the first and the last, and those whose median or announced date moved since the one kept before. */
export function notedPoints(points: readonly HistoryPoint[]): HistoryPoint[] {
  const noted: HistoryPoint[] = [];
  for (const [index, point] of points.entries()) {
    const before = noted.at(-1);
    if (!before || index === points.length - 1 || hasMoved(before, point)) noted.push(point);
  }
  return noted;
}

function hasMoved(before: HistoryPoint, after: HistoryPoint): boolean {
  if (before.isReplay !== after.isReplay || before.announcedDay !== after.announcedDay) return true;
  if (before.p50Day === null || after.p50Day === null) return before.p50Day !== after.p50Day;
  return Math.abs(after.p50Day - before.p50Day) >= NOTED_DAYS;
}
