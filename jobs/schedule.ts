import type { CronItem } from "graphile-worker";

/**
 * What runs by the clock; several workers put each into the queue once. A night that was missed is made up for at the start. The queue
 * knows UTC only, and the workspace's day begins at another hour: each task is asked for every hour and works once a day.
 */
export const schedule: CronItem[] = [
  {
    task: "refresh-stale-sites",
    match: "5 * * * *",
    identifier: "nightly-refresh",
    payload: { scope: "open", onNewDayOnly: true },
    options: { jobKey: "refresh-stale-sites:open" },
  },
  {
    task: "score-matured-forecasts",
    match: "30 * * * *",
    identifier: "nightly-scores",
    payload: { onNewDayOnly: true },
    options: { jobKey: "score-matured-forecasts" },
  },
  {
    task: "store-results",
    match: "45 * * * *",
    identifier: "nightly-results",
    options: { jobKey: "store-results", queueName: "results", priority: 20 },
  },
];
