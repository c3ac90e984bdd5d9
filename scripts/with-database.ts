import path from "node:path";
import { TEST_TODAY } from "@/db/testing/test-day";
import { runChild } from "./child";
import { runCommand } from "./run-command";
import { openTestServer } from "./test-database";

// Usage: with-database.ts <command> [arguments]: runs it with DATABASE_URL set to a test server, on the tests' day.
runCommand({ interruptedCode: 130 }, async (context) => {
  const [command, ...args] = process.argv.slice(2);
  if (!command) throw new Error("Usage: with-database.ts <command> [arguments]");
  const url = await openTestServer(context);
  const PATH = [path.resolve("node_modules/.bin"), process.env.PATH].join(path.delimiter);
  return runChild(context, command, args, { env: { DATABASE_URL: url, LEADTIME_TODAY: TEST_TODAY, PATH } });
});
