import { parseArgs } from "node:util";
import { findRecordsDay } from "@/db/queries/find-records-day";
import { getModelRecords } from "@/db/queries/get-model-records";
import { seed } from "@/db/seed/seed";
import { seedEpoch } from "@/db/seed/seed-epoch";
import { seedRecords } from "@/db/seed/seed-records";
import { toEpochDay } from "@/lib/domain/dates";
import { countFlags } from "@/lib/flags/count-flags";
import { flagThresholds } from "@/lib/flags/read-thresholds";
import { type Counted, toJson, toTables } from "./flags/count-report";
import { flagsOfWorld } from "./flags/world-flags";
import { onThrowAway } from "./hindcast/throw-away";
import { runCommand } from "./run-command";
import { openTestServer } from "./test-database";

// Usage: npm run flags:count [-- --json]: in how many open phases of the seed each rule speaks, on the day of its records, beside the counts that were
// expected; first of the records alone, then with Epoch AI's publication. Ends with 1 where a count is not close.
runCommand({ interruptedCode: 130 }, async (context) => {
  const { values } = parseArgs({ options: { json: { type: "boolean", default: false } } });
  const quiet = { ...context, log: values.json ? () => {} : context.log };
  const counted = await onThrowAway(await openTestServer(quiet), async (db, url): Promise<Counted[]> => {
    await seed(url, quiet.log);
    await seedRecords(url, quiet.log);
    const recordsOn = await findRecordsDay(db);
    if (recordsOn === null) throw new Error("the seed has no day of its records");
    const thresholds = flagThresholds(await getModelRecords(db));
    const countOf = async (name: string) => ({
      name,
      counts: countFlags(await flagsOfWorld(db, toEpochDay(recordsOn)), thresholds),
    });
    const alone = await countOf("records");
    await seedEpoch(url, quiet.log);
    return [alone, await countOf("with Epoch AI")];
  });
  console.log(values.json ? JSON.stringify(toJson(counted)) : toTables(counted));
  return toJson(counted).yardstick.every(({ isClose }) => isClose) ? 0 : 1;
});
