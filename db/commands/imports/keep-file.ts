import { createHash } from "node:crypto";
import { sql } from "drizzle-orm";
import type { RegisterFile } from "@/lib/importing/registers/register-reading";
import type { Db } from "../../client";
import { type FileSource, readPieces } from "../../importing/source";
import { importFilePieces, importFiles } from "../../schema";

/** By what a file is known: its hash, and its size. */
export async function identifyFile(source: FileSource): Promise<RegisterFile> {
  const sum = createHash("sha256");
  let bytes = 0;
  for await (const piece of readPieces(source)) {
    sum.update(piece);
    bytes += piece.length;
  }
  return { name: source.name, sha256: sum.digest("hex"), bytes };
}

/**
 * Keeps a file of an import as it is, in the small pieces in which it is read: a backup holds hundreds of rows at a time. One of this content
 * that is kept already stays. The import is on record before: a file that none refers to may be taken away.
 * @throws when the file is not what it was when the import read it
 */
export async function keepFile(db: Db, source: FileSource, { sha256, bytes }: RegisterFile): Promise<void> {
  await db.transaction(async (tx) => {
    // An update, so that nobody takes the file away until this import refers to it.
    const [kept] = await tx
      .insert(importFiles)
      .values({ sha256, bytes })
      .onConflictDoUpdate({ target: importFiles.sha256, set: { bytes } })
      .returning({ isNew: sql<boolean>`xmax = 0` });
    if (!kept?.isNew) return;
    const sum = createHash("sha256");
    let ordinal = 0;
    for await (const piece of readPieces(source)) {
      ordinal += 1;
      sum.update(piece);
      await tx.insert(importFilePieces).values({ sha256, ordinal, piece: Buffer.from(piece) });
    }
    if (sum.digest("hex") !== sha256) throw new Error(`${source.name} changed while it was read: import it again`);
  });
}
