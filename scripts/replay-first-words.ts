import { parseArgs } from "node:util";
import { connect } from "@/db/client";
import { today } from "@/db/clock";
import { findRecordsDay } from "@/db/queries/find-records-day";
import { toEpochDay } from "@/lib/domain/dates";
import { summarizeFirstWords } from "@/lib/track-record/first-words-summary";
import { openAppDatabase } from "./app-database";
import { currentCommit } from "./current-commit";
import { replayPhases } from "./first-words/replay-phases";
import { type FirstWordsReport, toJson, toTables } from "./first-words/report";
import { runCommand } from "./run-command";

const HORIZON_MONTHS = [12, 24, 36, 48, 60];
const MONTH_DAYS = 30.4375;

// Usage: npm run replay-first-words [-- --json]: what one schedule expected of each phase at its first word, against what was seen (docs/model.md).
runCommand({ interruptedCode: 130 }, async (context) => {
  const { values } = parseArgs({ options: { json: { type: "boolean", default: false } } });
  const { db, close } = connect(await openAppDatabase(context), { max: 2, statementTimeoutMs: 120_000 });
  context.onStop(close);
  const horizonsDays = HORIZON_MONTHS.map((months) => months * MONTH_DAYS);
  const replayed = await replayPhases(db, horizonsDays);
  if (replayed.cases.length === 0) throw new Error("nothing was said of a phase before it ended");
  const recordsOn = (await findRecordsDay(db)) ?? today();
  const report: FirstWordsReport = {
    ...{ ...replayed, computedOn: today(), commit: currentCommit(), recordsOn, horizonMonths: HORIZON_MONTHS },
    lines: summarizeFirstWords(replayed.cases, toEpochDay(recordsOn), horizonsDays),
  };
  console.log(values.json ? JSON.stringify(toJson(report)) : toTables(report));
  return 0;
});
