import { claimIdsOf, monthsOf, newsDay, operatorAs, partyAs, statedAs } from "../measures";
import type { FlagCheck } from "../types";

/** Rule 1b: no promise of the party itself is on record, and P50 is at least `flag_late_days` after the first estimate. Task: get a date from the party. */
export const lateOnEstimate: FlagCheck = (input) => {
  const { p50Day, facts, thresholds } = input;
  const { firstEstimate, latestPromise } = facts;
  if (latestPromise !== null || firstEstimate === null || p50Day === null) return [];
  const lateDays = p50Day - firstEstimate.day;
  if (lateDays < thresholds.flag_late_days) return [];
  return [
    {
      rule: "late_on_estimate",
      kind: "task",
      event: "date",
      mayBeHigh: false,
      sinceDay: newsDay(input),
      numbers: {
        ...operatorAs(input),
        p50Day: Math.round(p50Day),
        lateMonths: monthsOf(lateDays),
        ...statedAs("estimated", firstEstimate.claim),
        ...partyAs("party", firstEstimate.claim),
      },
      claimIds: claimIdsOf(firstEstimate),
    },
  ];
};
