import { randomUUID } from "node:crypto";
import { createWriteStream } from "node:fs";
import { open, rename, rm, stat } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import type { TransactionSql } from "postgres";
import { backupTarget, writingError } from "./backup-target";
import { type BackupHeader, FORMAT_VERSION } from "./format";
import { sealing } from "./seal";
import { inSnapshot, letMigrationsBegin } from "./snapshot";
import { listSequences, listTables } from "./tables";

const ROWS_AT_A_TIME = 500;
const CHUNK_CHARACTERS = 1 << 16;

/** What a backup holds. */
export type BackupReport = { tables: number; rows: number; bytes: number; sha256: string };

/**
 * Writes every record of a database, as one snapshot, to `file`: gzip of lines (see `format.ts`) and a checksum. The app may run and
 * write meanwhile. Memory does not grow with the records. The file appears when it is whole; a regular file of that name, or to which a link
 * of that name leads, is replaced then.
 * @throws when the database has no records of Leadtime, or the file cannot be written or is no regular file; nothing is left behind
 */
export async function backUp(url: string, file: string, options: { signal?: AbortSignal } = {}): Promise<BackupReport> {
  const whole = await backupTarget(file);
  const partial = `${whole}.${randomUUID().slice(0, 8)}.partial`;
  const seal = sealing();
  try {
    const counts = await inSnapshot(url, async (tx) => {
      const header = await describe(tx);
      const counted = { rows: 0 };
      const target = createWriteStream(partial, { flags: "wx", mode: 0o600 });
      await pipeline(lines(tx, header, counted), createGzip(), seal, target, { signal: options.signal });
      return { tables: header.tables.length, rows: counted.rows };
    });
    const { size } = await stat(partial);
    await flushToDisk(partial);
    await rename(partial, whole);
    return { ...counts, bytes: size, sha256: seal.sha256() };
  } catch (error) {
    await rm(partial, { force: true });
    throw writingError(file, error);
  }
}

async function describe(tx: TransactionSql): Promise<BackupHeader> {
  const [found] = await tx<
    { there: boolean }[]
  >`select to_regclass('drizzle.__drizzle_migrations') is not null as there`;
  if (!found?.there) throw new Error("This database has no records of Leadtime: there is nothing to back up.");
  const tables = await listTables(tx);
  // A migration that changes one of them waits until the backup is done.
  await tx`lock table ${tx(tables.map(({ name }) => name))} in access share mode`;
  await letMigrationsBegin(tx);
  const migrations = await tx<{ at: string }[]>`
    select created_at::text as at from drizzle.__drizzle_migrations order by created_at`;
  const [now] = await tx<{ at: string; version: string }[]>`
    select to_json(now())#>>'{}' as at, current_setting('server_version') as version`;
  return {
    format: "leadtime-backup",
    version: FORMAT_VERSION,
    takenAt: now?.at ?? "",
    postgresql: now?.version ?? "",
    migrations: migrations.map(({ at }) => Number(at)),
    tables: tables.map(({ name, columns }) => ({ name, columns: columns.map((column) => column.name) })),
    sequences: await listSequences(tx),
  };
}

/** The file's lines, joined into chunks of a useful size. */
async function* lines(tx: TransactionSql, header: BackupHeader, counted: { rows: number }): AsyncGenerator<string> {
  let chunk = `${JSON.stringify(header)}\n`;
  for (const { name, columns } of header.tables) {
    chunk += `${JSON.stringify({ table: name })}\n`;
    const texts = columns.map((column) => `${quoted(column)}::text`);
    // The server makes each line: array_to_json escapes line breaks, and the texts are those that the column's type reads back.
    const query = tx.unsafe<{ line: string }[]>(
      `select array_to_json(array[${texts}])::text as line from ${quoted(name)}`,
    );
    for await (const rows of query.cursor(ROWS_AT_A_TIME)) {
      counted.rows += rows.length;
      for (const { line } of rows) chunk += `${line}\n`;
      if (chunk.length < CHUNK_CHARACTERS) continue;
      yield chunk;
      chunk = "";
    }
  }
  yield `${chunk}${JSON.stringify({ end: counted.rows })}\n`;
}

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;

async function flushToDisk(file: string): Promise<void> {
  const handle = await open(file);
  await handle.sync().finally(() => handle.close());
}
