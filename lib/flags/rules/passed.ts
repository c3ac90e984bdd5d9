import { claimIdsOf, silentSince, statedAs } from "../measures";
import type { FlagCheck, FlagInput } from "../types";

/** Whether the latest promise has passed and nobody has looked at the phase since. */
export function isUnlooked({ facts, asOfDay }: FlagInput): boolean {
  const { latestPromise, lastLookDay } = facts;
  if (latestPromise === null || latestPromise.day >= asOfDay) return false;
  return lastLookDay === null || lastLookDay <= latestPromise.day;
}

/**
 * Rules 3 and 3b: the latest promise has passed and nobody has seen service. Without any look since it is a task: look. With one, of whatever kind, the
 * phase is overdue: a risk. `servedShare`: of all draws, in service by the as-of day.
 */
export const passed: FlagCheck = (input) => {
  const { assessment, p50Day, facts, asOfDay } = input;
  const { latestPromise } = facts;
  if (latestPromise === null || latestPromise.day >= asOfDay) return [];
  const isTask = isUnlooked(input);
  return [
    {
      rule: isTask ? "passed_not_looked" : "overdue",
      kind: isTask ? "task" : "risk",
      event: "date",
      mayBeHigh: false,
      sinceDay: latestPromise.day + 1,
      numbers: {
        ...statedAs("promised", latestPromise.claim),
        passedDays: asOfDay - latestPromise.day,
        lookDay: facts.lastLookDay,
        servedShare: assessment.inServiceByAsOf,
        p50Day: p50Day === null ? null : Math.round(p50Day),
        silentDay: silentSince(input),
      },
      claimIds: claimIdsOf(latestPromise),
    },
  ];
};
