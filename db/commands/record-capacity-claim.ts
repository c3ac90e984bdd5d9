import type { Actor } from "@/lib/domain/actor";
import type { CapacityClaimInput } from "@/lib/domain/phase-input";
import type { Db } from "../client";
import { capacityClaims } from "../schema";
import { touchSite } from "./touch-site";

/** Keeps what a publication said a phase adds. Append-only: the same words again change nothing. @returns whether it was new */
export async function recordCapacityClaim(
  db: Db,
  _actor: Actor,
  input: CapacityClaimInput,
): Promise<{ isNew: boolean }> {
  const added = await db
    .insert(capacityClaims)
    .values(input)
    .onConflictDoNothing()
    .returning({ id: capacityClaims.id });
  if (added.length > 0) await touchSite(db, { phaseId: input.phaseId });
  return { isNew: added.length > 0 };
}
