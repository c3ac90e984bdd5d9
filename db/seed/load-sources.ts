import { eq } from "drizzle-orm";
import { type Actor, actorLabel } from "@/lib/domain/actor";
import { unwrap } from "@/lib/domain/result";
import { type SourceInput, sourceNaturalKey } from "@/lib/domain/source-input";
import type { Db } from "../client";
import { editSource } from "../commands/edit-source";
import { recordSource } from "../commands/record-source";
import { sources } from "../schema";
import { inOrder } from "./in-order";

/**
 * Adds the seed's sources, and edits those that the seed itself set last so that they say what the files say. What an analyst or another
 * record set is left as it is, with a line that reports it.
 * @returns the ids by the seed's names
 */
export async function loadSources(
  db: Db,
  actor: Actor,
  named: Record<string, SourceInput>,
  log: (line: string) => void,
): Promise<Map<string, number>> {
  const ids = new Map<string, number>();
  await inOrder(Object.entries(named), async ([name, source]) => {
    const [stored] = await db
      .select()
      .from(sources)
      .where(eq(sources.naturalKey, sourceNaturalKey(source)));
    if (!stored) {
      ids.set(name, unwrap(await recordSource(db, actor, source)));
      return;
    }
    ids.set(name, stored.id);
    const { url: _url, title: _title, publishedOn: _publishedOn, ...changes } = source;
    const edit = { sourceId: stored.id, basedOnVersion: stored.version, reason: "The seed's files changed.", changes };
    if (stored.recordedBy === actorLabel(actor)) unwrap(await editSource(db, actor, edit));
    else log(`source "${name}" is left as ${stored.recordedBy} set it`);
  });
  return ids;
}
