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
  const shares = new Float64Array(deciders.length);
  const days = new Float64Array(deciders.length);
  let served = 0;
  const give = (place: number, delay: number) => {
    shares[place] = numberAt(shares, place) + 1 / serviceDay.length;
    days[place] = numberAt(days, place) + delay;
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
    if (front?.[d] === day) give(PREVIOUS, delay);
    else if (licensedDay?.[d] === day) give(LICENCE, delay);
    else if (last[d] === 0) give(CLOSING, delay);
    else continue;
    last[d] = 0;
  }
  for (const [i, { end }] of gates.entries()) {
    const { share, delay } = partOf(end, serviceDay, last, delays);
    shares[i] = share;
    days[i] = delay;
  }
  return deciders
    .map((by, i) => ({
      by,
      share: numberAt(shares, i),
      delayDays: fromDay === null || served === 0 ? null : numberAt(days, i) / served,
    }))
    .filter(({ share }) => share > 0)
    .sort((a, b) => b.share - a.share);
}

/** Adds one in the draws in which two columns are equal. */
function countEqual(counts: Uint16Array, a: Column, b: Column): void {
  for (let d = 0; d < counts.length; d += 1) if (numberAt(a, d) === numberAt(b, d)) counts[d] = (counts[d] ?? 0) + 1;
}

/** A gate's part of the draws, and of their delays, in which it is one of the `last` that end with service. */
function partOf(end: Column, serviceDay: Column, last: Uint16Array, delays: Column): { share: number; delay: number } {
  let share = 0;
  let delay = 0;
  for (let d = 0; d < end.length; d += 1) {
    const ways = last[d] ?? 0;
    if (ways === 0 || numberAt(end, d) !== numberAt(serviceDay, d)) continue;
    share += 1 / ways / end.length;
    delay += (1 / ways) * numberAt(delays, d);
  }
  return { share, delay };
}
