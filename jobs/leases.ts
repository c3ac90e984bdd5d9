import type { WorkerEvents } from "graphile-worker";
import { connect } from "@/db/client";
import { holdLeases, releaseOrphanedJobs } from "@/db/queue/worker-lease";

const EVERY_MS = 20_000;

/**
 * Holds a lease for the pool of workers of this process, in whose name jobs are taken, and gives the jobs of killed workers back to the
 * queue, every 20 s. Errors are reported and retried.
 */
export function keepLeases(
  databaseUrl: string,
  events: WorkerEvents,
  log: (line: string) => void,
): { stop(): Promise<void> } {
  const { db, close } = connect(databaseUrl, { max: 1 });
  const pools: string[] = [];
  let running: Promise<void> = Promise.resolve();
  const look = () => {
    running = running.then(async () => {
      await holdLeases(db, pools);
      const killed = await releaseOrphanedJobs(db);
      if (killed.length > 0) log(`jobs of killed workers are taken up again (${killed.join(", ")})`);
    });
    running = running.catch((error: unknown) => log(`leases: ${error instanceof Error ? error.message : error}`));
  };
  events.on("pool:create", ({ workerPool }) => {
    pools.push(workerPool.id);
    look();
  });
  const timer = setInterval(look, EVERY_MS);
  return {
    stop: async () => {
      clearInterval(timer);
      await running;
      await close();
    },
  };
}
