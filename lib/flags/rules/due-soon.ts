import { claimIdsOf, servedShareBy, silentSince, statedAs } from "../measures";
import type { FlagCheck } from "../types";

/**
 * Rule 2: the latest promise falls due within `flag_due_soon_days`, and neither energising, first power nor the end of works is on record. Task.
 * `servedShare`: of all draws, by `flag_due_grace_days` after the promised day.
 */
export const dueSoon: FlagCheck = (input) => {
  const { facts, thresholds, asOfDay } = input;
  const { latestPromise } = facts;
  if (latestPromise === null || facts.hasPower || facts.isComplete) return [];
  const leftDays = latestPromise.day - asOfDay;
  if (leftDays < 0 || leftDays > thresholds.flag_due_soon_days) return [];
  return [
    {
      rule: "due_soon",
      kind: "task",
      event: "date",
      mayBeHigh: false,
      sinceDay: Math.min(
        asOfDay,
        Math.max(latestPromise.claim.knownDay, latestPromise.day - thresholds.flag_due_soon_days),
      ),
      numbers: {
        ...statedAs("promised", latestPromise.claim),
        leftDays,
        graceDays: thresholds.flag_due_grace_days,
        servedShare: servedShareBy(input, latestPromise.day + thresholds.flag_due_grace_days),
        silentDay: silentSince(input),
      },
      claimIds: claimIdsOf(latestPromise),
    },
  ];
};
