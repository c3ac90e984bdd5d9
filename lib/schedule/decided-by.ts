import { numberAt } from "@/lib/forecast";
import type { PhaseSchedule } from "./phase-schedule";

/** What a phase's service waits for last: an open gate by its id, the rest, the phase in front, or a closing that is under way. */
export type Decider = { kind: "gate"; id: string } | { kind: "rest" | "previous" | "closing" };

/**
 * The share of draws in which each is the last that service waits for, largest first; they add up to 1. Where several gates end on the same day
 * each has an equal part of the draw.
 * @param previous the phase in front, null for the first
 */
export function decidedBy(
  { phase, gates, serviceDay }: PhaseSchedule,
  previous: PhaseSchedule | null,
): { by: Decider; share: number }[] {
  const front = phase.isIndependent ? null : (previous?.serviceDay ?? null);
  const deciders: Decider[] = [
    ...gates.map(({ id, kind }): Decider => (kind === "rest" ? { kind } : { kind: "gate", id })),
    { kind: "previous" },
    { kind: "closing" },
  ];
  const counts = new Float64Array(deciders.length);
  for (let d = 0; d < serviceDay.length; d += 1) {
    const day = numberAt(serviceDay, d);
    const last = gates.flatMap(({ end }, i) => (end[d] === day ? [i] : []));
    const places = front?.[d] === day ? [gates.length] : last.length > 0 ? last : [gates.length + 1];
    for (const place of places) counts[place] = numberAt(counts, place) + 1 / places.length / serviceDay.length;
  }
  return deciders
    .map((by, i) => ({ by, share: numberAt(counts, i) }))
    .filter(({ share }) => share > 0)
    .sort((a, b) => b.share - a.share);
}
