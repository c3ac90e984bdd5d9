import { readdir, readFile } from "node:fs/promises";
import path from "node:path";

/** Tests that start processes, need a database, or weigh thousands of draws: too slow to meet every mutant. */
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
  "capital-at-risk-properties",
  "net-present-value-properties",
  "drawn-years",
].map((name) => `${name}.test.ts`);
/** Tests of whole forecasts that are worth most for their time: the kept figures, the order of nodes, the critical path by the book, refusals. */
const QUICK = ["critical-path.test.ts", "golden.test.ts", "graph.test.ts", "problems.test.ts"];

/**
 * A file that imports a folder's tests, as starting each on its own would cost most of the time. Those of single files go first: a table
 * that is made once is then made in the test of its own file.
 * @param isNarrow leaves out the tests of whole forecasts but for the quick ones
 */
export async function testsOf(folder: string, isNarrow: boolean): Promise<string> {
  const names = (await readdir(folder, { recursive: true }))
    .map((name) => name.replaceAll(path.sep, "/"))
    .filter((name) => /\.test\.ts$/.test(name) && !/(^|\.)(db|all)\.test\.ts$/.test(name))
    .filter((name) => !LEFT_OUT.includes(path.posix.basename(name)))
    .sort();
  const ranked = await Promise.all(
    names.map(async (name) => ({ name, rank: rankOf(name, await readFile(path.join(folder, name), "utf8")) })),
  );
  return ranked
    .sort((a, b) => a.rank - b.rank)
    .filter(({ rank }) => rank <= (isNarrow ? 2 : 3))
    .map(({ name }) => `import "./${name.replace(/\.ts$/, "")}";\n`)
    .join("");
}

/** 0: tests of single files; 1: of several; 2: the quick ones of whole forecasts; 3: the rest. */
function rankOf(name: string, source: string): number {
  if (QUICK.includes(name)) return 2;
  if (/\b(forecastOf|daysToStart)\b/.test(source)) return 3;
  return source.includes("./test-networks") ? 1 : 0;
}
