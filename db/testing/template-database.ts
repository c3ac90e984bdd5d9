import postgres from "postgres";
import { today } from "../clock";
import { hashFiles, listFiles } from "../embedded/hash-files";
import { migrate } from "../migrate";
import { seedUpToDate } from "./seed-up-to-date";

/** What a test starts from: the schema alone, or the seed with the forecasts of today. */
export type Template = "migrated" | "seeded";

const PREFIX = "leadtime_template_";
const LOCK = 7451002;
/** Everything that can change what a template holds; tests and readmes cannot. */
const SOURCES = ["db", "lib"];
const NO_SOURCE = /\.test\.ts$|\.md$/;

/**
 * Makes the database `name` as a copy of a template; one of that name is dropped. The first caller makes the template, the others wait for
 * it. It is made again when the code, the seed, the migrations, the packages or the day differ from those it was made of.
 * @param serverUrl any database of the server
 * @returns the address of the copy
 */
export async function cloneTemplate(serverUrl: string, template: Template, name: string): Promise<string> {
  const admin = postgres(addressOf(serverUrl, "postgres"), { max: 1, onnotice: () => {} });
  try {
    await admin`select pg_advisory_lock(${LOCK})`;
    const from = await ensureTemplate(admin, serverUrl, template);
    await admin`drop database if exists ${admin(name)} with (force)`;
    await admin`create database ${admin(name)} template ${admin(from)}`;
  } finally {
    await admin.end({ timeout: 5 });
  }
  return addressOf(serverUrl, name);
}

/** Ends every connection to the database and removes it. */
export async function dropDatabase(serverUrl: string, name: string): Promise<void> {
  const admin = postgres(addressOf(serverUrl, "postgres"), { max: 1, onnotice: () => {} });
  await admin`drop database if exists ${admin(name)} with (force)`.finally(() => admin.end({ timeout: 5 }));
}

async function ensureTemplate(admin: postgres.Sql, serverUrl: string, template: Template): Promise<string> {
  const name = `${PREFIX}${template}_${(await sourcesHash()).slice(0, 16)}`;
  const found = await admin<
    { datname: string }[]
  >`select datname from pg_database where starts_with(datname, ${PREFIX})`;
  if (found.some(({ datname }) => datname === name)) return name;
  const base = template === "migrated" ? "template0" : await ensureTemplate(admin, serverUrl, "migrated");
  // Stale ones, and what a killed run left half made.
  for (const { datname } of found)
    if (datname !== base) await admin`drop database if exists ${admin(datname)} with (force)`;
  const draft = `${name}_new`;
  await admin`create database ${admin(draft)} template ${admin(base)}`;
  await fill(addressOf(serverUrl, draft), template);
  await admin`alter database ${admin(draft)} rename to ${admin(name)}`;
  return name;
}

async function fill(url: string, template: Template): Promise<void> {
  if (template === "migrated") return migrate(url);
  await seedUpToDate(url);
}

async function sourcesHash(): Promise<string> {
  const files = (await Promise.all(SOURCES.map(listFiles))).flat().filter((file) => !NO_SOURCE.test(file));
  return hashFiles([...files, "package-lock.json"], today());
}

function addressOf(serverUrl: string, database: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${database}`;
  return url.href;
}
