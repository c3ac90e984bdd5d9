import { type MigrationMeta, readMigrationFiles } from "drizzle-orm/migrator";
import type { TransactionSql } from "postgres";
import { MIGRATIONS_FOLDER } from "../migrate";

/** This code's migrations, split where a backup stands. */
export type MigrationPlan = { before: MigrationMeta[]; after: MigrationMeta[] };

/**
 * Which of this code's migrations a backup has behind it, and which are still to come.
 * @throws when the backup has one that this code does not know
 */
export function planMigrations(migrations: number[]): MigrationPlan {
  const ours = readMigrationFiles({ migrationsFolder: MIGRATIONS_FOLDER });
  const unknown = migrations.filter((at, index) => ours[index]?.folderMillis !== at);
  if (unknown.length > 0) {
    throw new Error(
      `The backup has ${migrations.length} migrations, ${unknown.length} of them unknown to this Leadtime, which has ${ours.length}: it was made by a newer version. Update Leadtime, then restore.`,
    );
  }
  return { before: ours.slice(0, migrations.length), after: ours.slice(migrations.length) };
}

/** Runs migrations inside the caller's transaction, and records them as drizzle's own migrator does. */
export async function applyMigrations(tx: TransactionSql, migrations: MigrationMeta[]): Promise<void> {
  await tx`create schema if not exists drizzle`;
  await tx`create table if not exists drizzle.__drizzle_migrations (id serial primary key, hash text not null, created_at bigint)`;
  for (const { sql, hash, folderMillis } of migrations) {
    for (const statement of sql) await tx.unsafe(statement);
    await tx`insert into drizzle.__drizzle_migrations (hash, created_at) values (${hash}, ${folderMillis})`;
  }
}
