import { sql } from "drizzle-orm";
import {
  bigint,
  customType,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import type { FileQuestion } from "@/lib/importing/problem";
import type { KeptMapping } from "@/lib/importing/registers/kept-mapping";
import type { RowChange } from "@/lib/importing/registers/row-plan";
import type { StatedRow } from "@/lib/importing/registers/stated-row";
import { sources } from "./sources";
import { importAction, importState } from "./vocabulary";

const bytea = customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => "bytea" });

/**
 * One published state read in; only an `applied` one is on record. The files are known by their hash, so that the same files again change nothing.
 */
export const imports = pgTable(
  "imports",
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    /** What was read: `seed`, `records`, a publisher's own importer, or `register:NAME`. */
    kind: text().notNull(),
    state: importState().notNull().default("applied"),
    contentSha256: text().notNull(),
    publishedOn: date({ mode: "string" }).notNull(),
    fileNames: text().array().notNull(),
    /** Of the files, in their order; none where the files themselves are not kept. */
    fileSha256s: text().array().notNull().default([]),
    /** How the rows of a register were read; null for an importer that needs none. */
    mapping: jsonb().$type<KeptMapping>(),
    sourceId: integer().references(() => sources.id),
    report: jsonb().notNull(),
    importedBy: text().notNull(),
    importedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
    undoneBy: text(),
    undoneAt: timestamp({ withTimezone: true }),
  },
  (t) => [
    uniqueIndex("imports_applied_key").on(t.kind, t.contentSha256, t.publishedOn).where(sql`${t.state} = 'applied'`),
    index().on(t.kind, t.publishedOn),
  ],
);

/** A row as it was read, and what it does (while staged: would do) to the records. */
export const importRows = pgTable(
  "import_rows",
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    importId: integer()
      .notNull()
      .references(() => imports.id),
    fileName: text().notNull(),
    sheet: text(),
    rowNumber: integer().notNull(),
    action: importAction().notNull(),
    subject: text().notNull(),
    detail: text(),
    /** The cells by the titles of their columns. */
    raw: jsonb().notNull(),
    /** Of a register's row: what tells it from the others. */
    key: text(),
    /** What the row says; null for one that could not be read. */
    stated: jsonb().$type<StatedRow>(),
    /** The dates and amounts that it moves. */
    changes: jsonb().$type<RowChange[]>(),
    /** Where it belongs: on record when it is applied. A site is not one of this import's alone. */
    siteId: integer(),
    phaseId: integer(),
  },
  (t) => [index().on(t.importId, t.action), index().on(t.importId, t.siteId), index().on(t.key)],
);

/** What is wrong or open in the rows of an import. */
export const importProblems = pgTable(
  "import_problems",
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    importId: integer()
      .notNull()
      .references(() => imports.id),
    fileName: text().notNull(),
    sheet: text(),
    rowNumber: integer(),
    columnName: text(),
    value: text(),
    reason: text().notNull(),
    question: jsonb().$type<FileQuestion>(),
  },
  (t) => [index().on(t.importId, t.rowNumber)],
);

/** A file as it was read in, in pieces; known by its hash. */
export const importFiles = pgTable("import_files", {
  sha256: text().primaryKey(),
  bytes: bigint({ mode: "number" }).notNull(),
});

export const importFilePieces = pgTable(
  "import_file_pieces",
  {
    sha256: text()
      .notNull()
      .references(() => importFiles.sha256),
    ordinal: integer().notNull(),
    piece: bytea().notNull(),
  },
  (t) => [primaryKey({ columns: [t.sha256, t.ordinal] })],
);
