import { createWriteStream } from "node:fs";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import type { ReadOptions } from "./opened-file";
import type { FileSource } from "./source";
import type { OpenedZip } from "./zip";

/** What systems put into a zip beside the files that were meant. */
const LEFT_BEHIND = /^__MACOSX\/|(?:^|\/)(?:\.|Thumbs\.db$|desktop\.ini$)/i;

/** Unpacks the files of a zip into a folder, named by their number there, so that no name can lead elsewhere. */
export async function unpackArchive(
  name: string,
  zip: OpenedZip,
  folder: string,
  { signal }: ReadOptions,
): Promise<FileSource[]> {
  const sources: FileSource[] = [];
  for (const [entryName, entry] of zip.entries) {
    if (LEFT_BEHIND.test(entryName)) continue;
    const target = path.join(folder, String(sources.length));
    await pipeline(zip.read(entry, signal), createWriteStream(target, { flags: "wx", mode: 0o600 }));
    sources.push({ name: `${name}/${entryName}`, path: target });
  }
  return sources;
}
