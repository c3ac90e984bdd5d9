import type { TransactionSql } from "postgres";
import { withConnection } from "../connection";
import { MIGRATION_LOCK } from "../migrate";

/**
 * Runs `work` in one read-only transaction that sees the database as it is at its first query, whatever others write meanwhile. It begins
 * when no migration runs, since the tables that one rewrites look empty to an older snapshot. `work` holds later ones back by its locks on
 * tables, then lets them begin (`letMigrationsBegin`).
 * @throws when a migration does not end within a minute
 */
export async function inSnapshot<Value>(url: string, work: (tx: TransactionSql) => Promise<Value>): Promise<Value> {
  const settings = { TimeZone: "UTC", lock_timeout: 60_000, application_name: "leadtime-backup" };
  return withConnection(url, { settings }, async (client) => {
    await client`select pg_advisory_lock_shared(${MIGRATION_LOCK})`;
    const value = await client.begin("isolation level repeatable read, read only", work);
    return value as Value;
  });
}

/** A program that starts takes the migrations' lock even when there is nothing to migrate: it need not wait for a whole backup. */
export async function letMigrationsBegin(tx: TransactionSql): Promise<void> {
  await tx`select pg_advisory_unlock_shared(${MIGRATION_LOCK})`;
}
