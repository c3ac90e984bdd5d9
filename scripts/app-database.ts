import { listCompany } from "@/db/backup/restore";
import { today } from "@/db/clock";
import { withConnection } from "@/db/connection";
import type { WhenMissing } from "@/db/embedded/made-before";
import { startEmbeddedPostgres } from "@/db/embedded/start-embedded-postgres";
import { stateFolder } from "@/db/embedded/state-folder";
import { migrate } from "@/db/migrate";
import { seed } from "@/db/seed/seed";
import { seedEpoch } from "@/db/seed/seed-epoch";
import { seedOutsideForecasts } from "@/db/seed/seed-outside-forecasts";
import { seedRecords } from "@/db/seed/seed-records";
import type { CommandContext } from "./run-command";

/**
 * Opens the app's own database (DATABASE_URL, else the embedded one), brings its schema and seed up to date.
 * @throws before anything starts when the workspace's day or zone cannot be read
 */
export async function openAppDatabase(context: CommandContext): Promise<string> {
  today();
  const given = process.env.DATABASE_URL;
  const url = given || (await startOwn(context));
  await fillDatabase(context, url).catch((error: unknown) => {
    throw new Error(`Cannot prepare ${given ? "the database of DATABASE_URL" : "the database"}`, { cause: error });
  });
  return url;
}

/** Migrates and seeds a database; its forecasts are left to the worker. */
async function fillDatabase(context: CommandContext, url: string): Promise<void> {
  await migrate(url);
  context.log("Migrated the database");
  await seed(url, context.log);
  await seedRecords(url, context.log);
  await seedEpoch(url, context.log);
  await seedOutsideForecasts(url);
  context.log("Seeded the database");
}

type OwnOptions = {
  whenMissing?: WhenMissing;
  /** Refuse when another program, such as `npm start`, has opened the embedded database. */
  isAlone?: boolean;
};

/** Opens the app's own database and leaves its schema and records as they are. */
export async function openStoredDatabase(context: CommandContext, options: OwnOptions): Promise<string> {
  return process.env.DATABASE_URL || startOwn(context, options);
}

async function startOwn(context: CommandContext, { whenMissing, isAlone }: OwnOptions = {}): Promise<string> {
  const stateDir = stateFolder(process.cwd());
  const starting = startEmbeddedPostgres({ stateDir, revive: true, log: context.log, whenMissing });
  const database = await context.hold(starting);
  if (isAlone && database.isShared) {
    const names = await withConnection(database.url, { settings: {} }, listCompany).catch(() => []);
    const who = names.length > 0 ? ` (${names.join(", ")})` : "";
    throw new Error(`Another program has this database open${who}: wait until it ends, or stop it, and try again.`);
  }
  context.log(`${database.adopted ? "Found PostgreSQL running" : "Started PostgreSQL"} (${stateDir})`);
  return database.url;
}
