import { createHash } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { ACCEPTED, fileKind } from "./file-kind";
import { unpackArchive } from "./open-archive";
import { openText } from "./open-text";
import { openWorkbook } from "./open-workbook";
import type { FileChoices, OpenedFile, ReadOptions } from "./opened-file";
import { type FileSource, readHead, readPieces, sizeOf, UnreadableFile } from "./source";
import { openZip } from "./zip";
import { zipKind } from "./zip-kind";

export type OpenOptions = ReadOptions & {
  /** By the name of a file; without an entry of its own a file is read as it shows itself. */
  choicesOf?: (file: string) => FileChoices;
};

export type OpenedFiles = {
  /** In the order given; the files of a zip stand for the zip. */
  files: OpenedFile[];
  /** Removes what was unpacked. The files cannot be read after that. */
  close(): Promise<void>;
};

const MOST_BYTES = 1_000_000_000;
const TABLE_NAME = /\.(?:csv|tsv|tab|txt|psv|dat|xls[xmb]?)$|(?:^|\/)[^./]+$/i;

/**
 * Opens files of any kind that holds tables. What a file is, its encoding and what divides its cells are found from its
 * content. A file that cannot be read, or not without an answer, comes without sheets and with its problem; the
 * others are not held up.
 * @throws when the signal says stop
 */
export async function openFiles(sources: readonly FileSource[], options: OpenOptions = {}): Promise<OpenedFiles> {
  const folders: string[] = [];
  const close = async () => {
    for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
  };
  try {
    const files: OpenedFile[] = [];
    for (const source of sources) files.push(...(await openOne(source, options, folders)));
    return { files, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** @param folders where unpacked files are; null for a file that comes out of a zip itself */
async function openOne(source: FileSource, options: OpenOptions, folders: string[] | null): Promise<OpenedFile[]> {
  const { name } = source;
  const file: OpenedFile = { name, bytes: 0, sha256: "", encoding: null, sheets: [], problems: [] };
  options.signal?.throwIfAborted();
  try {
    file.bytes = await sizeOf(source);
    if (file.bytes > MOST_BYTES) throw new UnreadableFile(`is larger than ${MOST_BYTES / 1_000_000} MB`);
    const kind = fileKind(await readHead(source, 65_536));
    file.sha256 = await hash(source, options);
    if (file.bytes === 0) throw new UnreadableFile(`is empty, so it has no header and no rows; ${ACCEPTED}`);
    if (kind.kind === "refused") throw new UnreadableFile(kind.reason);
    if (kind.kind === "zip") return await openPacked(source, file, options, folders);
    if (folders === null && !TABLE_NAME.test(name))
      throw new UnreadableFile(`is no table by its name (${path.extname(name)}); ${ACCEPTED}`);
    return [{ ...file, ...(await openText(source, options.choicesOf?.(name) ?? {}, options)) }];
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    return [{ ...file, problems: [{ file: name, row: error.row, column: null, value: null, reason: error.message }] }];
  }
}

async function openPacked(
  source: FileSource,
  file: OpenedFile,
  options: OpenOptions,
  folders: string[] | null,
): Promise<OpenedFile[]> {
  const zip = await openZip(source);
  try {
    if (zipKind(zip) === "workbook") return [{ ...file, sheets: await openWorkbook(source, zip) }];
    if (folders === null) throw new UnreadableFile(`is a zip inside a zip: unpack it first; ${ACCEPTED}`);
    const folder = await mkdtemp(path.join(tmpdir(), "leadtime-import-"));
    folders.push(folder);
    const inside: OpenedFile[] = [];
    for (const one of await unpackArchive(source.name, zip, folder, options))
      inside.push(...(await openOne(one, options, null)));
    if (inside.some(({ sheets, problems }) => sheets.length > 0 || problems.some(({ question }) => question)))
      return inside;
    const reason = `holds no file that can be read; ${ACCEPTED}`;
    return [{ ...file, problems: [{ file: file.name, row: null, column: null, value: null, reason }] }, ...inside];
  } finally {
    zip.close();
  }
}

async function hash(source: FileSource, { signal }: ReadOptions): Promise<string> {
  const sum = createHash("sha256");
  for await (const piece of readPieces(source, signal)) sum.update(piece);
  return sum.digest("hex");
}
