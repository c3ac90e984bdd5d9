import type { Sql, TransactionSql } from "postgres";
import { withConnection } from "../connection";
import { MIGRATION_LOCK } from "../migrate";
import { installQueue } from "../queue/install-queue";
import { queueUnfinishedWork } from "../queue/queue-unfinished-work";
import { loadRows } from "./load-rows";
import { applyMigrations, type MigrationPlan, planMigrations } from "./migration-state";
import { type Backup, openBackup } from "./read-backup";
import { dropEverything } from "./tables";

/** What was restored. `auditBrokenAt`: the first audit row that does not fit the chain (it did not in the backup either), or null. */
export type RestoreReport = { rows: number; takenAt: string; migrated: number; auditBrokenAt: string | null };

/** What a restore calls itself in the database. */
const PROGRAM = "leadtime-restore";

type RestoreOptions = {
  /** Drop what the database holds first, in the same transaction. */
  replace?: boolean;
  /** Leave the schema as the backup's is, for `migrate` to bring forward; for tests of upgrades. */
  keepSchema?: boolean;
};

/** A backup whose checksum is right and whose migrations this code knows. */
export type CheckedBackup = { backup: Backup; plan: MigrationPlan };

/**
 * Brings a backup into an empty database, in one transaction: all of it or nothing. The records return to the schema they had and are then
 * migrated to this code's. Waiting jobs are not part of a backup: the queue gets one look at all sites, and every unfinished portfolio run.
 * @param from a file, or what `checkBackup` made of one
 * @throws when the file is damaged or newer than this code, the database has records and `replace` is not set, or somebody
 * else is connected to it; nothing has changed then. Also when a row does not fit: no record and no job has changed then, but the queue's own
 * schema, `graphile_worker`, was brought to its package's version before the transaction and stays so
 */
export async function restore(
  url: string,
  from: string | CheckedBackup,
  options: RestoreOptions = {},
): Promise<RestoreReport> {
  const { backup, plan } = typeof from === "string" ? await checkBackup(from) : from;
  const settings = { TimeZone: "UTC", lock_timeout: 60_000, application_name: PROGRAM };
  return withConnection(url, { settings }, async (client) => {
    await refuseCompany(client);
    if (!options.replace) await refuseRecords(client);
    await installQueue(url, client);
    const report = await client.begin(async (tx) => {
      if (options.replace) await empty(tx);
      await applyMigrations(tx, plan.before);
      const rows = await loadRows(tx, backup);
      const coming = options.keepSchema ? [] : plan.after;
      await applyMigrations(tx, coming);
      if (!options.keepSchema) await queueUnfinishedWork(tx);
      const [chain] = await tx<{ broken: string | null }[]>`select audit_chain_broken_at()::text as broken`;
      return { rows, takenAt: backup.header.takenAt, migrated: coming.length, auditBrokenAt: chain?.broken ?? null };
    });
    // What the planner knows of the tables is not part of a transaction's outcome.
    await client`analyze`;
    return report;
  });
}

/** Reads a backup whole. @throws when it is damaged, no backup, or newer than this code */
export async function checkBackup(file: string): Promise<CheckedBackup> {
  const backup = await openBackup(file);
  return { backup, plan: planMigrations(backup.header.migrations) };
}

/** Whoever is connected would go on with what is no longer there. Of two restores at once the one with the lock goes on. */
async function refuseCompany(client: Sql): Promise<void> {
  const [lock] = await client<{ isOurs: boolean }[]>`select pg_try_advisory_lock(${MIGRATION_LOCK}) as "isOurs"`;
  const others = await listCompany(client);
  const inTheWay = lock?.isOurs ? others.filter((name) => name !== PROGRAM) : others;
  if (lock?.isOurs && inTheWay.length === 0) return;
  const names = inTheWay.join(", ") || "a program that has just ended";
  throw new Error(`The database is in use (${names}): stop Leadtime and its workers, then restore.`);
}

/** Who else is connected to the database, by the names that programs give themselves: `leadtime` for the app and its workers. */
export async function listCompany(client: Sql): Promise<string[]> {
  const others = await client<{ name: string }[]>`
    select distinct coalesce(nullif(application_name, ''), 'a program without a name') as name from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'`;
  return others.map(({ name }) => name);
}

async function refuseRecords(client: Sql): Promise<void> {
  const [found] = await client<{ tables: number }[]>`
    select count(*)::int as tables from pg_tables where schemaname in ('public', 'drizzle')`;
  if (!found || found.tables > 0) {
    throw new Error(
      "The database has tables already: nothing was changed. Add --replace to drop them and put the backup in their place, or back them up first.",
    );
  }
}

async function empty(tx: TransactionSql): Promise<void> {
  await dropEverything(tx);
  await tx`delete from graphile_worker._private_jobs`;
}
