import path from "node:path";
import { parseArgs } from "node:util";
import { subMonths } from "date-fns";
import { connect } from "@/db/client";
import { findRecordsDay } from "@/db/queries/find-records-day";
import { isoDateOf, toEpochDay } from "@/lib/domain/dates";
import { flagThresholds } from "@/lib/flags/read-thresholds";
import { shippedModels } from "@/lib/slips/shipped-models";
import { flagCasesOfRows } from "@/lib/track-record/flag-rows";
import { type FlagCase, scoreFlags } from "@/lib/track-record/flag-score";
import { scoredFlags } from "@/lib/track-record/flags-on-phase";
import { openAppDatabase } from "./app-database";
import { readRows } from "./backtest/backtest-rows";
import { archiveCases } from "./flags/archive-cases";
import { type ScoredOn, toJson, toTables } from "./flags/score-report";
import { type CommandContext, runCommand } from "./run-command";

/** The archive is replayed so many months before the day of its records. */
const MONTHS_BEFORE = [24, 18, 12];

// Usage: npm run flags:score -- [ROWS.csv ...] [--json]: how often what a flag warned of came true, on the rows of registers of dates (as npm run backtest
// reads them) and on the records, replayed on past days by what was known then (docs/model.md).
runCommand({ interruptedCode: 130 }, async (context) => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { json: { type: "boolean", default: false } },
  });
  const scored: ScoredOn[] = [];
  for (const file of positionals) {
    const cases = flagCasesOfRows(await readRows(file), shippedModels().slip, flagThresholds({ parameters: {} }));
    scored.push(scoredOn(path.basename(file), cases));
  }
  scored.push(await scoredOnRecords({ ...context, log: values.json ? () => {} : context.log }));
  console.log(values.json ? JSON.stringify(toJson(scored)) : toTables(scored));
  return 0;
});

async function scoredOnRecords(context: CommandContext): Promise<ScoredOn> {
  const { db, close } = connect(await openAppDatabase(context), { max: 2, statementTimeoutMs: 120_000 });
  context.onStop(close);
  const recordsOn = await findRecordsDay(db);
  if (recordsOn === null) throw new Error("there is no day to which the records reach");
  const days = MONTHS_BEFORE.map((months) => toEpochDay(subMonths(recordsOn, months).toISOString().slice(0, 10)));
  return scoredOn(`records on ${days.map(isoDateOf).join(", ")}`, await archiveCases(db, days));
}

const scoredOn = (on: string, cases: readonly FlagCase[]): ScoredOn => ({
  ...{ on, cases: cases.length, decided: cases.filter(({ isBad }) => isBad !== null).length },
  phases: new Set(cases.map(({ phase }) => phase)).size,
  scores: scoreFlags(cases, scoredFlags),
});
