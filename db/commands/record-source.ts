import type { Actor } from "@/lib/domain/actor";
import { type SourceInput, sourceNaturalKey } from "@/lib/domain/source-input";
import type { Db } from "../client";
import { sources } from "../schema";
import { saveRow } from "./save-row";

/** The source with this url, title and day of publication, added or brought up to date. @returns its id */
export async function recordSource(db: Db, _actor: Actor, input: SourceInput): Promise<number> {
  const { row } = await saveRow(db, sources, { naturalKey: sourceNaturalKey(input) }, input);
  return row.id;
}
