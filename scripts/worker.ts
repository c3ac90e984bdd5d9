import { parseArgs } from "node:util";
import { connect } from "@/db/client";
import { migrate } from "@/db/migrate";
import { listJobs } from "@/db/queries/list-jobs";
import { startWorker } from "@/jobs/worker";
import { openAppDatabase, openStoredDatabase } from "./app-database";
import { type CommandContext, runCommand } from "./run-command";

// Usage: npm run worker: works until it is stopped. npm run worker -- --list: prints the queue and ends.
runCommand({ interruptedCode: 0 }, async (context) => {
  const { values } = parseArgs({ options: { list: { type: "boolean" } } });
  if (values.list) return printQueue(await openStoredDatabase(context, { whenMissing: "refuse" }));
  const databaseUrl = await openDatabase(context);
  const log = (line: string) => context.log(`worker: ${line}`);
  const worker = await context.hold(startWorker(databaseUrl, log));
  log("ready");
  await worker.ended;
  throw new Error("The worker ended.");
});

/** A database that is named is somebody's who fills it; the embedded one is ours to fill. */
async function openDatabase(context: CommandContext): Promise<string> {
  const given = process.env.DATABASE_URL;
  if (!given) return openAppDatabase(context);
  await migrate(given);
  return given;
}

async function printQueue(databaseUrl: string): Promise<number> {
  const { db, close } = connect(databaseUrl, { max: 1 });
  const jobs = await listJobs(db).finally(close);
  for (const { id, task, key, state, attempts, maxAttempts, runAt, lastError } of jobs) {
    console.log(`${id}  ${task}  ${key ?? ""}  ${state}  ${attempts}/${maxAttempts}  ${runAt}  ${lastError ?? ""}`);
  }
  console.log(`${jobs.length} ${jobs.length === 1 ? "job" : "jobs"} in the queue`);
  return 0;
}
