import { sql } from "drizzle-orm";
import type { Db } from "../client";
import { idArray } from "../id-array";

// Every writer takes what it needs of these in this order: imports, sites, parameters, scenarios, requests, audit. Then no two can wait for
// each other. The functions below are in that order.

/** Holds other imports, and the seed, back until the transaction ends. */
export async function lockImports(tx: Db): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(7451020)`);
}

/**
 * Holds other writers of these sites' records back until the transaction ends. In the order of their ids, and all of them before the first
 * write: the audit lock that a write takes would be held while the next site is waited for.
 */
export async function lockSites(tx: Db, siteIds: readonly number[] | "all"): Promise<void> {
  if (siteIds.length === 0) return;
  const asked = siteIds === "all" ? sql`true` : sql`id = any (${idArray(siteIds)})`;
  await tx.execute(sql`select 1 from sites where ${asked} order by id for update`);
}

/**
 * Holds every other writer of parameters back until the transaction ends, whichever the parameter, since their limits depend on each other.
 * Before what the write is decided by is read.
 */
export async function lockParameters(tx: Db): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('parameters'))`);
}

/** Holds other analysts' saves of scenarios back until the transaction ends. Before the newest version is read, and versions are counted. */
export async function lockScenarios(tx: Db): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('scenarios'))`);
}

/**
 * Holds back, until the transaction ends, others who ask the worker for something of which only so many may wait. Before those that wait are
 * counted.
 */
export async function lockRequests(tx: Db): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('requests'))`);
}

/**
 * Holds every other audited write back until the transaction ends, as the first audited write does on its own
 * (`write_audit`). Taken before it, records that were read stay as they are, and two who add the same row (a source, an
 * organisation) do not wait for each other.
 */
export async function lockAudit(tx: Db): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(7451001)`);
}
