import type { Readable } from "node:stream";
import { type Entry, fromBufferPromise, openPromise, type ZipFile } from "yauzl";
import { ACCEPTED } from "./file-kind";
import { type FileSource, sizeOf, UnreadableFile } from "./source";

/** A zip whose list of files has been read and found harmless. */
export type OpenedZip = {
  /** By name; folders are left out. */
  entries: ReadonlyMap<string, Entry>;
  /** The bytes of one file. @throws UnreadableFile when they are damaged, or more than the list says */
  read(entry: Entry, signal?: AbortSignal): AsyncGenerator<Uint8Array, void, void>;
  close(): void;
};

const LOCKED = `is locked with a password: save it without one; ${ACCEPTED}`;
const MOST_ENTRIES = 10_000;
const MOST_BYTES = 1_000_000_000;
/**
 * Sheets of workbooks shrink to a tenth or a fiftieth, zeros to a thousandth. This holds for each file and for all together, which
 * may share their bytes. What is small may shrink as it likes.
 */
const MOST_RATIO = 250;
const SMALL_BYTES = 20_000_000;

/**
 * Opens a zip by its list of files, before anything is unpacked.
 * @throws UnreadableFile for one that is damaged or cut off, locked, names a place outside of itself, or would unpack
 *   to far more than it is worth
 */
export async function openZip(source: FileSource): Promise<OpenedZip> {
  const zip = await opening(source).catch((error: unknown) => {
    throw damaged(error);
  });
  const entries = new Map<string, Entry>();
  try {
    if (zip.entryCount > MOST_ENTRIES) throw new UnreadableFile(`holds more than ${MOST_ENTRIES} files`);
    const zipBytes = await sizeOf(source);
    let total = 0;
    for await (const entry of zip.eachEntry()) {
      total += entry.uncompressedSize;
      refuseBomb(entry, total, zipBytes);
      if (entry.isEncrypted()) throw new UnreadableFile(LOCKED);
      if (!entry.fileName.endsWith("/")) entries.set(entry.fileName, entry);
    }
  } catch (error) {
    zip.close();
    throw damaged(error);
  }
  return { entries, read: (entry, signal) => readEntry(zip, entry, signal), close: () => zip.close() };
}

const opening = (source: FileSource): Promise<ZipFile> => {
  const options = { lazyEntries: true, autoClose: false };
  return "path" in source
    ? openPromise(source.path, options)
    : fromBufferPromise(Buffer.from(source.bytes.buffer, source.bytes.byteOffset, source.bytes.byteLength), options);
};

const isSwollen = (bytes: number, packedBytes: number) => bytes > SMALL_BYTES && bytes > packedBytes * MOST_RATIO;

/** @param total the bytes of the files up to this one */
function refuseBomb({ uncompressedSize, compressedSize, fileName }: Entry, total: number, zipBytes: number): void {
  const refuse = (bytes: number, most: string) => {
    const megabytes = Math.round(bytes / 1_000_000);
    throw new UnreadableFile(`unpacks to ${megabytes} MB (${fileName}): more than ${most} is not unpacked`);
  };
  if (isSwollen(uncompressedSize, compressedSize)) refuse(uncompressedSize, `${MOST_RATIO} times its size`);
  if (isSwollen(total, zipBytes)) refuse(total, `${MOST_RATIO} times the size of all`);
  if (total > MOST_BYTES) refuse(total, `${MOST_BYTES / 1_000_000} MB`);
}

async function* readEntry(zip: ZipFile, entry: Entry, signal?: AbortSignal): AsyncGenerator<Uint8Array, void, void> {
  let stream: Readable | null = null;
  try {
    stream = await zip.openReadStreamPromise(entry);
    for await (const chunk of stream) {
      signal?.throwIfAborted();
      yield chunk as Buffer;
    }
  } catch (error) {
    if (signal?.aborted) throw error;
    if (error instanceof Error && /too many bytes/i.test(error.message))
      throw new UnreadableFile(`unpacks to more than the ${entry.uncompressedSize} bytes that it declares`);
    throw damaged(error);
  } finally {
    stream?.destroy();
  }
}

function damaged(error: unknown): unknown {
  if (error instanceof UnreadableFile || !(error instanceof Error)) return error;
  if (/strong encryption/i.test(error.message)) return new UnreadableFile(LOCKED);
  const isName = /(?:relative path|absolute path|invalid characters in fileName)/i.test(error.message);
  if (isName) return new UnreadableFile("holds a file whose name leads out of the zip");
  return new UnreadableFile(`is a zip or workbook that is cut off or damaged (${error.message}); ${ACCEPTED}`);
}
