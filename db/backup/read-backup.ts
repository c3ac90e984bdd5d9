import { createReadStream } from "node:fs";
import { pipeline } from "node:stream";
import { createGunzip } from "node:zlib";
import { BackupHeader, BackupMark, FORMAT_VERSION } from "./format";
import { checkSeal } from "./seal";

/** What lies between the header and the end: rows as the text of a JSON array, after the name of their table. */
export type BackupPart =
  | { kind: "table"; name: string }
  | { kind: "row"; json: string }
  | { kind: "end"; rows: number };

const SHOWN = 80;

/** A backup whose checksum and header are right; `parts()` reads it again from its beginning. */
export type Backup = { header: BackupHeader; parts(): AsyncGenerator<BackupPart> };

/**
 * Checks a backup's checksum over the whole file and reads its header.
 * @throws when the file is cut off, altered, no backup, or of a later format
 */
export async function openBackup(file: string): Promise<Backup> {
  const length = await checkSeal(file);
  const header = await readHeader(file, length);
  return {
    header,
    async *parts() {
      let isHeader = true;
      for await (const line of readLines(file, length)) {
        if (isHeader) isHeader = false;
        else if (line.startsWith("[")) yield { kind: "row", json: line };
        else yield partOf(file, line);
      }
    },
  };
}

async function readHeader(file: string, length: number): Promise<BackupHeader> {
  for await (const line of readLines(file, length)) {
    const read = parsed(file, line);
    const version = (read as { version?: unknown }).version;
    if (typeof version === "number" && version > FORMAT_VERSION) {
      throw new Error(
        `${file} is of backup format ${version}, this Leadtime reads up to ${FORMAT_VERSION}: update Leadtime.`,
      );
    }
    const header = BackupHeader.safeParse(read);
    if (!header.success) throw new Error(`${file} is not a backup of Leadtime: ${header.error.issues[0]?.message}`);
    return header.data;
  }
  throw new Error(`${file} is empty.`);
}

function partOf(file: string, line: string): BackupPart {
  const mark = BackupMark.safeParse(parsed(file, line));
  if (!mark.success) throw new Error(`${file} is not a backup of Leadtime: it has the line ${quoted(line)}.`);
  return "table" in mark.data ? { kind: "table", name: mark.data.table } : { kind: "end", rows: mark.data.end };
}

function parsed(file: string, line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw new Error(`${file} is not a backup of Leadtime: it has the line ${quoted(line)}.`);
  }
}

const quoted = (line: string) => `"${line.slice(0, SHOWN)}${line.length > SHOWN ? "…" : ""}"`;

/** Splits at line feeds only: Node's readline would also split at U+2028, which may stand in a text. */
async function* readLines(file: string, length: number): AsyncGenerator<string> {
  const unzipped = createGunzip().setEncoding("utf8");
  // An error of either reaches the loop; a loop that ends early closes the file.
  pipeline(createReadStream(file, { end: length - 1 }), unzipped, () => {});
  let rest = "";
  try {
    for await (const chunk of unzipped as AsyncIterable<string>) {
      const pieces = (rest + chunk).split("\n");
      rest = pieces.pop() ?? "";
      yield* pieces;
    }
  } catch (error) {
    const isZlib = error instanceof Error && "code" in error && String(error.code).startsWith("Z_");
    throw isZlib ? new Error(`${file} is not a backup of Leadtime: its content is not gzip.`) : error;
  }
  if (rest) throw new Error(`${file} is not a backup of Leadtime: its last line is not ended.`);
}
