import { createHash } from "node:crypto";
import type { RegisterFile } from "@/lib/importing/registers/register-reading";
import type { Db } from "../../client";
import { type FileSource, readPieces } from "../../importing/source";
import { importFilePieces, importFiles } from "../../schema";

/**
 * Keeps a file as it is, in the small pieces in which it is read: a backup holds hundreds of rows at a time. One of this content that is kept
 * already stays.
 * @returns its hash and size
 * @throws when the file changes meanwhile
 */
export async function keepFile(db: Db, source: FileSource): Promise<RegisterFile> {
  const sum = createHash("sha256");
  let bytes = 0;
  for await (const piece of readPieces(source)) {
    sum.update(piece);
    bytes += piece.length;
  }
  const sha256 = sum.digest("hex");
  await db.transaction(async (tx) => {
    const added = await tx.insert(importFiles).values({ sha256, bytes }).onConflictDoNothing().returning();
    if (added.length === 0) return;
    const kept = createHash("sha256");
    let ordinal = 0;
    for await (const piece of readPieces(source)) {
      ordinal += 1;
      kept.update(piece);
      await tx.insert(importFilePieces).values({ sha256, ordinal, piece: Buffer.from(piece) });
    }
    if (kept.digest("hex") !== sha256) throw new Error(`${source.name} changed while it was read: import it again`);
  });
  return { name: source.name, sha256, bytes };
}
