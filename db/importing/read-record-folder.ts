import path from "node:path";
import type { FileProblem } from "@/lib/importing/problem";
import { type RecordFile, recordFiles } from "@/lib/importing/records/files";
import { type ReadOptions, readRecords } from "@/lib/importing/records/read-records";
import { readStrictTable } from "./read-strict-table";

export type ReadFolder = ReturnType<typeof readRecords>;

/** Reads the files of a record folder: sources, sites, claims, policies and facts, each a CSV. @throws when one is not there */
export async function readRecordFolder(folder: string, options: ReadOptions): Promise<ReadFolder> {
  const problems: FileProblem[] = [];
  const tableOf = async (file: RecordFile) => {
    const read = await readStrictTable({ name: `${file}.csv`, path: path.join(folder, `${file}.csv`) });
    problems.push(...read.problems);
    // A file without a table has a problem that says why: none of its rows are read.
    return read.table ?? { file: `${file}.csv`, columns: [...recordFiles[file]], rows: [], uneven: [] };
  };
  const tables = {
    sources: await tableOf("sources"),
    sites: await tableOf("sites"),
    claims: await tableOf("claims"),
    policies: await tableOf("policies"),
    facts: await tableOf("facts"),
  };
  const read = readRecords(tables, options);
  return { ...read, problems: [...problems, ...read.problems] };
}
