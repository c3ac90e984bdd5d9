import { date, jsonb, pgTable, primaryKey, text, timestamp } from "drizzle-orm/pg-core";

/**
 * Figures that the worker computes and pages read: of each kind and key the newest. They follow from the records and are replaced when
 * these change, so the audit leaves them out. `db/results/kinds.ts` says what the figures of each kind are.
 */
export const storedResults = pgTable(
  "stored_results",
  {
    kind: text().notNull(),
    /** What of its kind: an economy, a site's id, a group; `all` where there is one only. */
    key: text().notNull(),
    /** Of all that was read, the day and the versions of the model: equal hashes have equal figures. */
    inputHash: text().notNull(),
    engineVersion: text().notNull(),
    /** The day on which the figures hold. */
    asOfOn: date({ mode: "string" }).notNull(),
    figures: jsonb().notNull(),
    computedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.kind, t.key] })],
);
