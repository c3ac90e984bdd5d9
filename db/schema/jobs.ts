import { date, pgTable, text, timestamp } from "drizzle-orm/pg-core";

/**
 * When each task of the worker last ended well; runs that found the day's work done are left out. What waits, runs or failed is in the
 * queue's own schema, `graphile_worker`.
 */
export const jobRuns = pgTable("job_runs", {
  task: text().primaryKey(),
  /** The day that it worked for, read when it began; null: it ended before this was recorded. */
  asOfOn: date({ mode: "string" }),
  finishedAt: timestamp({ withTimezone: true }).notNull(),
});
