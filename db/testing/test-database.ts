import { randomBytes } from "node:crypto";
import postgres from "postgres";
import { connect } from "../client";
import { migrate } from "../migrate";

const TEMPLATE_LOCK = 7451002;

function serverUrl(database: string): string {
  const url = new URL(process.env.DATABASE_URL ?? "");
  url.pathname = `/${database}`;
  return url.href;
}

/** The name of the migrated template, made by the first test file that asks; the others wait for it. */
async function ensureTemplate(name: string): Promise<void> {
  const admin = postgres(serverUrl("postgres"), { max: 1, onnotice: () => {} });
  try {
    await admin`select pg_advisory_lock(${TEMPLATE_LOCK})`;
    const [existing] = await admin`select 1 from pg_database where datname = ${name}`;
    if (!existing) {
      await admin.unsafe(`create database ${name}_new`);
      await migrate(serverUrl(`${name}_new`));
      await admin.unsafe(`alter database ${name}_new rename to ${name}`);
    }
  } finally {
    await admin.end();
  }
}

/**
 * A fresh, migrated database of its own for one test file, cloned from a template on the server of `DATABASE_URL`.
 * @throws when `DATABASE_URL` is missing: database tests never skip (run `npm run test:db`)
 */
export async function testDatabase() {
  if (!process.env.DATABASE_URL) throw new Error("DATABASE_URL is not set: run database tests with `npm run test:db`.");
  const template = `leadtime_template_${process.ppid}`;
  await ensureTemplate(template);
  const name = `leadtime_test_${randomBytes(6).toString("hex")}`;
  const admin = postgres(serverUrl("postgres"), { max: 1, onnotice: () => {} });
  await admin`select pg_advisory_lock(${TEMPLATE_LOCK})`;
  await admin.unsafe(`create database ${name} template ${template}`);
  await admin`select pg_advisory_unlock(${TEMPLATE_LOCK})`;
  const url = serverUrl(name);
  const { db, close } = connect(url);
  return {
    url,
    db,
    close: async () => {
      await close();
      await admin.unsafe(`drop database ${name} with (force)`);
      await admin.end();
    },
  };
}
