import { type Actor, actorLabel } from "@/lib/domain/actor";
import type { Result } from "@/lib/domain/result";
import type { SourceChoice, SourceInput } from "@/lib/domain/source-input";
import type { Db } from "../client";
import { findSource } from "../queries/find-source";
import { sources } from "../schema";

/**
 * Finds the source with this address, title and day of publication, or adds it. One on record is never changed: an input that contradicts
 * it is refused, field by field, unless `choice` says to use it or to add another; so is a day to come. Editing a source is `editSource`.
 * @returns its id
 */
export async function recordSource(
  db: Db,
  actor: Actor,
  input: SourceInput,
  choice: SourceChoice | null = null,
): Promise<Result<number>> {
  for (;;) {
    const match = await findSource(db, input, choice);
    if (match.state === "refused") return { ok: false, failure: { kind: "invalid", problems: match.problems } };
    if (match.state === "found") return { ok: true, value: match.source.id };
    const row = { ...input, naturalKey: match.naturalKey, recordedBy: actorLabel(actor) };
    const [added] = await db.insert(sources).values(row).onConflictDoNothing().returning({ id: sources.id });
    if (added) return { ok: true, value: added.id };
    // Another writer added a source under this key meanwhile: it is on record now.
  }
}
