import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { importsAmong } from "./source-rules/imports";
import { upwardImports } from "./source-rules/lib-folders";
import { sourceFiles } from "./source-rules/source-files";

// One violation per rule of ARCHITECTURE.md is planted in a copy of the rules; each must be reported, and lawful files must not.

const RESTRICTED = "lint/style/noRestrictedImports";
/** What `upwardImports` finds; the others are Biome's. */
const UPWARD = "upward-import";
type Plant = { rule: string; file: string; code: string; reported: string };

const importing = (rule: string, file: string, ...modules: string[]): Plant[] =>
  modules.map((module, index) => ({
    rule: `${rule}: ${module}`,
    file: file.replace("*", `planted-${index}`),
    code: `import * as planted from "${module}";\nexport const used = planted;\n`,
    reported: RESTRICTED,
  }));

const impure = (name: string, code: string): Plant => ({
  rule: `the engine is pure: ${code}`,
  file: `lib/forecast/planted-${name}.ts`,
  code: `export const used = ${code};\n`,
  reported: "plugin",
});

/** Imports against the order of lib's folders, of values and of types. */
const upward: Plant[] = [
  ["domain", "chain"],
  ["chain", "scenarios"],
  ["assessment", "flags"],
  ["assessment", "portfolio"],
  ["flags", "evaluation"],
  ["track-record", "operators"],
  ["operators", "portfolio"],
  ["planted", "domain"],
].map(([from, to], index) => ({
  rule: `lib/${from} may not import lib/${to}`,
  file: `lib/${from}/upward-${index}.ts`,
  code:
    index % 2 === 0
      ? `import type { Target } from "@/lib/${to}/target-of-upward";\nexport type Used = Target;\n`
      : `import { target } from "../${to}/target-of-upward";\nexport const used = target;\n`,
  reported: UPWARD,
}));

/** Imports by name, for a rule that lets types of the same file pass. */
const simulating = (file: string, ...code: string[]): Plant[] =>
  code.map((line, index) => ({
    rule: `simulations run in threads: ${line}`,
    file: file.replace("*", `planted-thread-${index}`),
    code: `${line}\nexport const used = planted;\n`,
    reported: "plugin",
  }));

const frameworks = ["next", "next/headers", "next-intl", "react", "react-dom/server", "@mantine/core"];

const plants: Plant[] = [
  ...upward,
  ...importing(
    "the engine imports only its own files",
    "lib/forecast/*.ts",
    "zod",
    "date-fns",
    "node:fs",
    "../domain/vocabulary",
    "@/lib/domain/vocabulary",
    "@/db/client",
  ),
  ...importing(
    "lib is pure",
    "lib/planted/*.ts",
    ...frameworks,
    "drizzle-orm",
    "postgres",
    "graphile-worker",
    "node:fs",
    "node:crypto",
  ),
  ...importing(
    "lib imports lib only",
    "lib/money/*.ts",
    "@/app/_data/today",
    "@/db",
    "@/db/queries/list-phases",
    "@/jobs/worker",
    "@/scripts/start",
    "@/e2e/server",
    "../../app/_ui/chip",
    "../../db/client",
  ),
  ...importing("a room over the others is lib all the same", "lib/portfolio/*.ts", "@/db/client", "react", "node:fs"),
  ...importing("db knows no framework", "db/queries/*.ts", ...frameworks),
  ...importing(
    "db imports lib only",
    "db/commands/*.ts",
    "@/app/_data/today",
    "@/jobs/worker",
    "@/scripts/start",
    "@/e2e/server",
    "../../app/_ui/chip",
  ),
  ...importing("only db/queue and jobs know the queue", "db/commands/queue-*.ts", "graphile-worker", "pg"),
  ...importing(
    "db/queue is db all the same",
    "db/queue/*.ts",
    "next",
    "react",
    "@/jobs/worker",
    "@/app/_data/today",
    "pg",
  ),
  ...["app/planted/queue-*.tsx", "app/_data/queue-*.ts", "e2e/queue-*.ts"].flatMap((file) =>
    importing("the queue is the worker's", file, "graphile-worker", "pg"),
  ),
  ...["jobs", "scripts"].flatMap((room) => [
    ...importing(`${room} know no framework`, `${room}/frame-*.ts`, ...frameworks),
    ...importing(`${room} never import app`, `${room}/app-*.ts`, "@/app/_data/today", "../app/_data/today"),
    ...importing(`${room} use commands and queries`, `${room}/db-*.ts`, "drizzle-orm", "postgres", "pg", "@/db/schema"),
  ]),
  ...importing(
    "pages and components read through app/_data",
    "app/planted/*.tsx",
    "@/db",
    "@/db/queries/list-phases",
    "@/db/commands/record-claim",
    "@/db/schema",
    "drizzle-orm",
    "postgres",
    "../../db/queries/list-phases",
    "@/jobs/worker",
    "@/scripts/start",
    "@/e2e/server",
  ),
  ...["app/_data/*.ts", "app/_auth/*.ts", "app/planted-*/actions.ts", "app/planted-*/route.ts"].flatMap((file) =>
    importing(
      "reads and actions use queries and commands",
      file,
      "drizzle-orm",
      "postgres",
      "@/db/schema",
      "@/db/client",
    ),
  ),
  ...importing(
    "browser tests see only the browser",
    "e2e/*.ts",
    "@/lib/domain/vocabulary",
    "@/db",
    "../lib/domain/vocabulary",
    "drizzle-orm",
    "postgres",
    "next",
    "react",
  ),
  ...["app/_data/*.ts", "app/planted/*.tsx", "db/queries/*.ts", "db/commands/*.ts"].flatMap((file) =>
    simulating(
      file,
      'import { evaluateSite as planted } from "@/lib/evaluation/evaluate";',
      'import { type SiteAssessment, assessSite as planted } from "@/lib/assessment/assess";',
      'import { portfolioOf as planted } from "@/lib/portfolio/portfolio";',
      'import { prepareWhatIf as planted } from "@/lib/what-if/what-if";',
      'import { runTask as planted } from "@/db/simulation/tasks";',
      'import * as planted from "@/lib/assessment/assess";',
      'const planted = import("@/lib/assessment/assess");',
      'export { evaluateSite } from "@/lib/evaluation/evaluate";\nconst planted = 1;',
    ),
  ),
  ...(["one", "two"] as const).map((name) => ({
    rule: `nobody imports in a circle: ${name}`,
    file: `lib/circle/${name}.ts`,
    code: `import { x as y } from "./${name === "one" ? "two" : "one"}";\nexport const x: number = 1 + y;\n`,
    reported: "lint/suspicious/noImportCycles",
  })),
  {
    rule: "barrels are two",
    file: "lib/money/index.ts",
    code: 'export * from "./lawful";\n',
    reported: "lint/performance/noBarrelFile",
  },
  impure("chance", "Math.random()"),
  impure("chance-kept", "Math.random"),
  impure("clock", "Date.now()"),
  impure("today", "new Date()"),
];

/** Nothing may be reported here: the rules forbid no more than they say. */
const lawful: Record<string, string> = {
  "lib/forecast/lawful.ts": 'import { used } from "./own";\nexport const day = [used, new Date(0)];\n',
  "lib/forecast/own.ts": "export const used = 1;\n",
  "lib/forecast/index.ts": 'export { day } from "./lawful";\n',
  ...Object.fromEntries(
    ["domain", "chain", "scenarios", "flags", "evaluation", "operators", "portfolio"].map((folder) => [
      `lib/${folder}/target-of-upward.ts`,
      "export type Target = number;\nexport const target = 1;\n",
    ]),
  ),
  "lib/money/lawful.ts":
    'import { z } from "zod";\nimport { day } from "@/lib/forecast";\nexport const used = [z, day];\n',
  "lib/portfolio/lawful.ts":
    'import { target } from "@/lib/chain/target-of-upward";\nimport type { Target } from "../operators/target-of-upward";\nexport const used: Target = target;\n',
  "db/schema/index.ts": 'export * from "./sites";\n',
  "db/schema/sites.ts": 'import { pgTable } from "drizzle-orm/pg-core";\nexport const sites = pgTable;\n',
  "db/queries/lawful.ts": 'import { used } from "@/lib/money/lawful";\nexport const row = used;\n',
  "db/queries/lawful-types.ts":
    'import type { evaluateSite, SiteEvaluation } from "@/lib/evaluation/evaluate";\nexport type { RaisedFlag } from "@/lib/flags/types";\nexport type T = SiteEvaluation | typeof evaluateSite;\n',
  "db/simulation/tasks.ts":
    'import { evaluateSite } from "@/lib/evaluation/evaluate";\nexport const tasks = { evaluateSite };\n',
  "db/queue/lawful.ts": 'import { run } from "graphile-worker";\nexport const started = run;\n',
  "jobs/lawful.ts": 'import { run } from "graphile-worker";\nexport const started = run;\n',
  "scripts/lawful.ts": 'import { row } from "@/db/queries/lawful";\nexport const printed = row;\n',
  "app/_data/lawful.ts": 'import { row } from "@/db/queries/lawful";\nexport const read = row;\n',
  "app/lawful/page.tsx":
    'import { read } from "@/app/_data/lawful";\nexport default function Page() {\n  return read;\n}\n',
  "e2e/lawful.spec.ts": 'import { test } from "@playwright/test";\nimport "./own";\ntest("x", () => {});\n',
  "e2e/own.ts": "export const own = 1;\n",
};

const isRule = (category: string) =>
  [RESTRICTED, "plugin", "lint/suspicious/noImportCycles", "lint/performance/noBarrelFile"].includes(category);

type Finding = { file: string; category: string };
let folder = "";
let found: Finding[] = [];

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), "leadtime-rules-"));
  const rules = JSON.parse(await readFile("biome.json", "utf8"));
  await write({
    "biome.json": JSON.stringify({ ...rules, $schema: undefined, vcs: { enabled: false } }),
    "tsconfig.json": await readFile("tsconfig.json", "utf8"),
    ...lawful,
    ...Object.fromEntries(plants.map(({ file, code }) => [file, code])),
  });
  await cp("biome-plugins", path.join(folder, "biome-plugins"), { recursive: true });
  const output = await run("biome", ["lint", "--reporter=json", "--max-diagnostics=none", "."]);
  const report: { diagnostics: { category: string; location: { path: string } }[] } = JSON.parse(output);
  found = report.diagnostics
    .map(({ category, location }) => ({ category, file: location.path.replaceAll("\\", "/") }))
    .filter(({ category }) => isRule(category));
  const upwards = upwardImports(importsAmong(await sourceFiles(folder)));
  found.push(...upwards.map(({ from }) => ({ file: from, category: UPWARD })));
}, 30_000);

afterAll(() => rm(folder, { recursive: true, force: true }));

describe("who may import whom", () => {
  for (const { rule, file, reported } of plants) {
    it(`${rule} (${file})`, () => {
      expect(found.filter((finding) => finding.file === file).map(({ category }) => category)).toContain(reported);
    });
  }

  it("leaves lawful imports alone", () => {
    expect(found.filter(({ file }) => file in lawful)).toEqual([]);
  });
});

it("the engine's own compiler settings know no network, process or console", async () => {
  const engine = path.join("lib", "engine");
  await write({
    [path.join(engine, "tsconfig.json")]: await readFile("lib/forecast/tsconfig.json", "utf8"),
    [path.join(engine, "planted.ts")]:
      "export const a = fetch;\nexport const b = process;\nexport const c = console;\nexport const d: number = 1;\n",
  });
  const output = await run("tsc", ["--noEmit", "--pretty", "false", "-p", engine]);
  const named = [...output.matchAll(/planted\.ts\((\d),\d+\): error TS\d+: Cannot find name '(\w+)'/g)];
  expect(named.map(([, line, name]) => `${line} ${name}`)).toEqual(["1 fetch", "2 process", "3 console"]);
}, 30_000);

async function write(files: Record<string, string>): Promise<void> {
  for (const [file, text] of Object.entries(files)) {
    await mkdir(path.join(folder, path.dirname(file)), { recursive: true });
    await writeFile(path.join(folder, file), text);
  }
}

/** Runs one of the project's own tools in the planted folder; finding something is its exit code, not an error of ours. */
function run(tool: "biome" | "tsc", args: string[]): Promise<string> {
  const script = path.resolve("node_modules", tool === "biome" ? "@biomejs/biome/bin/biome" : "typescript/bin/tsc");
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [script, ...args], { cwd: folder, maxBuffer: 64 << 20 }, (error, stdout) => {
      if (error && typeof error.code !== "number") reject(error);
      else resolve(stdout);
    });
  });
}
