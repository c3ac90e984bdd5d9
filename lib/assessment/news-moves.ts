import { scheduleSteps } from "@/lib/chain/schedule-steps";
import type { SiteRecords } from "@/lib/domain/records";
import { siteChance } from "@/lib/schedule/site-chance";
import type { SiteSchedule } from "@/lib/schedule/site-schedule";
import { simulateSchedule } from "@/lib/schedule/site-schedule-draws";
import type { AssessmentOptions } from "./engine-options";
import { serviceP50DayOf } from "./simulate-site";
import { streamsOf } from "./site-streams";
import type { PhaseAssessment } from "./types";

/** By how much a phase's forecast moved between two readings of its site, on the same draws. */
export type NewsMove = {
  phaseId: number;
  /** Days by which what was claimed moved the P50 of all draws (later: positive), against somebody having merely looked. */
  p50DaysByNews: number;
  /** Days by which the look alone moved it. */
  p50DaysByLook: number;
  /** Change of P(cancelled) by what was claimed, in percentage points. */
  cancelledPointsByNews: number;
};

/**
 * What news and what looks moved, of each phase that was open before and is. Two schedules are drawn, whatever the number of claims.
 * @param assessments of the later reading, with the same options
 */
export function newsMoves(
  before: SiteRecords,
  after: SiteRecords,
  assessments: readonly PhaseAssessment[],
  options: AssessmentOptions,
): NewsMove[] {
  const steps = scheduleSteps(before, after);
  const [known, looked] = (["model", "looks"] as const).map(
    (kind) => steps.find(({ step }) => step.kind === kind)?.schedule,
  );
  const now = steps.at(-1)?.schedule;
  if (!known || !looked || !now) return [];
  const streams = streamsOf({ ...now, phases: [...known.phases, ...now.phases] }, options);
  const chance = siteChance(now, streams);
  const drawn = (schedule: SiteSchedule) =>
    new Map(
      simulateSchedule(schedule, chance).map((found) => {
        const cancelled = found.cancelledDay.reduce((sum, day) => sum + (day === Number.POSITIVE_INFINITY ? 0 : 1), 0);
        const figures = { p50Day: serviceP50DayOf(found), cancelled: cancelled / found.cancelledDay.length };
        return [Number(found.phase.id), figures] as const;
      }),
    );
  const [first, second] = [drawn(known), drawn(looked)];
  streams.end();
  return assessments.flatMap(({ phaseId, serviceP50Day, cancelled }): NewsMove[] => {
    const [was, seen] = [first.get(phaseId), second.get(phaseId)];
    if (serviceP50Day === null || !was || !seen) return [];
    return [
      {
        phaseId,
        p50DaysByNews: serviceP50Day - seen.p50Day,
        p50DaysByLook: seen.p50Day - was.p50Day,
        cancelledPointsByNews: 100 * (cancelled.total - seen.cancelled),
      },
    ];
  });
}
