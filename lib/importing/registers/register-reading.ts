import type { FileProblem } from "../problem";
import type { RegisterMapping } from "./mapping";
import type { StatedRow } from "./stated-row";

/** A row as it was read from a file: what it says or, where that is null, why it says nothing that can be taken. */
export type ReadRegisterRow = {
  rowNumber: number;
  /** What tells it from the others; null where that is blank or cannot be read. */
  key: string | null;
  raw: Record<string, string>;
  stated: StatedRow | null;
  problems: FileProblem[];
  /** All that is wrong with it can be answered. */
  isAsked: boolean;
  /** What is taken otherwise than it stands, in words. */
  notes: string[];
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
  batches: AsyncGenerator<{ file: string; sheet: string | null; rows: ReadRegisterRow[] }, void, void>;
};
