import type { FileProblem } from "@/lib/importing/problem";
import type { TableChoices } from "@/lib/importing/table/choices";
import type { SheetBatch } from "@/lib/importing/table/sheet";
import type { TablePlace } from "@/lib/importing/table/survey";
import type { Encoding } from "./text/encoding";

/** How far reading has come; bytes are those of the file or, in a workbook, of the sheet unpacked. */
export type ReadProgress = { file: string; sheet: string | null; bytesRead: number; bytesTotal: number };

export type ReadOptions = {
  signal?: AbortSignal;
  /** Called once for every piece of the file, 64 KB or less. */
  onProgress?: (progress: ReadProgress) => void;
};

/** Answers to what a file leaves open, and what an adapter knows of its publisher's files. */
export type FileChoices = TableChoices & { encoding?: Encoding; delimiter?: string };

/** A sheet whose rows can be read, as often as needed. */
export type OpenedSheet = {
  place: TablePlace;
  /** Hidden in its workbook. */
  isHidden: boolean;
  /** @throws UnreadableFile when the file turns out to be damaged */
  rows(options?: ReadOptions): AsyncGenerator<SheetBatch, void, void>;
};

export type OpenedFile = {
  /** A file in a zip is called `register.zip/north.csv`. */
  name: string;
  bytes: number;
  /** Of the raw bytes, in hexadecimal. */
  sha256: string;
  /** Null for a workbook, and for what could not be opened. */
  encoding: Encoding | null;
  /** None for a file that was refused or asks something first; `problems` says which. */
  sheets: OpenedSheet[];
  problems: FileProblem[];
};
