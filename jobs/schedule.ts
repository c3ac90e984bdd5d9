import type { CronItem } from "graphile-worker";

/** What runs by the clock, in UTC; several workers put each into the queue once. A night that was missed is made up for at the start. */
export const schedule: CronItem[] = [
  {
    task: "refresh-stale-sites",
    match: "5 0 * * *",
    identifier: "nightly-refresh",
    payload: { scope: "open" },
    options: { jobKey: "refresh-stale-sites:open" },
  },
  {
    task: "score-matured-forecasts",
    match: "30 0 * * *",
    identifier: "nightly-scores",
    options: { jobKey: "score-matured-forecasts" },
  },
  {
    task: "store-results",
    match: "45 0 * * *",
    identifier: "nightly-results",
    options: { jobKey: "store-results", queueName: "results", priority: 20 },
  },
];
