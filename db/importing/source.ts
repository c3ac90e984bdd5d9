import { createReadStream } from "node:fs";
import { open, stat } from "node:fs/promises";

/** A file on disk, or one that is at hand. The name is what messages call it. */
export type FileSource = { name: string } & ({ path: string } | { bytes: Uint8Array });

/** What a file can be refused for while it is read. `row` is null when the whole is meant. */
export class UnreadableFile extends Error {
  readonly row: number | null;
  constructor(reason: string, row: number | null = null) {
    super(reason);
    this.row = row;
  }
}

const PIECE = 16_384;

/** @throws UnreadableFile for what is not there or no file */
export async function sizeOf(source: FileSource): Promise<number> {
  if ("bytes" in source) return source.bytes.byteLength;
  try {
    const stats = await stat(source.path);
    if (!stats.isFile()) throw new UnreadableFile("is not a file");
    return stats.size;
  } catch (error) {
    throw toRefusal(error);
  }
}

/** The first bytes. */
export async function readHead(source: FileSource, length: number): Promise<Buffer> {
  if ("bytes" in source) return Buffer.from(source.bytes.subarray(0, length));
  const file = await open(source.path).catch((error: unknown) => {
    throw toRefusal(error);
  });
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** The bytes from the start, piece by piece. */
export async function* readPieces(source: FileSource, signal?: AbortSignal): AsyncGenerator<Uint8Array, void, void> {
  if ("path" in source) {
    for await (const chunk of createReadStream(source.path, { highWaterMark: PIECE })) {
      signal?.throwIfAborted();
      yield chunk as Buffer;
    }
    return;
  }
  for (let from = 0; from < source.bytes.length; from += PIECE) {
    signal?.throwIfAborted();
    yield source.bytes.subarray(from, from + PIECE);
  }
}

function toRefusal(error: unknown): unknown {
  const code = error instanceof Error && "code" in error ? error.code : null;
  if (code === "ENOENT") return new UnreadableFile("is not there");
  if (code === "EACCES" || code === "EPERM") return new UnreadableFile("may not be opened by this program");
  return error;
}
