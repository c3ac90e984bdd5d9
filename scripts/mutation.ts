import { existsSync } from "node:fs";
import { cp, mkdir, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { runChild } from "./child";
import { type House, runHouse } from "./house";
import { type MutationReport, mutationScores, mutationTable } from "./mutation/mutation-scores";

const STRYKER = "9.6.1";
const ROOMS = ["forecast", "scoring"];
/** Tests that read files outside the repository, start processes, or weigh thousands of draws: too slow to meet every mutant. */
const LEFT_OUT = [
  "vectors",
  "process",
  "properties",
  "factors",
  "determinism",
  "slots",
  "survival-learning",
  "copula",
  "jump",
  "pool",
].map((name) => `${name}.test.ts`);
/** Tests of whole forecasts that are worth most for their time: the kept figures, the order of nodes, the critical path by the book, refusals. */
const QUICK = ["critical-path.test.ts", "golden.test.ts", "graph.test.ts", "problems.test.ts"];
const PROJECT = path.join(import.meta.dirname, "..");
/** Stryker's packages are no dependency of the project, and its mutants are written nowhere near the sources. */
const WORKSPACE = path.join(os.tmpdir(), `leadtime-mutation-${STRYKER}`);
const REPORT = path.join("reports", "mutation", "mutation.json");

// Usage: mutation.ts [--narrow] [ROOM or FILE]... [Stryker's own options, as --name=value: --force, --dryRunOnly]
// --narrow leaves out most tests of whole forecasts: much quicker, and never kinder; a run without it after one with
// it (results are kept between runs) tries the survivors again.
// Changes the engine in thousands of small ways and counts how many the tests notice. Ends with 1 below the threshold of stryker.config.json.
runHouse({ interruptedCode: 130 }, async (house) => {
  const isNarrow = process.argv.includes("--narrow");
  const options = process.argv.slice(2).filter((argument) => argument.startsWith("-") && argument !== "--narrow");
  const chosen = process.argv.slice(2).filter((argument) => !argument.startsWith("-"));
  await mkdir(WORKSPACE, { recursive: true });
  process.chdir(WORKSPACE);
  if (!existsSync("node_modules/@stryker-mutator/vitest-runner")) await installStryker(house);
  await copySources(isNarrow ? 2 : 3);
  const mutate = chosen.length === 0 ? [] : ["--mutate", (await globsOf(chosen)).join(",")];
  const stryker = path.join("node_modules", "@stryker-mutator", "core", "bin", "stryker.js");
  await rm(REPORT, { force: true });
  const code = await runChild(house, process.execPath, [stryker, "run", "stryker.config.json", ...mutate, ...options]);
  if (!existsSync(REPORT)) return code;
  const report = JSON.parse(await readFile(REPORT, "utf8")) as MutationReport;
  console.log(mutationTable(mutationScores(report)));
  house.log(`Report: ${path.join(WORKSPACE, REPORT)}`);
  return code;
});

/** Installs Stryker, which then finds the project's own Vitest through a link. */
async function installStryker(house: House): Promise<void> {
  house.log(`Installing Stryker ${STRYKER} into ${WORKSPACE}`);
  const packages = [`@stryker-mutator/core@${STRYKER}`, `@stryker-mutator/vitest-runner@${STRYKER}`];
  const flags = ["--no-save", "--no-audit", "--no-fund", "--legacy-peer-deps", "--prefix", "."];
  const code = await runChild(house, "npm", ["install", ...flags, ...packages]);
  if (code !== 0) throw new Error(`expected npm to install Stryker ${STRYKER}, got exit code ${code}`);
}

async function copySources(widest: number): Promise<void> {
  await rm("lib", { recursive: true, force: true });
  for (const room of ROOMS) {
    const from = path.join(PROJECT, "lib", room);
    await cp(from, path.join("lib", room), { recursive: true, filter: (file) => !file.includes("tsconfig") });
  }
  for (const room of ROOMS)
    await writeFile(path.join("lib", room, "all.test.ts"), await testsOf(path.join("lib", room), widest));
  await cp(path.join(PROJECT, "stryker.config.json"), "stryker.config.json");
  await cp(path.join(import.meta.dirname, "mutation-tests.config.ts"), "vitest.config.ts");
  await cp(path.join(import.meta.dirname, "mutation-examples.ts"), "mutation-examples.ts");
  await cp(path.join(PROJECT, "package.json"), "package.json");
  for (const name of ["vitest", "vite", "fast-check"]) {
    const link = path.join("node_modules", name);
    await rm(link, { recursive: true, force: true });
    await symlink(path.join(PROJECT, "node_modules", name), link, "junction");
  }
}

/**
 * One file that imports a room's tests, as starting each on its own would cost most of the time. Those of single files go first: a
 * table that is made once is then made in the test of its own file.
 */
async function testsOf(folder: string, widest: number): Promise<string> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(".test.ts") && !LEFT_OUT.includes(name)).sort();
  const ranked = await Promise.all(
    names.map(async (name) => ({ name, rank: rankOf(name, await readFile(path.join(folder, name), "utf8")) })),
  );
  ranked.sort((a, b) => a.rank - b.rank);
  return ranked
    .filter(({ rank }) => rank <= widest)
    .map(({ name }) => `import "./${name.replace(/\.ts$/, "")}";\n`)
    .join("");
}

/** 0: tests of single files; 1: of several; 2: the quick ones of whole forecasts; 3: the rest. */
function rankOf(name: string, source: string): number {
  if (QUICK.includes(name)) return 2;
  if (/\b(forecastOf|preparedOf|daysToStart)\b/.test(source)) return 3;
  return source.includes("./test-networks") ? 1 : 0;
}

/** The files to mutate among those chosen by room or by path. */
async function globsOf(chosen: readonly string[]): Promise<string[]> {
  const { mutate } = JSON.parse(await readFile("stryker.config.json", "utf8")) as { mutate: string[] };
  const wanted = chosen.map((one) => (ROOMS.includes(one) ? `lib/${one}/*.ts` : one));
  return [...wanted, ...mutate.filter((glob) => glob.startsWith("!"))];
}
