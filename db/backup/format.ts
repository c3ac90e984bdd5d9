import { z } from "zod";

/** Grows when a file of this version could not be read by the code before it. */
export const FORMAT_VERSION = 1;

const Names = z.array(z.string());

/**
 * The first line of a backup. After it, per table, a line `{"table":name}` and one JSON array of texts and nulls per row, in the order of
 * `columns`; the last line is `{"end":rows}`.
 */
export const BackupHeader = z.object({
  format: z.literal("leadtime-backup"),
  version: z.number().int().positive(),
  /** The snapshot's instant. */
  takenAt: z.string(),
  postgresql: z.string(),
  /** The instants that name the migrations the database had, oldest first. */
  migrations: z.array(z.number().int()),
  tables: z.array(z.object({ name: z.string(), columns: Names })),
  sequences: z.array(z.object({ name: z.string(), lastValue: z.string(), isCalled: z.boolean() })),
});
export type BackupHeader = z.infer<typeof BackupHeader>;

/** The lines between the rows. */
export const BackupMark = z.union([
  z.object({ table: z.string() }).strict(),
  z.object({ end: z.number().int().nonnegative() }).strict(),
]);
