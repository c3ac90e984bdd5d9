import type { Actor } from "@/lib/domain/actor";
import { unwrap } from "@/lib/domain/result";
import type { ImportAction } from "@/lib/domain/vocabulary";
import type { QuarantinedRow } from "@/lib/importing/epoch/quarantine";
import { epochTerms } from "@/lib/importing/epoch/terms";
import type { PublishedState } from "@/lib/importing/epoch/types";
import type { Db } from "../../client";
import { recordClaim } from "../record-claim";
import { recordSource } from "../record-source";
import { PUBLISHER } from "./site-history";

/** What the parts of one import share. */
export type EpochImport = {
  db: Db;
  actor: Actor;
  state: PublishedState;
  importId: number;
  /** This publication's source. */
  sourceId: number;
  /** The ids of all sources of this publisher. */
  ownSources: ReadonlySet<number>;
  /** Those on record, and those that this import adds. */
  economies: { iso3: string; nameEn: string }[];
  counted: { claimsAdded: number; phasesAdded: number };
  /** What was done with each row of the timeline, by row number. */
  actions: Map<number, { action: ImportAction; detail: string | null }>;
  /** Rows that were left out. */
  quarantined: readonly QuarantinedRow[];
};

/** The publication as a source: one per day of publication. One on record is used as it is. @returns its id */
export async function recordPublication(db: Db, actor: Actor, publishedOn: string): Promise<number> {
  const publication = {
    url: "https://epoch.ai/data/data-centers",
    title: "Frontier Data Centers",
    publisher: PUBLISHER,
    publishedOn,
    language: "en",
    class: "analyst" as const,
    ...epochTerms,
  };
  return unwrap(await recordSource(db, actor, publication, "on_record"));
}

/** Records a claim of this import and counts it. @throws when it is refused: the state was checked, so that is a fault of ours */
export async function addClaim(run: EpochImport, input: Parameters<typeof recordClaim>[2]): Promise<boolean> {
  const { isNew } = unwrap(await recordClaim(run.db, run.actor, { importId: run.importId, ...input }));
  if (isNew) run.counted.claimsAdded += 1;
  return isNew;
}
