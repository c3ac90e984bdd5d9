import { mkdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { readIfThere } from "@/db/embedded/files";

const Progress = z.object({
  commit: z.string(),
  done: z.number().int(),
  seconds: z.number(),
  worst: z.record(z.string(), z.number()),
});

/** How far a trial has come, on which commit, and the worst that it measured so far. */
export type Progress = z.infer<typeof Progress>;

const fileOf = (folder: string, name: string) => path.join(folder, "trials", `${name}.json`);

/** How far the trial came on this commit when it was interrupted; nothing done when it was not, or the commit is another. */
export async function readProgress(folder: string, name: string, commit: string): Promise<Progress> {
  const text = await readIfThere(fileOf(folder, name));
  const kept = text === null ? null : Progress.parse(JSON.parse(text));
  return kept?.commit === commit ? kept : { commit, done: 0, seconds: 0, worst: {} };
}

/** Keeps how far the trial has come; null: it has ended. */
export async function keepProgress(folder: string, name: string, progress: Progress | null): Promise<void> {
  const file = fileOf(folder, name);
  if (progress === null) return rm(file, { force: true });
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, JSON.stringify(progress));
}
