import { date, index, integer, jsonb, pgTable, text, timestamp, unique } from "drizzle-orm/pg-core";
import { datePrecision, evidenceMark, sourceClass } from "./vocabulary";

/**
 * Where a figure comes from: one publication of one page. Its key is `url | title | published on`, with a number behind it for a source
 * that an analyst called another one. Claims add or find sources; only `edit-source.ts` changes one.
 */
export const sources = pgTable(
  "sources",
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    naturalKey: text().notNull().unique(),
    url: text(),
    title: text().notNull(),
    publisher: text().notNull(),
    publishedOn: date({ mode: "string" }),
    /** How exactly the day of publication is known; `published_on` is then the last day of that month, quarter or year. */
    publishedPrecision: datePrecision().notNull().default("day"),
    retrievedOn: date({ mode: "string" }),
    language: text(),
    class: sourceClass().notNull(),
    quote: text(),
    licence: text(),
    attribution: text(),
    createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
    /** Raised by every edit. */
    version: integer().notNull().default(1),
    /** Who set the present content. */
    recordedBy: text().notNull(),
  },
  (t) => [index().on(t.publisher)],
);

/** One edit of a source, kept forever: the database refuses UPDATE, DELETE and TRUNCATE. */
export const sourceEdits = pgTable(
  "source_edits",
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    sourceId: integer()
      .notNull()
      .references(() => sources.id),
    /** The version that the edit made. */
    version: integer().notNull(),
    /** The fields that changed, each with its value before and after. */
    changes: jsonb().$type<Record<string, { from: string | null; to: string | null }>>().notNull(),
    reason: text().notNull(),
    recordedBy: text().notNull(),
    recordedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [unique().on(t.sourceId, t.version)],
);

/** The columns of every recorded figure: where it was said, how sure it is, and what to know about it. */
export const evidenceColumns = {
  sourceId: integer().references(() => sources.id),
  mark: evidenceMark().notNull(),
  note: text(),
  noteKo: text(),
};
