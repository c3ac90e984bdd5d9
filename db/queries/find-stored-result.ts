import { and, eq, sql } from "drizzle-orm";
import type { Db } from "../client";
import { ANY_NEW_DAY_KEY } from "../queue/new-day-key";
import type { FiguresOf, ResultKind } from "../results/kinds";
import { storedResults } from "../schema";

export type StoredResult<Kind extends ResultKind> = {
  key: string;
  figures: FiguresOf[Kind];
  /** ISO date on which the figures hold. */
  asOfOn: string;
  engineVersion: string;
  /** Whether something they rest on has changed since and the worker has not followed yet. */
  isBeingRecomputed: boolean;
};

/**
 * A job that ends in figures of this kind waits or runs: scores reach the track record alone. Not counted: one that was given up, one that
 * failed and is tried again later, and the hourly ones that mostly have nothing to do (on a new day the figures' own day says so).
 */
const isBeingRecomputed = sql<boolean>`exists (
  select from graphile_worker.jobs
  where (task_identifier in ('refresh-site', 'refresh-stale-sites', 'store-results')
      or task_identifier = 'score-matured-forecasts' and ${storedResults.kind} = 'track-record'
      or task_identifier = 'refresh-slip-adjustment' and ${storedResults.kind} = 'slips')
    and (locked_at is not null or attempts < max_attempts and (attempts = 0 or run_at <= now()))
    and (key is null or key not like ${ANY_NEW_DAY_KEY}))`;

/** The stored result of a kind and key; null when the worker has not made it yet. */
export async function findStoredResult<Kind extends ResultKind>(
  db: Db,
  kind: Kind,
  key: string,
): Promise<StoredResult<Kind> | null> {
  const [row] = await select<Kind>(db).where(and(eq(storedResults.kind, kind), eq(storedResults.key, key)));
  return row ?? null;
}

/** Every stored result of a kind, by key. */
export async function listStoredResults<Kind extends ResultKind>(db: Db, kind: Kind): Promise<StoredResult<Kind>[]> {
  return select<Kind>(db).where(eq(storedResults.kind, kind)).orderBy(storedResults.key);
}

function select<Kind extends ResultKind>(db: Db) {
  return db
    .select({
      key: storedResults.key,
      figures: sql<FiguresOf[Kind]>`${storedResults.figures}`,
      asOfOn: storedResults.asOfOn,
      engineVersion: storedResults.engineVersion,
      isBeingRecomputed,
    })
    .from(storedResults);
}
