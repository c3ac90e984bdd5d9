import { readdir, rm, writeFile } from "node:fs/promises";
import { readIfThere } from "@/db/embedded/files";
import { hashFiles, listFiles } from "@/db/embedded/hash-files";
import { runChild } from "./child";
import { nextCommand } from "./next-command";
import type { CommandContext } from "./run-command";

const SOURCES = ["app", "db", "lib", "messages", "public", "i18n"];
const ROOT_FILES = /^(package(-lock)?|tsconfig)\.json$|^(next\.config|proxy|middleware|instrumentation)\.ts$|^\.env/;
// These folders of db never enter the app's bundle, or change without changing it.
const NOT_BUILT = /^db\/(embedded|migrations|seed|testing)\/|\.test\.tsx?$|\.md$/;
const HASH_FILE = ".next/leadtime-source-hash";

/** Builds the app unless the build in `.next` was made from the very same sources. It needs no database. */
export async function buildIfStale(context: CommandContext): Promise<void> {
  const hash = await hashSources();
  if ((await readIfThere(HASH_FILE)) === hash && (await readIfThere(".next/BUILD_ID"))) return;
  context.log("Building the app");
  await rm(HASH_FILE, { force: true });
  const [file, args] = nextCommand(["build"]);
  const output: string[] = [];
  const code = await runChild(context, file, args, {
    env: { NODE_ENV: "production", DATABASE_URL: undefined, NEXT_TELEMETRY_DISABLED: "1" },
    onOutput: (text) => output.push(text),
  });
  if (code !== 0) {
    console.error(output.join("").trim());
    throw new Error("The build failed; its messages are above.");
  }
  await writeFile(HASH_FILE, hash);
  context.log("Built the app");
}

async function hashSources(): Promise<string> {
  const root = (await readdir(".")).filter((name) => ROOT_FILES.test(name));
  const inside = (await Promise.all(SOURCES.map(listFiles))).flat().filter((file) => !NOT_BUILT.test(file));
  return hashFiles([...root, ...inside], process.version.split(".")[0] ?? "");
}
