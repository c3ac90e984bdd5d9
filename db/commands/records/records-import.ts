import type { Actor } from "@/lib/domain/actor";
import type { FileProblem } from "@/lib/importing/problem";
import type { Db } from "../../client";
import type { RegionIds } from "./apply-places";

/** One run of `applyRecords`: what its parts share. */
export type RecordsImport = {
  db: Db;
  actor: Actor;
  /** Null for a seed. */
  importId: number | null;
  /** The name of the set, as the file of its problems. */
  name: string;
  sourceId: (key: string) => number;
  regionId: RegionIds;
  report: RecordsReport;
  /** Told of every record what became of it, by its path in the set. */
  onFate: (path: string, fate: RecordFate) => void;
};

export type RecordFate = "added" | "unchanged" | "refused";

/** What a run did, in rows of the database. */
export type RecordsReport = {
  added: Record<"sources" | "sites" | "phases" | "indicators" | "claims" | "rules" | "facts", number>;
  /** Rows that say what is on record already. */
  unchanged: Record<"sources" | "sites" | "phases" | "claims" | "rules" | "facts", number>;
  /** Each with the path of its record in the set. */
  refused: (FileProblem & { path: string })[];
};

export const emptyReport = (): RecordsReport => ({
  added: { sources: 0, sites: 0, phases: 0, indicators: 0, claims: 0, rules: 0, facts: 0 },
  unchanged: { sources: 0, sites: 0, phases: 0, claims: 0, rules: 0, facts: 0 },
  refused: [],
});
