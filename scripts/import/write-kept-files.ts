import { createWriteStream } from "node:fs";
import { mkdir } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Db } from "@/db/client";
import { listKeptFiles, readKeptFile } from "@/db/queries/read-kept-file";

/** Writes the files of an import into a folder, as they were read in; none that is there already is written over. @returns the exit code */
export async function writeKeptFiles(db: Db, importId: number, folder: string): Promise<number> {
  const files = await listKeptFiles(db, importId);
  if (files.length === 0) {
    console.error(`Import ${importId} keeps no files`);
    return 1;
  }
  await mkdir(folder, { recursive: true });
  for (const { name, sha256 } of files) {
    const target = path.join(folder, path.basename(name));
    await pipeline(Readable.from(readKeptFile(db, sha256)), createWriteStream(target, { flags: "wx" }));
    console.log(`${target}  sha256 ${sha256}`);
  }
  return 0;
}
