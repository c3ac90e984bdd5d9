import { execFile } from "node:child_process";
import { readdir, stat } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";

/** A file that is, or would be, in the repository. */
export type KeptFile = { file: string; bytes: number };

const MOST_BYTES = 1_000_000;
const NOT_KEPT = new Set([".git", ".next", ".leadtime", "node_modules"]);

/** What programs leave behind: logs, profiles, copies of editors and merges, results of test runs, halves of downloads and backups. */
const JUNK =
  /\.(?:log|cpuprofile|heapprofile|heapsnapshot|tmp|temp|bak|old|orig|rej|swp|swo|pid|partial|tsbuildinfo|tgz|zip)$|~$|(?:^|\/)(?:isolate-|core\.\d|\.DS_Store|Thumbs\.db|test-results\/|playwright-report\/|coverage\/|reports\/|\.env)/;

/** Awkward on purpose: a zip, an empty file, a workbook cut off. */
const AWKWARD = "test-data/import/files/";

/** Every file that git keeps, or, where the project is no git repository, every file but what is installed or built. */
export async function keptFiles(root = "."): Promise<KeptFile[]> {
  const files = await promisify(execFile)("git", ["-C", root, "ls-files", "-z"], { maxBuffer: 1 << 26 }).then(
    ({ stdout }) => stdout.split("\0").filter((file) => file !== ""),
    () => listFiles(root),
  );
  const sizes = files.map((file) => stat(path.join(root, file)).catch(() => null));
  const stats = await Promise.all(sizes);
  // One that is deleted and not yet committed has no size.
  return files.flatMap((file, index) => {
    const bytes = stats[index]?.size;
    return bytes === undefined ? [] : [{ file, bytes }];
  });
}

/** The files that do not belong into a repository: what programs leave behind, empty files, and files of more than a megabyte. */
export function findJunk(files: readonly KeptFile[]): string[] {
  return files
    .filter(({ file, bytes }) =>
      file.startsWith(AWKWARD) ? bytes > MOST_BYTES : JUNK.test(file) || bytes === 0 || bytes > MOST_BYTES,
    )
    .map(({ file }) => file);
}

async function listFiles(root: string): Promise<string[]> {
  const found: string[] = [];
  for (const entry of await readdir(root, { withFileTypes: true })) {
    if (NOT_KEPT.has(entry.name)) continue;
    const inside = entry.isDirectory() ? await listFiles(path.join(root, entry.name)) : [];
    found.push(...(entry.isDirectory() ? inside.map((file) => `${entry.name}/${file}`) : [entry.name]));
  }
  return found;
}
