import { cp, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import os from "node:os";
import path from "node:path";
import { runChild } from "./child";
import { runCommand } from "./run-command";

const MIGRATIONS = "db/migrations";

// Fails when db/schema has moved away from db/migrations. Works outside git, and leaves the folder as it was.
runCommand({ interruptedCode: 130 }, async (context) => {
  const kept = await mkdtemp(path.join(os.tmpdir(), "leadtime-migrations-"));
  context.onStop(() => rm(kept, { recursive: true, force: true }));
  await cp(MIGRATIONS, kept, { recursive: true });
  const before = await readAll(MIGRATIONS);
  const drizzleKit = path.join(path.dirname(createRequire(import.meta.url).resolve("drizzle-kit")), "bin.cjs");
  const output: string[] = [];
  // Its questions (is this a renamed column?) need an answer nobody gives here: it then ends with an error.
  const code = await runChild(context, process.execPath, [drizzleKit, "generate", "--name=drift"], {
    onOutput: (text) => output.push(text),
  });
  const after = await readAll(MIGRATIONS);
  const changed = [...new Set([...before.keys(), ...after.keys()])].filter(
    (file) => before.get(file) !== after.get(file),
  );
  if (code === 0 && changed.length === 0) {
    context.log("The migrations match the schema");
    return 0;
  }
  console.error(output.join("").trim());
  await rm(MIGRATIONS, { recursive: true, force: true });
  await cp(kept, MIGRATIONS, { recursive: true });
  const what =
    changed.length > 0 ? `db/schema differs from db/migrations (${changed.join(", ")})` : "drizzle-kit failed";
  console.error(`${what}: run npm run db:generate and commit the result.`);
  return 1;
});

async function readAll(folder: string): Promise<Map<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
  return new Map(await Promise.all(files.map(async (file) => [file, await readFile(file, "utf8")] as const)));
}
