import path from "node:path";
import { type RecordFile, recordFiles } from "@/lib/importing/records/files";
import { type ReadOptions, readRecords } from "@/lib/importing/records/read-records";
import { readRecordFiles } from "./read-record-files";

export type ReadFolder = ReturnType<typeof readRecords>;

/** Reads the files of a record folder: sources, sites, claims, policies and facts, each a CSV. One that is not there is a problem. */
export async function readRecordFolder(folder: string, options: ReadOptions): Promise<ReadFolder> {
  const kinds = Object.keys(recordFiles) as RecordFile[];
  const sources = Object.fromEntries(
    kinds.map((file) => [file, { name: `${file}.csv`, path: path.join(folder, `${file}.csv`) }]),
  );
  const { tables, problems } = await readRecordFiles(sources);
  const read = readRecords(tables, options);
  return { ...read, problems: [...problems, ...read.problems] };
}
