import { readFile, writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { connect } from "@/db/client";
import { today } from "@/db/clock";
import { storeOutsideAnswer } from "@/db/commands/store-outside-answer";
import { answerOutsideForecasts } from "@/db/queries/answer-outside-forecasts";
import { OUTSIDE_FILE, OutsideForecastsFile } from "@/db/seed/seed-outside-forecasts";
import { inRetriedTransaction } from "@/db/transaction";
import type { Actor } from "@/lib/domain/actor";
import { openAppDatabase } from "./app-database";
import { runCommand } from "./run-command";

const actor: Actor = { kind: "system", name: "answer-outside" };
const USAGE = "Usage: npm run answer-outside -- --as-of 2026-12-01 [--keep]";

// Answers what others have forecast of many sites at once, from the newest base forecasts on record, and prints one JSON object per reading.
// The day is the workspace's own: an answer is of the day on which it is computed. With --keep the answers go into the database and behind
// the others in db/seed/data/outside-forecasts.json: commit it the same day, as the commit is the proof.
runCommand({ interruptedCode: 130 }, async (context) => {
  const { values } = parseArgs({ options: { "as-of": { type: "string" }, keep: { type: "boolean", default: false } } });
  const asOfOn = values["as-of"];
  if (!asOfOn) throw new Error(USAGE);
  if (asOfOn !== today()) throw new Error(`--as-of: expected today, ${today()}, got ${asOfOn}`);
  const { db, close } = connect(await openAppDatabase(context), { max: 2, statementTimeoutMs: 120_000 });
  context.onStop(close);
  const answers = await answerOutsideForecasts(db, asOfOn);
  for (const { members: _, ...answer } of answers) console.log(JSON.stringify(answer));
  if (!values.keep) return 0;
  await inRetriedTransaction(db, actor, async (tx) => {
    for (const answer of answers) await storeOutsideAnswer(tx, actor, answer);
  });
  const file = JSON.parse(await readFile(OUTSIDE_FILE, "utf8")) as { answers: unknown[] };
  const kept = { ...file, answers: [...file.answers, ...answers] };
  OutsideForecastsFile.parse(kept);
  await writeFile(OUTSIDE_FILE, `${JSON.stringify(kept, null, 2)}\n`);
  return 0;
});
