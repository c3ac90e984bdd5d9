import type { CronItem } from "graphile-worker";
import { newDayKey } from "@/db/queue/new-day-key";

/**
 * What runs by the clock; several workers put each into the queue once. A night that was missed is made up for at the start. The queue
 * knows UTC only, and the workspace's day begins at another hour: each nightly task is asked for every hour and works once a day.
 */
export const schedule: CronItem[] = [
  {
    task: "refresh-stale-sites",
    match: "5 * * * *",
    identifier: "nightly-refresh",
    payload: { scope: "open", onNewDayOnly: true },
    options: { jobKey: newDayKey("refresh-stale-sites") },
  },
  {
    task: "score-matured-forecasts",
    match: "30 * * * *",
    identifier: "nightly-scores",
    payload: { onNewDayOnly: true },
    options: { jobKey: newDayKey("score-matured-forecasts") },
  },
  {
    task: "refresh-slip-adjustment",
    match: "35 * * * *",
    identifier: "nightly-slip-adjustment",
    payload: { onNewDayOnly: true },
    options: { jobKey: newDayKey("refresh-slip-adjustment") },
  },
  {
    task: "store-results",
    match: "45 * * * *",
    identifier: "hourly-results",
    options: { jobKey: "store-results", queueName: "results", priority: 20 },
  },
];
