import {
  appendFile,
  copyFile,
  lstat,
  mkdir,
  mkdtemp,
  open,
  readdir,
  readFile,
  rm,
  stat,
  symlink,
  truncate,
  writeFile,
} from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import postgres, { type Sql } from "postgres";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { Actor } from "@/lib/domain/actor";
import { identifyFile, keepFile } from "../commands/imports/keep-file";
import { recordClaim } from "../commands/record-claim";
import { retractClaim } from "../commands/retract-claim";
import { MIGRATION_LOCK } from "../migrate";
import { emptyTestDatabase } from "../testing/empty-test-database";
import { addSmallSites, type SmallSite } from "../testing/small-sites";
import { testDatabase } from "../testing/test-database";
import { inRetriedTransaction } from "../transaction";
import { backUp } from "./back-up";
import { openBackup } from "./read-backup";
import { checkBackup, restore } from "./restore";
import { sealing } from "./seal";

// A busy machine is no fault.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 240_000 });

/** Everything that could end a line, a row or a text too early; no form takes its control character today. */
const AWKWARD =
  'a "quote", a\\backslash, [brackets], {braces}\n\ttab,\r\nCRLF,\u2028line\u2029paragraph, \u0001, 데이터센터 🏗';
const NOTE = AWKWARD.replace("\r", "").replace("\u0001", "");
const actor: Actor = { kind: "user", userId: "an-analyst", name: "An analyst" };

/** Every byte there is, in more than one piece. */
const FILE = Buffer.from(Array.from({ length: 70_000 }, (_, place) => (place * 7) % 256));
let folder = "";
let source: Awaited<ReturnType<typeof testDatabase>>;
let sites: SmallSite[] = [];
let sql: Sql;
const at = (name: string) => path.join(folder, name);
const opened: Sql[] = [];

function client(url: string): Sql {
  const made = postgres(url, { max: 3, onnotice: () => {} });
  opened.push(made);
  return made;
}

/** One hash per table, over every row as text in an order of its own. */
async function tableHashes(of: Sql): Promise<Record<string, string>> {
  const tables = await of<
    { name: string }[]
  >`select tablename as name from pg_tables where schemaname = 'public' order by 1`;
  const hashes: Record<string, string> = {};
  for (const { name } of tables) {
    const [row] = await of<{ n: number; hash: string | null }[]>`
      select count(*)::int as n, md5(string_agg(r::text, '|' order by r::text collate "C")) as hash from ${of(name)} r`;
    hashes[name] = `${row?.n} ${row?.hash}`;
  }
  return hashes;
}

const say = (site: SmallSite, knownOn: string, note = "") =>
  inRetriedTransaction(source.db, actor, (tx) =>
    recordClaim(tx, actor, { ...site.claim, kind: "estimated", knownOn, note: note || null }),
  );

const day = (offset: number) => new Date(Date.UTC(2010, 0, 1 + offset)).toISOString().slice(0, 10);

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), "leadtime-backup-"));
  source = await testDatabase();
  sites = await addSmallSites(source.db, 3);
  sql = client(source.url);
  const [first] = sites as [SmallSite];
  await say(first, "2026-02-01", NOTE);
  await inRetriedTransaction(source.db, actor, (tx) =>
    retractClaim(tx, actor, { claimId: first.claimId, reason: NOTE }),
  );
  const file = { name: "queue.xlsx", bytes: FILE };
  await keepFile(source.db, file, await identifyFile(file));
  await sql`insert into portfolio_runs (title, scope, scenario, as_of_on, seed, draws, first_year, years, site_count, requested_by)
    values (${AWKWARD}, '{}', '{}', '2026-11-01', 1, 256, 2026, 3, 3, 'user:an-analyst')`;
}, 120_000);

afterAll(async () => {
  for (const one of opened) await one.end({ timeout: 5 });
  await source?.close();
  await rm(folder, { recursive: true, force: true });
});

describe("a backup that is restored", () => {
  it("has every row of every table as it was, and goes on from there", async () => {
    const report = await backUp(source.url, at("whole"));
    const url = await emptyTestDatabase();
    const restored = await restore(url, at("whole"));
    expect(restored).toMatchObject({ rows: report.rows, migrated: 0, auditBrokenAt: null });

    const copy = client(url);
    expect(await tableHashes(copy)).toEqual(await tableHashes(sql));
    const [note] = await copy<{ note: string }[]>`select note from dated_claims where note is not null`;
    expect(note?.note).toBe(NOTE);
    const [kept] = await copy<{ pieces: number; bytes: Buffer }[]>`
      select count(*)::int as pieces, string_agg(piece, ''::bytea order by ordinal) as bytes from import_file_pieces`;
    expect(kept?.pieces).toBe(5);
    expect(kept?.bytes.equals(FILE)).toBe(true);
    expect(await copy`select title from portfolio_runs`).toEqual([{ title: AWKWARD }]);

    // The guards stand again: nothing can be changed or backdated, the audit chain grows, identities go on.
    await expect(copy`update dated_claims set note = null`).rejects.toThrow("refused");
    await expect(copy`delete from audit_log`).rejects.toThrow("refused");
    const [last] = await copy<{ id: number }[]>`select max(id) as id from dated_claims`;
    const [added] = await copy<{ id: number; recent: boolean }[]>`
      insert into dated_claims (natural_key, milestone_id, kind, latest_on, earliest_on, precision, known_on, source_id, mark, recorded_by, recorded_at)
      select 'new', milestone_id, kind, latest_on, earliest_on, precision, known_on, source_id, mark, 'x', '2001-01-01'
      from dated_claims limit 1 returning id, recorded_at > now() - interval '1 hour' as recent`;
    expect(added).toEqual({ id: (last?.id ?? 0) + 1, recent: true });
    await expect(
      copy`insert into phases (site_id, ordinal, name_en, name_ko, mark) values (999, 1, 'x', 'x', 'V')`,
    ).rejects.toThrow("foreign key");
    expect(await copy`select audit_chain_broken_at() as broken`).toEqual([{ broken: null }]);

    // Jobs are not kept: the queue has a look at every site, and the run that has no result yet.
    const jobs = await copy<{ key: string }[]>`select key from graphile_worker.jobs order by key`;
    const [run] = await copy<{ id: number }[]>`select id from portfolio_runs`;
    const keys = jobs.map(({ key }) => key);
    expect(keys).toContain("refresh-stale-sites:all");
    expect(keys).toContain(`run-portfolio:${run?.id}`);
  });

  it("is the database of one instant, however much is written meanwhile", async () => {
    // Another transaction keeps the backup waiting after its snapshot is taken, and before it has read a row.
    const blocker = await sql.reserve();
    await blocker`begin`;
    await blocker`lock table works in access exclusive mode`;
    const backup = backUp(source.url, at("instant"));
    const waits = () => sql`select 1 from pg_locks where not granted and relation = 'works'::regclass`;
    while ((await waits()).length === 0) await sleep(10);
    const [then] = await sql<{ claims: number }[]>`select count(*)::int as claims from dated_claims`;
    for (const [index, site] of sites.entries()) await say(site, day(index));
    await blocker`commit`;
    blocker.release();
    await backup;

    const url = await emptyTestDatabase();
    expect((await restore(url, at("instant"))).auditBrokenAt).toBeNull();
    const copy = client(url);
    expect(await copy`select count(*)::int as claims from dated_claims`).toEqual([then]);
    const now = await sql`select count(*)::int as claims from dated_claims`;
    expect(now).toEqual([{ claims: (then?.claims ?? 0) + sites.length }]);
  });

  it("waits for a migration that runs, whose rewritten tables would look empty, and then for no other", async () => {
    const { rows } = await backUp(source.url, at("before-migration"));
    const [migration, other] = [await sql.reserve(), await sql.reserve()];
    await migration`select pg_advisory_lock(${MIGRATION_LOCK})`;
    const taken = backUp(source.url, at("after-migration"));
    await expect
      .poll(
        () => other`select from pg_stat_activity where datname = current_database()
          and application_name = 'leadtime-backup' and wait_event_type = 'Lock'`,
        { timeout: 60_000 },
      )
      .toHaveLength(1);
    await migration`alter table sites alter column slug type text using slug || ''`;
    await migration`select pg_advisory_unlock(${MIGRATION_LOCK})`;
    expect(await taken).toMatchObject({ rows });
    migration.release();
    other.release();
  });

  it("taken while several write tells the same story in its tables and in its audit log", async () => {
    let isDone = false;
    let written = 0;
    const write = async (site: SmallSite, writer: number) => {
      while (!isDone) {
        await say(site, day(100 + written * 3 + writer));
        written += 1;
      }
    };
    const writers = Promise.all(sites.map(write));
    while (written < 20) await sleep(5);
    for (const name of ["busy-1", "busy-2", "busy-3"]) await backUp(source.url, at(name));
    isDone = true;
    await writers;

    const url = await emptyTestDatabase();
    await restore(url, at("busy-3"));
    const copy = client(url);
    expect(await copy`select audit_chain_broken_at() as broken`).toEqual([{ broken: null }]);
    for (const name of ["dated_claims", "milestones", "sources", "sites"]) {
      const [row] = await copy<{ differ: number; rows: number }[]>`
        with logged as (select distinct on (new_row->>'id') new_row from audit_log where table_name = ${name} order by new_row->>'id', id desc)
        select count(*) filter (where to_jsonb(r) is distinct from logged.new_row)::int as differ, count(*)::int as rows
        from ${copy(name)} r full join logged on (logged.new_row->>'id')::int = r.id`;
      expect(row?.differ).toBe(0);
      expect(row?.rows).toBeGreaterThan(0);
    }
  });
});

it("a restore of a checked backup does not read its checksum again", async () => {
  await backUp(source.url, at("checked"));
  const checked = await checkBackup(at("checked"));
  const { size } = await stat(at("checked"));
  const handle = await open(at("checked"), "r+");
  await handle.write("0".repeat(64), size - 65);
  await handle.close();
  const url = await emptyTestDatabase();
  await expect(restore(url, at("checked"))).rejects.toThrow(/is damaged/);
  expect((await restore(url, checked)).rows).toBeGreaterThan(0);
});

describe("a restore changes nothing when", () => {
  let url = "";
  beforeAll(async () => {
    await backUp(source.url, at("good"));
    url = await emptyTestDatabase();
  });
  const tables = async () => {
    const asking = postgres(url, { max: 1 });
    const [row] = await asking<
      { n: number }[]
    >`select count(*)::int as n from pg_tables where schemaname in ('public', 'drizzle')`;
    await asking.end();
    return row?.n;
  };

  it("the file is cut off anywhere", async () => {
    const { size } = await stat(at("good"));
    for (const length of [0, 1, 72, 73, 200, Math.floor(size / 2), size - 74, size - 73, size - 1]) {
      await copyFile(at("good"), at("cut"));
      await truncate(at("cut"), length);
      await expect(restore(url, at("cut")), `${length} bytes`).rejects.toThrow(/its end is missing/);
    }
    await appendFile(at("cut"), "more");
    await expect(restore(url, at("cut"))).rejects.toThrow(/its end is missing/);
    expect(await tables()).toBe(0);
  });

  it("any byte is another", async () => {
    const { size } = await stat(at("good"));
    const places = [...Array(40).keys()].map((step) => Math.floor((step * size) / 40));
    for (const place of [...places, size - 70, size - 1]) {
      await copyFile(at("good"), at("flipped"));
      const handle = await open(at("flipped"), "r+");
      const { buffer } = await handle.read(Buffer.alloc(1), 0, 1, place);
      await handle.write(Buffer.from([(buffer[0] ?? 0) ^ 0x20]), 0, 1, place);
      await handle.close();
      await expect(restore(url, at("flipped")), `byte ${place}`).rejects.toThrow(/is damaged|its end is missing/);
    }
    await expect(restore(url, at("nowhere"))).rejects.toThrow(/Cannot read .*ENOENT/);
    expect(await tables()).toBe(0);
  });

  it("the backup is of a newer Leadtime", async () => {
    const newer = await emptyTestDatabase();
    await restore(newer, at("good"));
    const changing = postgres(newer, { max: 1 });
    await changing`insert into drizzle.__drizzle_migrations (hash, created_at) values ('later', 1900000000000)`;
    await changing.end();
    await backUp(newer, at("newer"));
    await expect(restore(url, at("newer"))).rejects.toThrow(
      /1 of them unknown to this Leadtime.*made by a newer version/,
    );
    expect(await tables()).toBe(0);
  });

  it("the database has tables, or somebody is connected to it", async () => {
    const taken = await emptyTestDatabase();
    await restore(taken, at("good"));
    await expect(restore(taken, at("good"))).rejects.toThrow(/has tables already.*--replace/);
    const other = postgres(taken, { max: 1, connection: { application_name: "leadtime" } });
    const before = await tableHashes(other);
    await expect(restore(taken, at("good"), { replace: true })).rejects.toThrow("The database is in use (leadtime)");
    expect(await tableHashes(other)).toEqual(before);
    await other.end();
  });

  it("another restore is at work: one of the two goes on, and the other says which program is in its way", async () => {
    const both = await emptyTestDatabase();
    const first = postgres(both, { max: 1, connection: { application_name: "leadtime-restore" } });
    await first`select pg_advisory_lock(${MIGRATION_LOCK})`;
    await expect(restore(both, at("good"))).rejects.toThrow("The database is in use (leadtime-restore)");
    await first.end();
    const ends = await Promise.allSettled([restore(both, at("good")), restore(both, at("good"))]);
    const reasons = ends.flatMap((end) => (end.status === "rejected" ? [String(end.reason)] : []));
    expect(reasons).toEqual([expect.stringMatching(/The database is in use \(.*leadtime-restore/)]);
  });

  it("what is sealed is no backup, or is no file", async () => {
    const header = JSON.stringify((await openBackup(at("good"))).header);
    const sealed = async (content: Buffer) => {
      const seal = sealing();
      seal.end(content);
      await writeFile(at("sealed"), seal);
      return restore(url, at("sealed")).catch((error: Error) => error.message);
    };
    const no = `${at("sealed")} is not a backup of Leadtime`;
    expect(await sealed(Buffer.from("plain"))).toBe(`${no}: its content is not gzip.`);
    expect(await sealed(gzipSync("[1,\n"))).toBe(`${no}: it has the line "[1,".`);
    expect(await sealed(gzipSync(`${header}\n{"other":1}\n`))).toBe(`${no}: it has the line "{"other":1}".`);
    expect(await sealed(gzipSync(`${header}\nunsaid\n`))).toBe(`${no}: it has the line "unsaid".`);
    expect(await sealed(gzipSync(`${header}\n["1"]\n`))).toBe("The backup has a row that belongs to no table.");
    expect(await sealed(gzipSync(`${header}\n{"table":"x"}\n`))).toContain("rows of x, a table that its first line");
    await expect(restore(url, folder)).rejects.toThrow(`Cannot read ${folder}: it is no regular file.`);
    await expect(restore("leadtime", at("good"))).rejects.toThrow("DATABASE_URL is not an address of a database");
    expect(await tables()).toBe(0);
  });

  it("a row does not fit: what was to be replaced is there as before", async () => {
    const broken = await emptyTestDatabase();
    await restore(broken, at("good"));
    const breaking = postgres(broken, { max: 1, onnotice: () => {} });
    await breaking.unsafe("alter table sites drop constraint sites_operator_id_organisations_id_fk");
    await breaking`update sites set operator_id = 999 where id = 1`;
    await breaking.end();
    await backUp(broken, at("dangling"));

    // Of the queue's schema, which comes before the transaction, no row and nothing else is there.
    const fresh = await emptyTestDatabase();
    await expect(restore(fresh, at("dangling"))).rejects.toThrow("foreign key");
    const asking = client(fresh);
    expect(await asking`select from pg_tables where schemaname in ('public', 'drizzle')`).toHaveLength(0);
    expect(await asking`select from graphile_worker.jobs`).toHaveLength(0);

    const target = await emptyTestDatabase();
    await restore(target, at("good"));
    const look = async () => {
      const asking = postgres(target, { max: 1 });
      return tableHashes(asking).finally(() => asking.end());
    };
    const before = await look();
    await expect(restore(target, at("dangling"), { replace: true })).rejects.toThrow("foreign key");
    expect(await look()).toEqual(before);
    await restore(target, at("whole"), { replace: true });
    expect(await look()).not.toEqual(before);
  });
});

describe("the file", () => {
  it("appears whole or not at all, and leaves nothing else behind", async () => {
    await writeFile(at("kept"), "the backup of yesterday");
    const stopped = backUp(source.url, at("kept"), { signal: AbortSignal.abort() });
    await expect(stopped).rejects.toThrow();
    const empty = await emptyTestDatabase();
    await expect(backUp(empty, at("kept"))).rejects.toThrow("nothing to back up");
    expect(await readFile(at("kept"), "utf8")).toBe("the backup of yesterday");
    await backUp(source.url, at("kept"));
    expect((await openBackup(at("kept"))).header.format).toBe("leadtime-backup");
    expect((await stat(at("kept"))).mode & 0o777).toBe(0o600);
    expect((await readdir(folder)).filter((name) => name.includes("partial"))).toEqual([]);
  });

  it("takes the place of a regular file alone, and of the one that a link leads to", async () => {
    await symlink("behind", at("link"));
    await backUp(source.url, at("link"));
    await backUp(source.url, at("link"));
    expect((await lstat(at("link"))).isSymbolicLink()).toBe(true);
    expect((await openBackup(at("behind"))).header.format).toBe("leadtime-backup");
    await mkdir(at("folder"));
    await symlink("/dev/null", at("device"));
    const refused = (name: string) => backUp(source.url, at(name)).catch((error: Error) => error.message);
    expect(await refused("folder")).toBe(`${at("folder")} is a folder: name a file in it.`);
    expect(await refused("device")).toContain(`${at("device")} is no regular file`);
    expect(await refused("missing/file")).toContain(`There is no folder ${at("missing")}`);
    expect(await refused("good/file")).toBe(`${at("good")} is no folder: the backup cannot be written.`);
    const unreachable = backUp("postgres://nobody@127.0.0.1:1/leadtime", at("behind"));
    await expect(unreachable).rejects.toThrow("connect ECONNREFUSED 127.0.0.1:1");
    expect((await stat("/dev/null")).isCharacterDevice()).toBe(true);
    expect((await readdir(folder)).filter((name) => name.includes("partial"))).toEqual([]);
  });
});
