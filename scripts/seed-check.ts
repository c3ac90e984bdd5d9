import { parseArgs } from "node:util";
import { connect } from "@/db/client";
import { countRecords } from "@/db/queries/count-records";
import { openAppDatabase } from "./app-database";
import { runCommand } from "./run-command";

// Usage: npm run seed:check [-- --json]: claims on record by economy and kind, and the data centers without operator, megawatts or claim.
runCommand({ interruptedCode: 130 }, async (context) => {
  const { values } = parseArgs({ options: { json: { type: "boolean", default: false } } });
  const { db, close } = connect(await openAppDatabase(context), { max: 1, statementTimeoutMs: 60_000 });
  context.onStop(close);
  const { without, ...counts } = await countRecords(db);
  if (values.json) {
    console.log(JSON.stringify(counts));
    return 0;
  }
  const line = (name: string, kinds: object) =>
    `${name}: ${Object.entries(kinds)
      .map(([kind, n]) => `${n} ${kind}`)
      .join(", ")}`;
  for (const [iso3, kinds] of Object.entries(counts.economies)) console.log(line(iso3, kinds));
  console.log(line("all", counts.totals));
  console.log(`${counts.sites} sites, ${counts.phases} phases, ${counts.sources} sources`);
  for (const [what, slugs] of Object.entries(without))
    console.log(`without ${what} (${slugs.length}): ${slugs.join(", ") || "none"}`);
  return 0;
});
