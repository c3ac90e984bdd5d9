import { setTimeout as sleep } from "node:timers/promises";
import { Logger, runMigrations } from "graphile-worker";
import type { Sql } from "postgres";

const PATIENCE_MS = 5_000;

/**
 * Brings the queue's own schema, `graphile_worker`, to the version of its package. The caller holds the lock of migrations.
 * @param url of the same database as `client`
 * @throws when its migration fails or, five seconds later, its connections are still there
 */
export async function installQueue(url: string, client: Sql): Promise<void> {
  const name = `leadtime-queue-${process.pid}`;
  const named = new URL(url);
  named.searchParams.set("application_name", name);
  const logger = new Logger(() => (level, message) => {
    if (level === "error" || level === "warning") console.error(`queue: ${message}`);
  });
  await runMigrations({ connectionString: named.href, logger, maxPoolSize: 2 });
  // It does not wait for its connections to end, and a database that has one can be neither renamed nor copied.
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const left = await client`
      select 1 from pg_stat_activity where datname = current_database() and application_name = ${name}`;
    if (left.length === 0) return;
    if (Date.now() > deadline) throw new Error("The connections that prepared the queue do not end");
    await sleep(10);
  }
}
