import { numberAt } from "@/lib/forecast";
import type { Column } from "./laws";
import type { PhaseSchedule } from "./phase-schedule";

/** What a phase's service waits for last: an open gate by its id, the rest, the phase in front, a closing that is under way, or an export licence. */
export type Decider = { kind: "gate"; id: string } | { kind: "rest" | "previous" | "closing" | "licence" };

export type Decided = {
  by: Decider;
  /** Of the draws. */
  share: number;
  /** Its part of the mean day of service given completion, as days after `fromDay`; null without that day. */
  delayDays: number | null;
};

/**
 * The share of draws in which each is the last that service waits for, largest first; they add up to 1, and their days to the mean delay of the
 * draws that serve. Where several gates end on the same day each has an equal part of the draw.
 * @param previous the phase in front, null for the first
 * @param fromDay epoch day from which days are counted
 */
export function decidedBy(
  { phase, gates, serviceDay, cancelledDay, licensedDay }: PhaseSchedule,
  previous: PhaseSchedule | null,
  fromDay: number | null = null,
): Decided[] {
  const front = phase.isIndependent ? null : (previous?.serviceDay ?? null);
  const deciders: Decider[] = [
    ...gates.map(({ id, kind }): Decider => (kind === "rest" ? { kind } : { kind: "gate", id })),
    { kind: "previous" },
    { kind: "closing" },
    { kind: "licence" },
  ];
  const [PREVIOUS, CLOSING, LICENCE] = [gates.length, gates.length + 1, gates.length + 2];
  const counts = new Float64Array(deciders.length);
  const days = new Float64Array(deciders.length);
  let served = 0;
  const give = (place: number, part: number, delay: number) => {
    counts[place] = numberAt(counts, place) + part / serviceDay.length;
    days[place] = numberAt(days, place) + part * delay;
  };
  const delays = new Float64Array(serviceDay.length);
  const last = new Uint16Array(serviceDay.length);
  for (const { end } of gates) countEqual(last, end, serviceDay);
  for (let d = 0; d < serviceDay.length; d += 1) {
    const day = numberAt(serviceDay, d);
    const isServed = cancelledDay[d] === Number.POSITIVE_INFINITY;
    if (isServed) served += 1;
    const delay = isServed && fromDay !== null ? day - fromDay : 0;
    delays[d] = delay;
    if (front?.[d] === day) give(PREVIOUS, 1, delay);
    else if (licensedDay?.[d] === day) give(LICENCE, 1, delay);
    else if (last[d] === 0) give(CLOSING, 1, delay);
    else continue;
    last[d] = 0;
  }
  for (const [i, { end }] of gates.entries())
    for (let d = 0; d < serviceDay.length; d += 1) {
      const ways = last[d] ?? 0;
      if (ways > 0 && end[d] === serviceDay[d]) give(i, 1 / ways, numberAt(delays, d));
    }
  return deciders
    .map((by, i) => ({
      by,
      share: numberAt(counts, i),
      delayDays: fromDay === null || served === 0 ? null : numberAt(days, i) / served,
    }))
    .filter(({ share }) => share > 0)
    .sort((a, b) => b.share - a.share);
}

/** Adds one in the draws in which two columns are equal. */
function countEqual(counts: Uint16Array, a: Column, b: Column): void {
  for (let d = 0; d < counts.length; d += 1) if (a[d] === b[d]) counts[d] = (counts[d] ?? 0) + 1;
}
