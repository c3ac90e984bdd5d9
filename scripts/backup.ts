import { backUp } from "@/db/backup/back-up";
import { openStoredDatabase } from "./app-database";
import { runCommand } from "./run-command";

// Usage: npm run backup -- FILE: writes every record to FILE. The app may run meanwhile.
runCommand({ interruptedCode: 130 }, async (context) => {
  const [file, ...more] = process.argv.slice(2);
  if (!file || file.startsWith("-") || more.length > 0) throw new Error("Usage: npm run backup -- FILE");
  const url = await openStoredDatabase(context, { whenMissing: "refuse" });
  const interruption = new AbortController();
  const backup = backUp(url, file, { signal: interruption.signal });
  context.onStop(async () => {
    interruption.abort();
    await backup.catch(() => {});
  });
  const { tables, rows, bytes, sha256 } = await backup;
  context.log(
    `Backed up ${rows} rows of ${tables} tables to ${file} (${(bytes / 1e6).toFixed(1)} MB, sha256 ${sha256})`,
  );
  return 0;
});
