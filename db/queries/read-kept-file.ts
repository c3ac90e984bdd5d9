import { createHash } from "node:crypto";
import { and, asc, eq } from "drizzle-orm";
import type { Db } from "../client";
import { importFilePieces, imports } from "../schema";

export type KeptFile = { name: string; sha256: string };

/** The files of an import as they were read in; none for an import that kept none. */
export async function listKeptFiles(db: Db, importId: number): Promise<KeptFile[]> {
  const [found] = await db
    .select({ names: imports.fileNames, sha256s: imports.fileSha256s })
    .from(imports)
    .where(eq(imports.id, importId));
  return (found?.sha256s ?? []).map((sha256, i) => ({ name: found?.names[i] ?? sha256, sha256 }));
}

/**
 * A kept file, piece by piece.
 * @throws at its end when that was not all of it: an import that was stopped kept none, and old dry runs are taken away with theirs
 */
export async function* readKeptFile(db: Db, { name, sha256 }: KeptFile): AsyncGenerator<Buffer, void, void> {
  const isIts = eq(importFilePieces.sha256, sha256);
  const { ordinal, piece } = importFilePieces;
  const sum = createHash("sha256");
  for (const one of await db.select({ ordinal }).from(importFilePieces).where(isIts).orderBy(asc(ordinal))) {
    const [row] = await db
      .select({ piece })
      .from(importFilePieces)
      .where(and(isIts, eq(ordinal, one.ordinal)));
    if (!row) break;
    sum.update(row.piece);
    yield row.piece;
  }
  if (sum.digest("hex") !== sha256) throw new Error(`${name} is not kept whole, or not any more`);
}
