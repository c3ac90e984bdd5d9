import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";
import { readCsvTable } from "@/lib/importing/csv-table";
import { describeProblem, type FileProblem } from "@/lib/importing/problem";
import { type RecordFile, recordFiles } from "@/lib/importing/records/files";
import { readRecords } from "@/lib/importing/records/read-records";
import type { RecordTables } from "@/lib/importing/records/record-reader";
import { siteTypeOfRecord } from "./records-site-types";
import { runCommand } from "./run-command";

const USAGE =
  "Usage: records-to-seed.ts --read-on 2026-11-30 FOLDER... (folders with sources, sites, claims, policies and facts as CSV)";
const SEED = path.join(import.meta.dirname, "../db/seed/data/records");

// Reads record folders with the importer and writes each as a seed file. Prints rows read and taken by file, and every row that is left out.
runCommand({ interruptedCode: 130 }, async (context) => {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { "read-on": { type: "string" } } });
  const readOn = values["read-on"];
  if (!readOn || positionals.length === 0) throw new Error(USAGE);
  await mkdir(SEED, { recursive: true });
  for (const folder of positionals) {
    const name = path.basename(folder);
    const { tables, problems } = await openFolder(folder);
    const read = readRecords(tables, { name, readOn, siteTypeOf: siteTypeOfRecord });
    for (const problem of [...problems, ...read.problems]) context.log(describeProblem(problem));
    for (const [file, { read: rows, taken }] of Object.entries(read.counts))
      context.log(`${name}/${file}.csv: ${rows} rows read, ${taken} taken`);
    const content = JSON.stringify({ publishedOn: readOn, ...read.set }, null, 1);
    await writeFile(path.join(SEED, `${name}.json`), `${content}\n`);
  }
  return 0;
});

async function openFolder(folder: string): Promise<{ tables: RecordTables; problems: FileProblem[] }> {
  const problems: FileProblem[] = [];
  const tables: Partial<RecordTables> = {};
  for (const file of Object.keys(recordFiles) as RecordFile[]) {
    const read = readCsvTable(`${file}.csv`, await readFile(path.join(folder, `${file}.csv`), "utf8"));
    problems.push(...read.problems);
    tables[file] = read.table;
  }
  return { tables: tables as RecordTables, problems };
}
