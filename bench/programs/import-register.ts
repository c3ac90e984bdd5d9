import { mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { loadRegister } from "@/db/testing/register-files";
import { cloneTemplate } from "@/db/testing/template-database";
import { TEST_TODAY } from "@/db/testing/test-day";
import { runCommand } from "@/scripts/run-command";
import { openTestServer } from "@/scripts/test-database";
import { writeRegisterCsv } from "../register-file";
import { writeRegisterWorkbook } from "../register-workbook";
import { runProgram } from "../run-program";
import type { ImportStep } from "./import-step";

// Usage: import-register.ts ROWS: previews a generated register as CSV and as XLSX, takes it in, inserts the same rows bare, and takes the same
// content in again. Each step is a process of its own. Its last line is JSON.

export type ImportFigures = Record<"csv" | "xlsx" | "applied" | "bare" | "again" | "appliedAgain", ImportStep>;

const DAY = "2026-01-31";
const rows = Number(process.argv[2]);

runCommand({ interruptedCode: 130 }, async (context) => {
  process.env.LEADTIME_TODAY = TEST_TODAY;
  // As `npm run import` has it.
  process.env.NODE_OPTIONS = "--max-old-space-size=2000";
  const server = await openTestServer(context);
  const folder = await mkdtemp(path.join(os.tmpdir(), "leadtime-import-"));
  context.onStop(() => rm(folder, { recursive: true, force: true }));
  const at = (name: string) => path.join(folder, name);
  await writeFile(at("mapping.json"), JSON.stringify(loadRegister));
  await writeRegisterCsv(at("loads.csv"), rows);
  await writeRegisterCsv(at("again.csv"), rows, 1);
  await writeRegisterWorkbook(at("loads.xlsx"), rows);
  const url = await cloneTemplate(server, "migrated", "leadtime_bench_import");
  const bareUrl = await cloneTemplate(server, "migrated", "leadtime_bench_bare");
  const step = async (...args: string[]) => {
    const took = await runProgram<ImportStep>("import-step.ts", ...args);
    process.stderr.write(`${args[0]} ${path.basename(args[2] ?? "")}: ${JSON.stringify(took)}\n`);
    return took;
  };
  const stage = (name: string) => step("stage", url, at(name), at("mapping.json"), DAY);
  const xlsx = await stage("loads.xlsx");
  const csv = await stage("loads.csv");
  const applied = await step("apply", url, `${csv.importId}`);
  const bare = await step("bare", bareUrl, url);
  const again = await stage("again.csv");
  const appliedAgain = await step("apply", url, `${again.importId}`);
  const figures: ImportFigures = { csv, xlsx, applied, bare, again, appliedAgain };
  process.stdout.write(`${JSON.stringify(figures)}\n`);
  return 0;
});
