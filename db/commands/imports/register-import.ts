import type { ImportAction } from "@/lib/domain/vocabulary";
import type { FileProblem } from "@/lib/importing/problem";
import type { RegisterMapping } from "@/lib/importing/registers/mapping";
import type { StatedRow } from "@/lib/importing/registers/stated-row";

/** A row as it was read from a file: what it says or, where that is null, why it says nothing that can be taken. */
export type ReadRegisterRow = {
  rowNumber: number;
  raw: Record<string, string>;
  /** Tells it from the others, also where it could not be read; null for one without a key, and for what is no record. */
  key: string | null;
  stated: StatedRow | null;
  problems: FileProblem[];
  /** Why the row is no record of ours; it is kept and writes nothing. */
  leftOut: string | null;
};

export type RegisterFile = { name: string; sha256: string; bytes: number };

/** One publication of a register, read and not yet compared with the records. */
export type RegisterReading = {
  mapping: RegisterMapping;
  /** Titles of the columns that the mapping was made for. */
  titles: readonly string[];
  publishedOn: string;
  files: readonly RegisterFile[];
  /** In the order of the files, some hundreds at a time. */
  batches: AsyncIterable<{ file: string; sheet: string | null; rows: ReadRegisterRow[] }>;
};

export type ImportCounts = Record<
  Extract<ImportAction, "added" | "changed" | "unchanged" | "refused" | "asked" | "left_out">,
  number
>;

/** What an import does or, while it is staged, would do. */
export type RegisterReport = {
  rows: number;
  counts: ImportCounts;
  /** Dates that moved, and by how much. */
  slips: { later: number; earlier: number; medianDays: number | null };
  /** Keys of the publication before that this one does not carry: an event, not a cancellation. */
  vanished: string[];
  /** Keys that were gone from the publication before and are back. */
  returned: string[];
  /** Keys that are new where one of the same name, place and size is gone. */
  moved: { from: string; to: string }[];
};

/** The kind of a register's imports. */
export const registerKind = ({ register }: Pick<RegisterMapping, "register">) => `register:${register}`;
