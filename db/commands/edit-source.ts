import { eq } from "drizzle-orm";
import { type Actor, actorLabel } from "@/lib/domain/actor";
import { inputProblems } from "@/lib/domain/input-problems";
import { conflict, type Result } from "@/lib/domain/result";
import { SourceEdit } from "@/lib/domain/source-input";
import type { Db } from "../client";
import { sourceEdits, sources } from "../schema";
import { lockAudit } from "./locks";

/** `isNew` is false when nothing differed from what is on record: then nothing was written. */
export type EditedSource = { version: number; isNew: boolean };

/**
 * Changes a source on record, inside the caller's transaction, and keeps what changed, why and by whom (`listSourceEdits`). A field left
 * out stays as it is; null empties it. When the source has another version than the one the editor had before them, that is a conflict.
 * A trigger asks for new forecasts of all sites, since a source's class bears on them.
 */
export async function editSource(db: Db, actor: Actor, input: SourceEdit): Promise<Result<EditedSource>> {
  const parsed = SourceEdit.safeParse(input);
  if (!parsed.success) {
    return { ok: false, failure: { kind: "invalid", problems: inputProblems(parsed.error, input) } };
  }
  const { sourceId, basedOnVersion, reason, changes } = parsed.data;
  await lockAudit(db);
  const [stored] = await db.select().from(sources).where(eq(sources.id, sourceId)).for("update");
  if (!stored) {
    const problem = { field: "sourceId", value: sourceId, reason: "sourceId: there is no such source" };
    return { ok: false, failure: { kind: "invalid", problems: [problem] } };
  }
  const { version } = stored;
  if (version !== basedOnVersion) {
    return conflict(`source ${sourceId} has version ${version}; the edit was based on version ${basedOnVersion}`);
  }
  const differing = (Object.keys(changes) as (keyof typeof changes)[]).filter(
    (field) => changes[field] !== undefined && changes[field] !== stored[field],
  );
  if (differing.length === 0) return { ok: true, value: { version, isNew: false } };

  const recordedBy = actorLabel(actor);
  const next = version + 1;
  const fromTo = differing.map((field) => [field, { from: stored[field], to: changes[field] ?? null }] as const);
  await db
    .update(sources)
    .set({ ...changes, version: next, recordedBy })
    .where(eq(sources.id, sourceId));
  await db
    .insert(sourceEdits)
    .values({ sourceId, version: next, changes: Object.fromEntries(fromTo), reason, recordedBy });
  return { ok: true, value: { version: next, isNew: true } };
}
