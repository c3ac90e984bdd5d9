import path from "node:path";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate as runMigrations } from "drizzle-orm/postgres-js/migrator";
import { withConnection } from "./connection";

/** Held while the schema changes. */
export const MIGRATION_LOCK = 7451000;

/** Where the migrations and their journal lie. */
export const MIGRATIONS_FOLDER = path.join(process.cwd(), "db/migrations");

/**
 * Brings the database to the newest schema, the worker's queue included. Any number of processes may start together: one migrates, the
 * others wait.
 * @throws when the lock is not free within a minute, or a migration fails (it is then rolled back)
 */
export async function migrate(url: string): Promise<void> {
  await withConnection(url, { settings: { lock_timeout: 60_000 } }, async (client) => {
    await client`select pg_advisory_lock(${MIGRATION_LOCK})`;
    // Loaded here alone: most programs that connect never migrate. The queue comes first, since triggers of ours write to it.
    const { installQueue } = await import("./queue/install-queue");
    await installQueue(url, client);
    await runMigrations(drizzle(client), { migrationsFolder: MIGRATIONS_FOLDER });
    await client`select pg_advisory_unlock(${MIGRATION_LOCK})`;
  });
}
