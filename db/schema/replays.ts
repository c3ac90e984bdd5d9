import { date, integer, jsonb, pgTable, text, timestamp } from "drizzle-orm/pg-core";
import { sites } from "./sites";

/**
 * What the engine of today would have said of a site from what was known on an earlier day, beside what happened until a later one.
 * Made from the records whenever they change and replaced then: never a forecast that was made at the time, and no part of the archive.
 */
export const replays = pgTable("replays", {
  siteId: integer()
    .primaryKey()
    .references(() => sites.id),
  /** Of the site's version, the two days, the model and the engine: another key means that the row is out of date. */
  inputKey: text().notNull(),
  /** The earlier published state: nothing that became known after this day was read. */
  knownOn: date({ mode: "string" }).notNull(),
  /** The later published state, whose day ends the window. */
  examinedOn: date({ mode: "string" }).notNull(),
  /** One `ReplayStep` per phase that was open on the earlier day. */
  steps: jsonb().notNull(),
  computedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
});
