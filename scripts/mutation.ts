import { existsSync } from "node:fs";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { readIfThere } from "@/db/embedded/files";
import { runChild } from "./child";
import { currentCommit } from "./current-commit";
import { withFolderScore } from "./mutation/mutation-page";
import { type MutationReport, type MutationScore, mutationScores, mutationTable } from "./mutation/mutation-scores";
import { copyLib, openWorkspace, WORKSPACE } from "./mutation/workspace";
import { type CommandContext, runCommand } from "./run-command";

/** `importing/*` are the files right in that folder. */
const FOLDERS = [
  "forecast",
  "scoring",
  "chain",
  "money",
  "flags",
  "readiness",
  "importing/*",
  "importing/table",
  "importing/records",
  "importing/epoch",
  "importing/registers",
  "importing/tree",
  "domain/dates-as-written",
  "slips",
  "portfolio",
];
/** The least score in per cent; the other folders have none yet. */
const LEAST = new Map([
  ["forecast", 85],
  ["scoring", 85],
  ["importing/*", 80],
  ["importing/table", 80],
  ["importing/records", 80],
  ["importing/epoch", 80],
  ["importing/registers", 80],
  ["importing/tree", 80],
  ["domain/dates-as-written", 80],
]);
const PAGE = path.join(import.meta.dirname, "../docs/mutation.md");
const REPORT = "reports/mutation/mutation.json";

// Usage: mutation.ts [--narrow] [FOLDER or FILE]... [Stryker's own options, as --name=value: --force, --dryRunOnly]
// Changes the sources in thousands of small ways and counts how many the tests of their folder notice. Without names: the folders above, one
// after the other; those that are done on this commit are passed over, and results for what has not changed are kept between runs.
// A folder's figures go into docs/mutation.md. --narrow leaves out most tests of whole forecasts: quicker, never kinder, and not written down.
// Ends with 1 when a folder is below its least score.
runCommand({ interruptedCode: 130 }, async (context) => {
  const options = process.argv.slice(2).filter((argument) => argument.startsWith("--"));
  const chosen = process.argv.slice(2).filter((argument) => !argument.startsWith("--"));
  const commit = currentCommit();
  await openWorkspace(context);
  let worst = 0;
  for (const name of chosen.length > 0 ? chosen : FOLDERS) {
    const done = path.join("done", fileName(name));
    if ((await readIfThere(done)) === commit && !options.includes("--force")) {
      context.log(`${name}: done on ${commit} already`);
      continue;
    }
    const score = await mutate(context, name, options);
    if (score === null) return 1;
    if (isFolder(name) && isWhole(options)) {
      const day = new Date().toISOString().slice(0, 10);
      const row = { ...score, name: `lib/${name}`, commit, day };
      await writeFile(PAGE, withFolderScore(await readFile(PAGE, "utf8"), row));
      await mkdir("done", { recursive: true });
      await writeFile(done, commit);
    }
    if ((score.percent ?? 100) < (LEAST.get(name) ?? 0)) worst = 1;
  }
  return worst;
});

const isFolder = (name: string) => !/\.ts(?::|$)/.test(name);
const fileName = (name: string) => name.replaceAll("/", "-").replaceAll("*", "files");
/** The folder whose tests meet the mutants of a folder or file. */
const testedBy = (name: string) =>
  isFolder(name)
    ? name.replace("/*", "")
    : (FOLDERS.find((folder) => name.startsWith(`lib/${folder}/`)) ?? name.split("/")[1] ?? "");
const isWhole = (options: string[]) => !options.some((option) => option === "--narrow" || option === "--dryRunOnly");

/** Runs Stryker on a folder of lib or on one file. @returns the overall score; null when Stryker wrote no report */
async function mutate(context: CommandContext, name: string, options: string[]): Promise<MutationScore | null> {
  const folder = testedBy(name);
  await copyLib(folder, options.includes("--narrow"));
  const { mutate: never } = JSON.parse(await readFile("stryker.config.json", "utf8")) as { mutate: string[] };
  const inFolder = name.endsWith("/*") ? `lib/${name}.ts` : `lib/${name}/**/*.ts`;
  const wanted = isFolder(name) ? inFolder : name;
  await rm(REPORT, { force: true });
  const stryker = path.join("node_modules", "@stryker-mutator", "core", "bin", "stryker.js");
  const code = await runChild(context, process.execPath, [
    stryker,
    "run",
    "stryker.config.json",
    `--mutate=${[wanted, ...never].join(",")}`,
    `--incrementalFile=reports/incremental-${fileName(folder)}.json`,
    ...options.filter((option) => option !== "--narrow"),
  ]);
  if (!existsSync(REPORT)) {
    context.log(`${name}: no report, exit code ${code}`);
    return null;
  }
  const scores = mutationScores(JSON.parse(await readFile(REPORT, "utf8")) as MutationReport);
  const kept = `reports/${fileName(isFolder(name) ? name : folder)}.json`;
  await writeFile(kept, await readFile(REPORT));
  console.log(mutationTable(scores));
  context.log(`${name}: report in ${path.join(WORKSPACE, kept)}`);
  return scores.at(-1) ?? null;
}
