import type { Db } from "../client";
import { listJobs, type QueuedJob } from "../queries/list-jobs";

/** The queue without the job for the stored results, which every change asks for as well and which waits two seconds. */
export async function jobsBesideResults(db: Db): Promise<QueuedJob[]> {
  return (await listJobs(db)).filter(({ task }) => task !== "store-results");
}
