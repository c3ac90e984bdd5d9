import { bigint, jsonb, pgTable, text, timestamp } from "drizzle-orm/pg-core";

/** Written by triggers alone. Each row's hash covers the row before it, so a changed or missing row shows. */
export const auditLog = pgTable("audit_log", {
  id: bigint({ mode: "number" }).primaryKey(),
  at: timestamp({ withTimezone: true }).notNull(),
  actor: text().notNull(),
  tableName: text().notNull(),
  operation: text().notNull(),
  oldRow: jsonb(),
  newRow: jsonb(),
  previousHash: text().notNull(),
  hash: text().notNull().unique(),
});
