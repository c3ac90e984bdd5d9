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

/** Days by which a claim moved the P50 of a phase, the claims before it already told. */
export type ClaimMove = { claimId: number; days: number };

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
  const told = steps.filter(({ step }) => step.kind === "model" || step.kind === "looks");
  const [known, looked] = drawnFigures(told, steps, options);
  if (!known || !looked) return [];
  return assessments.flatMap(({ phaseId, serviceP50Day, cancelled }): NewsMove[] => {
    const [was, seen] = [known.get(phaseId), looked.get(phaseId)];
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

/** What each claim between two readings moved, by phase id, in the order in which they were recorded. One schedule is drawn a claim, for all phases at once. */
export function claimMoves(
  before: SiteRecords,
  after: SiteRecords,
  options: AssessmentOptions,
): ReadonlyMap<number, readonly ClaimMove[]> {
  const steps = scheduleSteps(before, after).filter(({ step }) => step.kind !== "model");
  const figures = drawnFigures(steps, steps, options);
  const moves = new Map<number, ClaimMove[]>();
  for (const [place, { step }] of steps.entries()) {
    if (!("claim" in step)) continue;
    for (const [phaseId, { p50Day }] of figures[place] ?? []) {
      const was = figures[place - 1]?.get(phaseId);
      if (was)
        moves.set(phaseId, [...(moves.get(phaseId) ?? []), { claimId: step.claim.id, days: p50Day - was.p50Day }]);
    }
  }
  return moves;
}

type Step = ReturnType<typeof scheduleSteps>[number];
type Figures = ReadonlyMap<number, { p50Day: number; cancelled: number }>;

/** P50 of all draws and P(cancelled) of each phase after each step; the columns are those of the last of `all`. */
function drawnFigures(steps: readonly Step[], all: readonly Step[], options: AssessmentOptions): Figures[] {
  const now = all.at(-1)?.schedule;
  if (!now) return [];
  // A phase that served or ended since is drawn too.
  const streams = streamsOf({ ...now, phases: [...(all[0]?.schedule.phases ?? []), ...now.phases] }, options);
  const chance = siteChance(now, streams);
  const figuresOf = (schedule: SiteSchedule): Figures =>
    new Map(
      simulateSchedule(schedule, chance).map((found) => {
        const cancelled = found.cancelledDay.reduce((sum, day) => sum + (day === Number.POSITIVE_INFINITY ? 0 : 1), 0);
        return [
          Number(found.phase.id),
          { p50Day: serviceP50DayOf(found), cancelled: cancelled / found.cancelledDay.length },
        ];
      }),
    );
  const figures = steps.map(({ schedule }) => figuresOf(schedule));
  streams.end();
  return figures;
}
