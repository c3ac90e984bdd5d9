import { readFileSync } from "node:fs";
import { connect, type Db } from "@/db/client";
import { applyImport } from "@/db/commands/imports/apply-import";
import { stageImport } from "@/db/commands/imports/stage-import";
import type { Actor } from "@/lib/domain/actor";
import { readOpened } from "@/scripts/import/read-opened";
import { insertBare } from "../bare-inserts";

// Usage: import-step.ts stage DATABASE FILE MAPPING DAY | apply DATABASE IMPORT | bare DATABASE FROM
// One step of an import in a process of its own, as `npm run import` takes it, or the same rows inserted bare. Prints what it took as JSON.

export type ImportStep = {
  seconds: number;
  /** Of this process, and of its connections' processes in the database server. */
  processorSeconds: { own: number; server: number };
  peakMegabytes: number;
  importId: number;
  /** Of the register, by what they would do; none for the steps that write. */
  counts: Record<string, number>;
  /** Rows of the audited tables that were written. */
  audited: number;
};

const TICKS_A_SECOND = 100;
const [step, url = "", ...args] = process.argv.slice(2);
const actor: Actor = { kind: "system", name: "bench" };
const silent = { log: () => {}, onStop: () => {}, hold: <Value>(starting: Promise<Value>) => starting };

async function stage(db: Db) {
  const [file = "", mapping, publishedOn = ""] = args;
  const options = { files: [file], mapping, publishedOn };
  const staged = await readOpened(db, options, silent, (reading) => stageImport(db, actor, reading));
  if (!staged) throw new Error(`${file} cannot be read`);
  return { importId: staged.importId, counts: staged.report.counts };
}

async function apply(db: Db) {
  const importId = Number(args[0]);
  const applied = await applyImport(db, actor, importId, { quarantine: false });
  if (!applied.ok) throw new Error(JSON.stringify(applied.failure));
  return { importId, counts: {} };
}

async function bare(db: Db) {
  return { importId: 0, counts: {}, seconds: await insertBare(args[0] ?? "", db, actor) };
}

async function auditedRows(db: Db): Promise<number> {
  const [row] = await db.execute<{ n: number }>("select coalesce(max(id), 0)::int as n from audit_log");
  return row?.n ?? 0;
}

/** Of the connections to this database that are still open, as the kernel counts it. */
async function serverSeconds(db: Db): Promise<number> {
  const pids = await db.execute<{ pid: number }>(
    "select pid from pg_stat_activity where datname = current_database() and application_name = 'leadtime'",
  );
  const ticks = pids.map(({ pid }) => {
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
    return Number(fields[11]) + Number(fields[12]);
  });
  return ticks.reduce((sum, one) => sum + one, 0) / TICKS_A_SECOND;
}

const { db, close } = connect(url, { max: 2, statementTimeoutMs: 600_000, lockTimeoutMs: 60_000 });
const before = await auditedRows(db);
const processor = process.cpuUsage();
const begun = performance.now();
const done = await (step === "stage" ? stage(db) : step === "apply" ? apply(db) : bare(db));
const seconds = (performance.now() - begun) / 1000;
const { user, system } = process.cpuUsage(processor);
const took: ImportStep = {
  seconds,
  ...done,
  processorSeconds: { own: (user + system) / 1e6, server: await serverSeconds(db) },
  peakMegabytes: Number(/VmHWM:\s+(\d+)/.exec(readFileSync("/proc/self/status", "utf8"))?.[1]) / 1024,
  audited: (await auditedRows(db)) - before,
};
await close();
process.stdout.write(`${JSON.stringify(took)}\n`);
