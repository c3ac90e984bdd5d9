import type { Chance } from "./chance";
import { medianDay, phaseFigures } from "./phase-figures";
import type { SiteSchedule } from "./site-schedule";
import { simulateSchedule } from "./site-schedule-draws";

/** The median day of service before and after each of some steps, given completion; null where the phase serves, ended, or never serves. */
export type Waterfall<Step> = {
  beforeDay: number | null;
  steps: { step: Step; day: number | null; days: number | null }[];
};

/**
 * What each step moves the P50 of a phase by, on the same draws: the steps' days add up to the difference between the last day and the first.
 * Where a day is missing on either side of a step, its days are null, and so there is no sum.
 */
export function waterfall<Step>(
  before: SiteSchedule,
  steps: readonly { step: Step; schedule: SiteSchedule }[],
  phaseId: string,
  chance: Chance,
): Waterfall<Step> {
  const medianOf = (schedule: SiteSchedule): number | null => {
    const found = simulateSchedule(schedule, chance).find(({ phase }) => phase.id === phaseId);
    return found ? medianDay(phaseFigures(found, 1)) : null;
  };
  const beforeDay = medianOf(before);
  let last = beforeDay;
  const moved = steps.map(({ step, schedule }) => {
    const day = medianOf(schedule);
    const days = day === null || last === null ? null : day - last;
    last = day;
    return { step, day, days };
  });
  return { beforeDay, steps: moved };
}
