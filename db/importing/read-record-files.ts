import type { FileProblem } from "@/lib/importing/problem";
import { type RecordFile, recordFiles } from "@/lib/importing/records/files";
import type { RecordTables } from "@/lib/importing/records/record-reader";
import { readStrictTable } from "./read-strict-table";
import { type FileSource, readHead } from "./source";

/** What the files of records hold, by kind; a kind without a file has no rows. */
export type ReadRecordFiles = { tables: RecordTables; problems: FileProblem[] };

/** Which of the record files a file is by the columns of its first line; null for any other. */
export async function recordFileOf(source: FileSource): Promise<RecordFile | null> {
  const [line = ""] = (await readHead(source, 8_192)).toString("utf8").split(/\r?\n/);
  const titles = new Set(
    line
      .replace(/^\uFEFF/, "")
      .split(",")
      .map((title) => title.trim().replace(/^"|"$/g, "")),
  );
  const kinds = Object.entries(recordFiles) as [RecordFile, readonly string[]][];
  return kinds.find(([, columns]) => columns.every((column) => titles.has(column)))?.[0] ?? null;
}

/** Reads record files by kind: sources, sites, claims, policies and facts, each a CSV. */
export async function readRecordFiles(sources: Partial<Record<RecordFile, FileSource>>): Promise<ReadRecordFiles> {
  const problems: FileProblem[] = [];
  const tableOf = async (file: RecordFile) => {
    const source = sources[file];
    // A file without a table has a problem that says why: none of its rows are read.
    const empty = { file: source?.name ?? `${file}.csv`, columns: [...recordFiles[file]], rows: [], uneven: [] };
    if (!source) return empty;
    const read = await readStrictTable(source);
    problems.push(...read.problems);
    return read.table ?? empty;
  };
  const tables = {
    sources: await tableOf("sources"),
    sites: await tableOf("sites"),
    claims: await tableOf("claims"),
    policies: await tableOf("policies"),
    facts: await tableOf("facts"),
  };
  return { tables, problems };
}
