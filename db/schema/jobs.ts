import { pgTable, text, timestamp } from "drizzle-orm/pg-core";

/** When each task of the worker last ended well. What waits, runs or failed is in the queue's own schema, `graphile_worker`. */
export const jobRuns = pgTable("job_runs", {
  task: text().primaryKey(),
  finishedAt: timestamp({ withTimezone: true }).notNull(),
});
