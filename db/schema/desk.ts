import { bigint, integer, jsonb, pgTable, text, timestamp, unique } from "drizzle-orm/pg-core";
import { users } from "./model";
import { sites } from "./sites";

/** A table's address, kept under a name. */
export const savedViews = pgTable(
  "saved_views",
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    ownerId: text()
      .notNull()
      .references(() => users.id),
    name: text().notNull(),
    path: text().notNull(),
  },
  (t) => [unique("saved_views_key").on(t.ownerId, t.name)],
);

export const watches = pgTable(
  "watches",
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    userId: text()
      .notNull()
      .references(() => users.id),
    siteId: integer()
      .notNull()
      .references(() => sites.id),
  },
  (t) => [unique("watches_key").on(t.userId, t.siteId)],
);

/** Events written in the transaction that caused them, to be delivered later by the worker. */
export const outbox = pgTable("outbox", {
  id: bigint({ mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
  topic: text().notNull(),
  payload: jsonb().notNull(),
  createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  deliveredAt: timestamp({ withTimezone: true }),
});
