import type { Db } from "@/db/client";
import { inWorkspaceZone } from "@/db/clock";
import { findLastJobRun } from "@/db/queries/find-last-job-run";

/** Whether a task has not ended well yet on this day of the workspace's zone: what runs nightly is asked for every hour, in any zone. */
export async function isNewDay(db: Db, task: string): Promise<boolean> {
  const lastRun = await findLastJobRun(db, { task });
  const dayOf = (instant: Date | string) => inWorkspaceZone(instant).slice(0, 10);
  return lastRun === null || dayOf(lastRun) !== dayOf(new Date());
}
