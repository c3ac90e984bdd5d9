import { EventEmitter } from "node:events";
import { parseCronItems, run, type WorkerEvents } from "graphile-worker";
import { connect } from "@/db/client";
import { today } from "@/db/clock";
import type { Actor } from "@/lib/domain/actor";
import { keepLeases } from "./leases";
import { schedule } from "./schedule";
import { bindTasks } from "./task";
import { allTasks } from "./task-list";
import { warningLogger } from "./warning-logger";

const ACTOR: Actor = { kind: "system", name: "worker" };

/** A forecast keeps the processor busy; a second job works while the first waits for the database. */
const JOBS_AT_ONCE = 2;

/** A job that waits longer for the lock of somebody who saves fails and is tried again, before the two can deadlock (1 s). */
const LOCK_TIMEOUT_MS = 500;

/** A running worker: `ended` settles when it stops, by `stop()` (which waits for the running jobs) or by an error. */
export type RunningWorker = { ended: Promise<void>; stop(): Promise<void> };

/**
 * Works through the queue of a migrated database until it is stopped. At its start it asks for what a missed night left undone.
 * @throws when the workspace's day or zone cannot be read
 * @param log receives what happened: one line per refreshed site, per failed job and per trouble of the queue
 */
export async function startWorker(databaseUrl: string, log: (line: string) => void): Promise<RunningWorker> {
  today();
  const { db, close } = connect(databaseUrl, {
    max: JOBS_AT_ONCE,
    statementTimeoutMs: 120_000,
    lockTimeoutMs: LOCK_TIMEOUT_MS,
  });
  const events: WorkerEvents = new EventEmitter();
  const leases = keepLeases(databaseUrl, events, log);
  const runner = await run({
    connectionString: databaseUrl,
    taskList: bindTasks(allTasks, { db, actor: ACTOR, log }),
    parsedCronItems: parseCronItems(schedule),
    concurrency: JOBS_AT_ONCE,
    noHandleSignals: true,
    // Any delay from 0 on makes a stop wait until what just ended is struck off the queue.
    preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
    logger: warningLogger(log),
    events,
  });
  let isRunning = true;
  const ended = runner.promise.finally(async () => {
    isRunning = false;
    await leases.stop();
    await close();
  });
  ended.catch(() => {});
  await runner.addJob("refresh-stale-sites", { scope: "all" }, { jobKey: "refresh-stale-sites:all" });
  await runner.addJob("score-matured-forecasts", {}, { jobKey: "score-matured-forecasts" });
  await runner.addJob("refresh-slip-adjustment", {}, { jobKey: "refresh-slip-adjustment" });
  await runner.addJob("store-results", {}, { jobKey: "store-results", queueName: "results", priority: 20 });
  return {
    ended,
    stop: async () => {
      if (isRunning) await runner.stop();
      await ended;
    },
  };
}
