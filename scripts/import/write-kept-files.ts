import { mkdir, open, rm } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Db } from "@/db/client";
import { type KeptFile, listKeptFiles, readKeptFile } from "@/db/queries/read-kept-file";

/** Writes the files of an import into a folder, as they were read in; none that is there already is written over. @returns the exit code */
export async function writeKeptFiles(db: Db, importId: number, folder: string): Promise<number> {
  const files = await listKeptFiles(db, importId);
  if (files.length === 0) {
    console.error(`Import ${importId} keeps no files`);
    return 1;
  }
  await mkdir(folder, { recursive: true });
  for (const file of files) {
    const target = path.join(folder, path.basename(file.name));
    await writeWhole(db, file, target);
    console.log(`${target}  sha256 ${file.sha256}`);
  }
  return 0;
}

/** Writes all of a file or none of it. */
async function writeWhole(db: Db, file: KeptFile, target: string): Promise<void> {
  const opened = await open(target, "wx");
  try {
    await pipeline(Readable.from(readKeptFile(db, file)), opened.createWriteStream());
  } catch (error) {
    await rm(target);
    throw error;
  }
}
