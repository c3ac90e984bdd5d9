import { date, index, integer, pgTable, text, timestamp } from "drizzle-orm/pg-core";
import { evidenceMark, sourceClass } from "./words";

/** Where a figure comes from: one publication of one page. Its key is `url | title | published on`. */
export const sources = pgTable(
  "sources",
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    naturalKey: text().notNull().unique(),
    url: text(),
    title: text().notNull(),
    publisher: text().notNull(),
    publishedOn: date({ mode: "string" }),
    retrievedOn: date({ mode: "string" }),
    language: text(),
    class: sourceClass().notNull(),
    quote: text(),
    licence: text(),
    attribution: text(),
    createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [index().on(t.publisher)],
);

/** The columns of every recorded figure: where it was said, how sure it is, and what to know about it. */
export const evidenceColumns = {
  sourceId: integer().references(() => sources.id),
  mark: evidenceMark().notNull(),
  note: text(),
  noteKo: text(),
};
