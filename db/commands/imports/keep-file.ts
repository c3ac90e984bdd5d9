import { eq } from "drizzle-orm";
import type { Db } from "../../client";
import type { FileSource } from "../../importing/source";
import { readPieces } from "../../importing/source";
import { importFilePieces, importFiles } from "../../schema";

const PIECE_BYTES = 1_000_000;

/** Keeps a file as it is, in pieces; one of this hash that is kept already stays as it is. */
export async function keepFile(db: Db, source: FileSource, file: { sha256: string; bytes: number }): Promise<void> {
  const { sha256, bytes } = file;
  await db.transaction(async (tx) => {
    const added = await tx.insert(importFiles).values({ sha256, bytes }).onConflictDoNothing().returning();
    if (added.length === 0) return;
    let ordinal = 0;
    let waiting: Uint8Array[] = [];
    let size = 0;
    const flush = async () => {
      if (size === 0) return;
      ordinal += 1;
      await tx.insert(importFilePieces).values({ sha256, ordinal, piece: Buffer.concat(waiting) });
      waiting = [];
      size = 0;
    };
    for await (const piece of readPieces(source)) {
      waiting.push(piece);
      size += piece.length;
      if (size >= PIECE_BYTES) await flush();
    }
    await flush();
  });
}

/** The file of this hash, piece by piece; nothing for one that is not kept. */
export async function* readKeptFile(db: Db, sha256: string): AsyncGenerator<Buffer, void, void> {
  for (let ordinal = 1; ; ordinal += 1) {
    const [row] = await db.query.importFilePieces.findMany({
      where: (piece, { and, eq: is }) => and(is(piece.sha256, sha256), is(piece.ordinal, ordinal)),
    });
    if (!row) return;
    yield row.piece;
  }
}
