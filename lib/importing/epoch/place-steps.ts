import { SAME_TOTAL_MEGAWATTS } from "./match-steps";
import type { PublishedStep } from "./steps";

/** A phase that another source gave. `megawatts`: what it adds; null where unknown, or of a plant and not of the load. */
export type PhaseOnRecord = { id: number; name: string; megawatts: number | null };

/** A phase on record and the steps that make it up, in order; the last one's day is the day on which all of it is in service. */
export type PlacedPhase = { phaseId: number; steps: readonly [PublishedStep, ...PublishedStep[]] };

export type UnplacedStep = { step: PublishedStep; reason: string };

/**
 * Which steps of a publication the phases of a site are, where these come from another source. A phase is a run of steps if the running total of the
 * publication is that of the phases (± 0.5 MW) both where it begins and where it ends: no megawatt is counted twice, and none is guessed at.
 * @param phases in their order
 * @param endOf the phase that a step is known to end from another publication, whatever its megawatts are now
 */
export function placeSteps(
  steps: readonly PublishedStep[],
  phases: readonly PhaseOnRecord[],
  endOf: (step: PublishedStep) => number | undefined,
): { placed: PlacedPhase[]; unplaced: UnplacedStep[] } {
  const placed: PlacedPhase[] = [];
  const partOf = new Map<PublishedStep, string>();
  let total = 0;
  let begin: number | null = 0;
  for (const phase of phases) {
    if (phase.megawatts === null) break;
    total += phase.megawatts;
    const byTotal = steps.findIndex(({ cumulativeMegawatts }) => isSame(cumulativeMegawatts, total));
    const end = byTotal === -1 ? steps.findIndex((step) => endOf(step) === phase.id) : byTotal;
    const [first, ...others] = begin === null || end === -1 ? [] : steps.slice(begin, end + 1);
    if (first) placed.push({ phaseId: phase.id, steps: [first, ...others] });
    for (const step of first ? [first, ...others] : []) partOf.set(step, phase.name);
    begin = end === -1 ? null : end + 1;
  }
  const ends = new Set(placed.map((phase) => phase.steps.at(-1)));
  const unplaced = steps
    .filter((step) => !ends.has(step))
    .map((step) => {
      const phase = partOf.get(step);
      return { step, reason: phase ? `a part of the phase "${phase}"` : noEnd(step) };
    });
  return { placed, unplaced };
}

const isSame = (one: number, other: number) => Math.abs(one - other) <= SAME_TOTAL_MEGAWATTS;
const noEnd = ({ cumulativeMegawatts }: PublishedStep) =>
  `no phase on record begins where it does and ends at ${cumulativeMegawatts} MW in all`;
