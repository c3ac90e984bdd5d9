import { date, integer, jsonb, pgTable, text, timestamp, unique } from "drizzle-orm/pg-core";
import { sources } from "./sources";
import { importAction } from "./vocabulary";

/** One published state taken in; the files are known by their hash, so the same files again change nothing. */
export const imports = pgTable(
  "imports",
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    kind: text().notNull(),
    contentSha256: text().notNull(),
    publishedOn: date({ mode: "string" }).notNull(),
    fileNames: text().array().notNull(),
    sourceId: integer().references(() => sources.id),
    report: jsonb().notNull(),
    importedBy: text().notNull(),
    importedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [unique("imports_key").on(t.kind, t.contentSha256, t.publishedOn)],
);

export const importRows = pgTable("import_rows", {
  id: integer().primaryKey().generatedAlwaysAsIdentity(),
  importId: integer()
    .notNull()
    .references(() => imports.id),
  fileName: text().notNull(),
  rowNumber: integer().notNull(),
  action: importAction().notNull(),
  subject: text().notNull(),
  detail: text(),
  raw: jsonb().notNull(),
});
