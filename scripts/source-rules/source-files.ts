import { readdir, readFile } from "node:fs/promises";
import path from "node:path";

/** A source file by its path from the root, with forward slashes. */
export type SourceFile = { file: string; text: string };

const ROOTS = ["app", "bench", "db", "e2e", "jobs", "lib", "scripts"];

/** Every TypeScript file of the project, in the order of their paths. */
export async function sourceFiles(root = "."): Promise<SourceFile[]> {
  const found: string[] = [];
  for (const folder of ROOTS) {
    const entries = await readdir(path.join(root, folder), { recursive: true, withFileTypes: true }).catch(absent);
    for (const entry of entries)
      if (entry.isFile() && /\.tsx?$/.test(entry.name))
        found.push(path.relative(root, path.join(entry.parentPath, entry.name)).replaceAll("\\", "/"));
  }
  return Promise.all(found.sort().map(async (file) => ({ file, text: await readFile(path.join(root, file), "utf8") })));
}

/** A root that a copy of the project does without has no files. */
function absent(error: NodeJS.ErrnoException): [] {
  if (error.code === "ENOENT") return [];
  throw error;
}
