import { createHash } from "node:crypto";
import type { Db } from "../../client";
import { type FileSource, readPieces } from "../../importing/source";
import { importFilePieces, importFiles } from "../../schema";
import type { RegisterFile } from "./register-import";

const PIECE_BYTES = 1_000_000;

/** Keeps a file as it is, in pieces; one of this content that is kept already stays. @returns its hash and size */
export async function keepFile(db: Db, source: FileSource): Promise<RegisterFile> {
  const sum = createHash("sha256");
  let bytes = 0;
  for await (const piece of readPieces(source)) {
    sum.update(piece);
    bytes += piece.length;
  }
  const file = { name: source.name, sha256: sum.digest("hex"), bytes };
  await db.transaction(async (tx) => {
    const { sha256 } = file;
    const added = await tx.insert(importFiles).values({ sha256, bytes }).onConflictDoNothing().returning();
    if (added.length === 0) return;
    let ordinal = 0;
    for await (const piece of inPieces(source)) {
      ordinal += 1;
      await tx.insert(importFilePieces).values({ sha256, ordinal, piece });
    }
  });
  return file;
}

async function* inPieces(source: FileSource): AsyncGenerator<Buffer, void, void> {
  let waiting: Uint8Array[] = [];
  let size = 0;
  for await (const piece of readPieces(source)) {
    waiting.push(piece);
    size += piece.length;
    if (size < PIECE_BYTES) continue;
    yield Buffer.concat(waiting);
    waiting = [];
    size = 0;
  }
  if (size > 0) yield Buffer.concat(waiting);
}
