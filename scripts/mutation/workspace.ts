import { existsSync, lstatSync } from "node:fs";
import { cp, mkdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { runChild } from "../child";
import type { CommandContext } from "../run-command";
import { testsOf } from "./tests-of";

const STRYKER = "9.6.1";
const PROJECT = path.join(import.meta.dirname, "../..");

/** Stryker's packages are no dependency of the project, and its mutants are written nowhere near the sources. */
export const WORKSPACE = path.join(os.tmpdir(), `leadtime-mutation-${STRYKER}`);

/** Makes the workspace the working directory: Stryker, the project's packages by link, and a copy of `lib` with no tests but one folder's. */
export async function openWorkspace(context: CommandContext): Promise<void> {
  await mkdir(WORKSPACE, { recursive: true });
  process.chdir(WORKSPACE);
  if (!existsSync("node_modules/@stryker-mutator/vitest-runner")) await installStryker(context);
  await linkPackages();
  for (const file of ["stryker.config.json", "package.json"]) await cp(path.join(PROJECT, file), file);
  await cp(path.join(PROJECT, "scripts/mutation-tests.config.ts"), "vitest.config.ts");
  await cp(path.join(PROJECT, "scripts/same-examples.ts"), "same-examples.ts");
}

/**
 * Copies `lib` and what its tests read again, with one file of tests: those of `folder`. `isNarrow` leaves out tests of
 * whole forecasts.
 */
export async function copyLib(folder: string, isNarrow: boolean): Promise<void> {
  const isCopied = (file: string) => !["tsconfig.json", "screenshots"].includes(path.basename(file));
  for (const name of ["lib", "test-data", "docs", "messages", "db/seed/data", "db/importing"]) {
    await rm(name, { recursive: true, force: true });
    await cp(path.join(PROJECT, name), name, { recursive: true, filter: isCopied });
  }
  await writeFile(path.join("lib", folder, "all.test.ts"), await testsOf(path.join("lib", folder), isNarrow));
}

async function installStryker(context: CommandContext): Promise<void> {
  context.log(`Installing Stryker ${STRYKER} into ${WORKSPACE}`);
  const packages = [`@stryker-mutator/core@${STRYKER}`, `@stryker-mutator/vitest-runner@${STRYKER}`];
  const flags = ["--no-save", "--no-audit", "--no-fund", "--legacy-peer-deps", "--prefix", "."];
  const code = await runChild(context, "npm", ["install", ...flags, ...packages]);
  if (code !== 0) throw new Error(`expected npm to install Stryker ${STRYKER}, got exit code ${code}`);
}

/** The project's own Vitest and what `lib` imports; what Stryker brought for itself stays. */
async function linkPackages(): Promise<void> {
  const { dependencies } = JSON.parse(await readFile(path.join(PROJECT, "package.json"), "utf8")) as {
    dependencies: Record<string, string>;
  };
  for (const name of ["vitest", "vite", "fast-check", ...Object.keys(dependencies)]) {
    const link = path.join("node_modules", name);
    const isOurs = name === "vitest" || name === "vite" || lstatSync(link, { throwIfNoEntry: false })?.isSymbolicLink();
    if (isOurs) await rm(link, { recursive: true, force: true });
    if (existsSync(link)) continue;
    await mkdir(path.dirname(link), { recursive: true });
    await symlink(path.join(PROJECT, "node_modules", name), link, "junction");
  }
}
