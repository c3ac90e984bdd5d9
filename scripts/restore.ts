import { parseArgs } from "node:util";
import { checkBackup, restore } from "@/db/backup/restore";
import { openStoredDatabase } from "./app-database";
import { runCommand } from "./run-command";

const USAGE = "Usage: npm run restore -- FILE [--replace]";

// Brings a backup into an empty database; --replace drops what is there first. Refuses while the app runs.
runCommand({ interruptedCode: 130 }, async (context) => {
  const { values, positionals } = parseArgs({ options: { replace: { type: "boolean" } }, allowPositionals: true });
  const [file, ...more] = positionals;
  if (!file || more.length > 0) throw new Error(USAGE);
  // Before a database is made for it.
  const backup = await checkBackup(file);
  const url = await openStoredDatabase(context, { whenMissing: "create", isAlone: true });
  const report = await restore(url, backup, { replace: values.replace });
  context.log(`Restored ${report.rows} rows, as of ${report.takenAt}`);
  if (report.migrated > 0) context.log(`Migrated them by ${report.migrated} steps to this version's schema`);
  if (report.auditBrokenAt === null) context.log("The audit log's chain is whole");
  else
    context.log(`The audit log's chain is broken at row ${report.auditBrokenAt}, as it was when the backup was made`);
  return 0;
});
