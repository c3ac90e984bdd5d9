import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";
import { connect } from "@/db/client";
import { today } from "@/db/clock";
import { applyPublishedState } from "@/db/commands/apply-epoch-import";
import { bringUpToDate } from "@/db/commands/bring-up-to-date";
import { readEpochFiles } from "@/db/importing/read-epoch-files";
import { inRetriedTransaction } from "@/db/transaction";
import type { Actor } from "@/lib/domain/actor";
import { writeReport } from "@/lib/importing/epoch/write-report";
import { describeProblem, shortList } from "@/lib/importing/problem";
import { openAppDatabase } from "./app-database";
import { type CommandContext, runCommand } from "./run-command";

const USAGE =
  "Usage: npm run import:epoch -- --sites data_centers.csv --timeline timelines.csv --published 2026-04-01 [--quarantine]";
const actor: Actor = { kind: "system", name: "import-epoch" };

runCommand({ interruptedCode: 130 }, async (context) => {
  const file = { type: "string" } as const;
  const options = {
    sites: file,
    timeline: file,
    published: file,
    quarantine: { type: "boolean", default: false },
  } as const;
  const { sites, timeline, published, quarantine } = parseArgs({ options }).values;
  if (!sites || !timeline || !published) throw new Error(USAGE);
  return importFiles(context, { sites, timeline, publishedOn: published, quarantine });
});

async function importFiles(
  context: CommandContext,
  input: { sites: string; timeline: string; publishedOn: string; quarantine: boolean },
): Promise<number> {
  const [sites, timeline] = await Promise.all([load(input.sites), load(input.timeline)]);
  const read = await readEpochFiles({ ...input, sites, timeline });
  if (!read.ok) return refuse(read.failure.problems.map(describeProblem));
  const { state, notUnderstood, quarantined } = read.value;
  const leftOut = quarantined.length > 0 ? `, and left out ${quarantined.length}` : "";
  context.log(`Read ${state.sites.length} sites and ${state.rows.length} rows${leftOut}`);

  const url = await openAppDatabase(context);
  const { db, close } = connect(url, { max: 2, statementTimeoutMs: 120_000 });
  context.onStop(close);
  const contentSha256 = createHash("sha256").update(sites.bytes).update("\0").update(timeline.bytes).digest("hex");
  const applied = await inRetriedTransaction(db, actor, (tx) =>
    applyPublishedState(tx, actor, state, {
      ...{ contentSha256, fileNames: [sites.name, timeline.name], notUnderstood },
      quarantined: input.quarantine ? quarantined : undefined,
    }),
  );
  if (!applied.ok) {
    const { failure } = applied;
    const describe = (problem: { field: string; value: unknown; reason: string }) =>
      `${problem.field}: "${String(problem.value)}": ${problem.reason}`;
    return refuse(failure.kind === "conflict" ? [failure.message] : failure.problems.map(describe));
  }
  context.log(applied.value.outcome === "imported" ? "Imported" : "Already imported: nothing changed");
  console.log(writeReport(applied.value).join("\n"));
  await bringUpToDate(db, actor, { asOfOn: today(), log: context.log });
  return 0;
}

async function load(file: string) {
  const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => {
    throw new Error(
      `Cannot read ${file}: ${error.code === "EISDIR" ? "it is a folder" : `there is no such file (${error.code})`}.`,
    );
  });
  return { name: path.basename(file), bytes };
}

function refuse(problems: string[]): number {
  console.error(`Refused, nothing changed: ${problems.length} ${problems.length === 1 ? "problem" : "problems"}`);
  for (const problem of shortList(problems)) console.error(`  ${problem}`);
  return 1;
}
