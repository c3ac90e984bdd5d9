import { sql } from "drizzle-orm";
import type { Actor } from "@/lib/domain/actor";
import { ENGINE_VERSION } from "@/lib/forecast";
import type { Db } from "../client";
import type { FiguresOf, ResultKind } from "../results/kinds";
import { storedResults } from "../schema";

/** Keeps the figures of a kind and key in place of those that were there. */
export async function storeResult<Kind extends ResultKind>(
  db: Db,
  _actor: Actor,
  input: { kind: Kind; key: string; inputHash: string; asOfOn: string; figures: FiguresOf[Kind] },
): Promise<void> {
  const row = { ...input, engineVersion: ENGINE_VERSION, computedAt: sql`clock_timestamp()` };
  await db
    .insert(storedResults)
    .values(row)
    .onConflictDoUpdate({ target: [storedResults.kind, storedResults.key], set: row });
}
