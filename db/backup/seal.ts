import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { open, stat } from "node:fs/promises";
import { Transform } from "node:stream";

/** The last line of a backup: the SHA-256 of every byte before it. */
const SEAL = /^\nsha256 ([0-9a-f]{64})\n$/;
const SEAL_BYTES = 73;

const sealOf = (sha256: string) => `\nsha256 ${sha256}\n`;

/** Passes bytes through and adds the seal at their end; `sha256()` is the seal's once the stream has ended. */
export function sealing(): Transform & { sha256(): string } {
  const hash = createHash("sha256");
  let sha256 = "";
  const stream = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      done(null, chunk);
    },
    flush(done) {
      sha256 = hash.digest("hex");
      done(null, sealOf(sha256));
    },
  });
  return Object.assign(stream, { sha256: () => sha256 });
}

/**
 * Reads a sealed file whole and compares it with its seal.
 * @returns how many bytes lie before the seal
 * @throws when the file is not there, has no seal (it is cut off, or no backup), or is not what was sealed
 */
export async function checkSeal(file: string): Promise<number> {
  const found = await stat(file).catch((error: NodeJS.ErrnoException) => {
    throw new Error(`Cannot read ${file} (${error.code})`);
  });
  if (!found.isFile()) throw new Error(`Cannot read ${file}: it is no regular file.`);
  const length = found.size - SEAL_BYTES;
  const seal = length > 0 ? SEAL.exec(await readEnd(file, length)) : null;
  if (!seal) throw new Error(`${file} is no backup, or its end is missing: expected a checksum in its last line.`);
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(file, { end: length - 1 })) hash.update(chunk);
  if (hash.digest("hex") !== seal[1]) throw new Error(`${file} is damaged: its content does not match its checksum.`);
  return length;
}

async function readEnd(file: string, from: number): Promise<string> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(SEAL_BYTES), 0, SEAL_BYTES, from);
    return buffer.toString("latin1", 0, bytesRead);
  } finally {
    await handle.close();
  }
}
