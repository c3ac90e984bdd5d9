import type { Actor } from "@/lib/domain/actor";
import type { SourceInput } from "@/lib/domain/source-input";
import type { SourceClass } from "@/lib/domain/vocabulary";
import type { RecordSet } from "@/lib/importing/records/record-set";
import type { Db } from "../../client";
import { findSource } from "../../queries/find-source";
import { recordSource } from "../record-source";
import type { RecordsReport } from "./records-import";

export type StoredSource = { id: number; naturalKey: string; class: SourceClass };

/** Finds or adds the sources of a set. One on record keeps its words. @returns them by their key in the set */
export async function applySources(
  db: Db,
  actor: Actor,
  set: RecordSet,
  report: RecordsReport,
): Promise<Map<string, StoredSource>> {
  const stored = await Promise.all(
    set.sources.map(async ({ key, ...source }) => {
      const known = await findSource(db, source, "on_record");
      report[known.state === "found" ? "unchanged" : "added"].sources += 1;
      return [key, await storeSource(db, actor, key, source)] as const;
    }),
  );
  return new Map(stored);
}

async function storeSource(db: Db, actor: Actor, key: string, source: SourceInput): Promise<StoredSource> {
  const recorded = await recordSource(db, actor, source, "on_record");
  const match = recorded.ok ? await findSource(db, source, "on_record") : null;
  if (match?.state !== "found") throw new Error(`the source "${key}" is refused: ${JSON.stringify(recorded)}`);
  return match.source;
}
