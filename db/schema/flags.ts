import { sql } from "drizzle-orm";
import { date, index, integer, jsonb, pgTable, timestamp, uniqueIndex } from "drizzle-orm/pg-core";
import { phases } from "./sites";
import { flagRule, flagSeverity } from "./vocabulary";

/** A warning about a phase; cleared ones stay as history. `reason` holds the numbers, put into words on screen. */
export const flags = pgTable(
  "flags",
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    phaseId: integer()
      .notNull()
      .references(() => phases.id),
    rule: flagRule().notNull(),
    severity: flagSeverity().notNull(),
    reason: jsonb().notNull(),
    claimIds: integer().array().notNull(),
    since: date({ mode: "string" }).notNull(),
    raisedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
    clearedAt: timestamp({ withTimezone: true }),
  },
  (t) => [
    uniqueIndex("flags_open_key").on(t.phaseId, t.rule).where(sql`${t.clearedAt} is null`),
    index().on(t.clearedAt),
  ],
);
