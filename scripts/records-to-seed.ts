import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";
import { readRecordFolder } from "@/db/importing/read-record-folder";
import { describeProblem } from "@/lib/importing/problem";
import { withKnownWeakness } from "./records-evidence";
import { siteTypeOfRecord } from "./records-site-types";
import { runCommand } from "./run-command";

const USAGE =
  "Usage: npm run records-to-seed -- --read-on 2026-11-30 FOLDER... (each with sources, sites, claims, policies and facts as CSV)";
const SEED = path.join(import.meta.dirname, "../db/seed/data/records");

// Reads record folders with the importer and writes each as a seed file. Prints rows read and taken by file, and every row that is left out.
runCommand({ interruptedCode: 130 }, async (context) => {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { "read-on": { type: "string" } } });
  const readOn = values["read-on"];
  if (!readOn || positionals.length === 0) throw new Error(USAGE);
  await mkdir(SEED, { recursive: true });
  for (const folder of positionals) {
    const name = path.basename(folder);
    const { set, problems, counts } = await readRecordFolder(folder, { name, readOn, siteTypeOf: siteTypeOfRecord });
    for (const problem of problems) context.log(describeProblem(problem));
    for (const [file, { read, taken }] of Object.entries(counts))
      context.log(`${name}/${file}.csv: ${read} rows read, ${taken} taken`);
    const content = JSON.stringify({ publishedOn: readOn, ...withKnownWeakness(set) }, null, 1);
    await writeFile(path.join(SEED, `${name}.json`), `${content}\n`);
  }
  return 0;
});
