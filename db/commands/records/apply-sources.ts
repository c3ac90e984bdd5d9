import type { Actor } from "@/lib/domain/actor";
import type { SourceInput } from "@/lib/domain/source-input";
import type { SourceClass } from "@/lib/domain/vocabulary";
import { sourcePath } from "@/lib/importing/records/paths";
import type { RecordSet } from "@/lib/importing/records/record-set";
import type { Db } from "../../client";
import { findSource } from "../../queries/find-source";
import { recordSource } from "../record-source";
import type { RecordsImport } from "./records-import";

export type StoredSource = { id: number; naturalKey: string; class: SourceClass };

/** Finds or adds the sources of a set. One on record keeps its words. @returns them by their key in the set */
export async function applySources(
  db: Db,
  actor: Actor,
  set: RecordSet,
  { report, onFate }: Pick<RecordsImport, "report" | "onFate">,
): Promise<Map<string, StoredSource>> {
  const stored = await Promise.all(
    set.sources.map(async ({ key, ...source }) => {
      const known = await findSource(db, source, "on_record");
      const fate = known.state === "found" ? "unchanged" : "added";
      report[fate].sources += 1;
      onFate(sourcePath(key), fate);
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
