import { readdirSync } from "node:fs";
import path from "node:path";
import postgres, { type Sql } from "postgres";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { stageHazards } from "@/lib/chain/schedule-hazard";
import { scheduleModel } from "@/lib/chain/schedule-model";
import { openBackup } from "../backup/read-backup";
import { restore } from "../backup/restore";
import { connect } from "../client";
import { migrate } from "../migrate";
import { getModelRecords } from "../queries/get-model-records";
import { modelDefaults } from "../seed/load-model";
import { emptyTestDatabase } from "../testing/empty-test-database";
import { seedUpToDate } from "../testing/seed-up-to-date";
import { testDatabase } from "../testing/test-database";

// A busy machine is no fault.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 240_000 });

/** Tables, and columns as `table.column`, that a later migration took away, and why nothing is lost. */
const gone: Record<string, string> = {
  replays: "computed from the claims; `stored_results` holds them now",
  "parameters.room": "called `category`",
  "portfolio_runs.of": "called `site_count`",
  saved_views: "nothing wrote to it",
  watches: "nothing wrote to it",
  outbox: "nothing wrote to it",
  "dated_claims.supersedes_id": "null in every row: nothing wrote it",
  "pledges.quote": "sentences of the seed's sources; `paragraph` says where they stand",
};

/** Tables whose rows are made again from the others: neither kept nor lost. */
const derived: Record<string, string> = {
  current_forecasts: "points at the newest forecast",
  stored_results: "computed by the worker from all records and forecasts",
};

/** Tables whose rows may be corrected by a newer seed. All others keep every row as it was. */
const corrected = new Set([
  "sources",
  "economies",
  "regions",
  "economy_facts",
  "policy_instruments",
  "base_rates",
  "organisations",
  "programmes",
  "programme_regions",
  "pledges",
  "sites",
  "site_aliases",
  "site_organisations",
  "phases",
  "indicators",
  "ppas",
  "grid_interconnects",
  "transformer_orders",
  "permits",
  "water_rights",
  "works",
  "accelerator_orders",
  "milestones",
  "lineage",
  "flags",
]);

/** Columns of versioned rows that a newer seed may reword: what a forecast used stands in the others. */
const reworded = new Set([
  "reference_classes.title_en",
  "reference_classes.title_ko",
  "reference_classes.source_text",
  "reference_classes.source_url",
  "reference_classes.note",
  "parameters.source_text",
  "parameters.source_url",
  "scenarios.name_en",
  "scenarios.name_ko",
]);

type Row = Record<string, unknown>;
type Stored = Map<string, Row[]>;

async function readAll(sql: Sql): Promise<Stored> {
  const tables = await sql<{ name: string }[]>`select tablename as name from pg_tables where schemaname = 'public'`;
  const stored: Stored = new Map();
  for (const { name } of tables) {
    const rows = await sql<{ row: Row }[]>`select to_jsonb(r) as row from ${sql(name)} r`;
    stored.set(
      name,
      rows.map(({ row }) => row),
    );
  }
  return stored;
}

/** Per table, the names of its primary key's columns, else of a unique constraint's. */
async function readKeys(sql: Sql): Promise<Map<string, string[]>> {
  const rows = await sql<{ table: string; columns: string[] }[]>`
    select distinct on (i.indrelid) i.indrelid::regclass::text as table,
      array(select a.attname::text from pg_attribute a where a.attrelid = i.indrelid and a.attnum = any(i.indkey) order by 1) as columns
    from pg_index i join pg_class c on c.oid = i.indrelid
    where c.relnamespace = 'public'::regnamespace and i.indisunique and i.indpred is null
    order by i.indrelid, i.indisprimary desc`;
  return new Map(rows.map(({ table, columns }) => [table, columns]));
}

const columnsOf = (sql: Sql) => sql`
  select table_name, column_name, data_type, is_nullable, column_default from information_schema.columns
  where table_schema = 'public' order by 1, 2`;

const keyOf = (row: Row, columns: string[]) => JSON.stringify(columns.map((column) => row[column]));

/** Every row of then that is not there now as it was, with the first column that differs. */
function lost(then: Stored, now: Stored, keys: Map<string, string[]>): string[] {
  const found: string[] = [];
  for (const [table, rows] of then) {
    const after = now.get(table);
    if (!after && !(table in gone)) found.push(`table ${table}`);
    if (!after || table in derived) continue;
    const columns = Object.keys(rows[0] ?? {}).filter((column) => !(`${table}.${column}` in gone));
    for (const column of columns) if (after[0] && !(column in after[0])) found.push(`column ${table}.${column}`);
    const key = keys.get(table) ?? columns;
    const byKey = new Map(after.map((row) => [keyOf(row, key), row]));
    for (const row of rows) {
      const same = byKey.get(keyOf(row, key));
      const what = `${table} ${keyOf(row, key)}`;
      if (!same) found.push(what);
      else if (!corrected.has(table))
        for (const column of columns.filter((name) => !reworded.has(`${table}.${name}`)))
          if (JSON.stringify(same[column]) !== JSON.stringify(row[column])) found.push(`${what}: ${column}`);
    }
  }
  return found;
}

/** The newest version of each parameter, with who set it. */
const newestParameters = (sql: Sql) => sql<{ slug: string; version: number; by: string }[]>`
  select distinct on (slug) slug, version, recorded_by as by from parameters order by slug, version desc`;

/** What an analyst said and has not taken back. */
const analystsClaims = (sql: Sql) => sql`
  select c.id, m.step, i.phase_id, c.latest_on::text as latest_on from dated_claims c
  join milestones m on m.id = c.milestone_id join indicators i on i.id = m.indicator_id
  where c.recorded_by like 'user:%' and not exists (select 1 from claim_retractions r where r.claim_id = c.id) order by c.id`;

const files = readdirSync(import.meta.dirname).filter((name) => name.endsWith(".backup"));
const rawConnection = (url: string) => postgres(url, { max: 1, onnotice: () => {} });

let fresh: Awaited<ReturnType<typeof testDatabase>>;
let freshColumns: Row[] = [];
beforeAll(async () => {
  fresh = await testDatabase();
  const sql = rawConnection(fresh.url);
  freshColumns = [...(await columnsOf(sql))];
  await sql.end();
}, 60_000);
afterAll(() => fresh?.close());

it("there is one for the first commit whose upgrade is promised", () => {
  expect(files).toContain("0008-b29718f.backup");
});

describe.each(files)("the database of %s, started by this version", (name) => {
  const file = path.join(import.meta.dirname, name);
  let url: string;
  let sql: Sql;
  let then: Stored;
  let keys: Map<string, string[]>;
  let parameters: { slug: string; version: number; by: string }[] = [];
  let claims: Row[] = [];

  beforeAll(async () => {
    url = await emptyTestDatabase();
    await restore(url, file, { keepSchema: true });
    sql = rawConnection(url);
    [then, keys] = [await readAll(sql), await readKeys(sql)];
    [parameters, claims] = [[...(await newestParameters(sql))], [...(await analystsClaims(sql))]];
    // What `npm start` and its worker do, some days later.
    const { takenAt } = (await openBackup(file)).header;
    vi.stubEnv("LEADTIME_TODAY", new Date(Date.parse(takenAt) + 5 * 86_400_000).toISOString().slice(0, 10));
    await migrate(url);
    await seedUpToDate(url);
    vi.unstubAllEnvs();
  }, 240_000);
  afterAll(() => sql?.end());

  it("loses no row, and changes none that is kept for ever", async () => {
    expect([...then.values()].flat().length).toBeGreaterThan(1_000);
    expect(lost(then, await readAll(sql), keys)).toEqual([]);
  });

  it("keeps the analyst's claims and parameters in force", async () => {
    expect(claims.length).toBeGreaterThan(0);
    expect([...(await analystsClaims(sql))]).toEqual(claims);
    const own = parameters.filter(({ by }) => by.startsWith("user:"));
    expect(own.length).toBeGreaterThan(0);
    expect(await newestParameters(sql)).toEqual(expect.arrayContaining(own));
  });

  it("clears the flags of earlier rules, and keeps when each was raised and cleared", async () => {
    const was = then.get("flags") ?? [];
    expect(was.length).toBeGreaterThan(0);
    const now = await sql<Row[]>`
      select f.id, f.rule, f.standing, array_agg(s.step || coalesce(': ' || s.reason, '') order by s.number) as steps
      from flags f join flag_steps s on s.flag_id = f.id where f.id = any (${was.map(({ id }) => Number(id))}) group by f.id order by f.id`;
    const expected = was
      .toSorted((a, b) => Number(a.id) - Number(b.id))
      .map(({ id, rule, cleared_at }) => ({
        ...{ id, rule, standing: "cleared" },
        steps: ["raised", cleared_at === null ? "cleared: replaced_by_new_rules" : "cleared"],
      }));
    expect([...now]).toEqual(expected);
  });

  it("has every class and parameter of this version's model, so that the schedule can be read", async () => {
    const slugsOf = async (table: string) =>
      (await sql<{ slug: string }[]>`select distinct slug from ${sql(table)}`).map(({ slug }) => slug);
    expect(await slugsOf("reference_classes")).toEqual(
      expect.arrayContaining(modelDefaults.classes.map(({ slug }) => slug)),
    );
    expect(await slugsOf("parameters")).toEqual(
      expect.arrayContaining(modelDefaults.parameters.map(({ slug }) => slug)),
    );
    const { db, close } = connect(url);
    const model = await getModelRecords(db).finally(close);
    expect(() => scheduleModel(model)).not.toThrow();
    expect(stageHazards(model).announced).toBeGreaterThan(0);
  });

  it("goes on with the audit chain and with the archive of forecasts", async () => {
    const counts = async (table: string) =>
      (await sql<{ n: number }[]>`select count(*)::int as n from ${sql(table)}`)[0]?.n;
    expect(await sql`select audit_chain_broken_at() as broken`).toEqual([{ broken: null }]);
    for (const table of ["audit_log", "forecasts"])
      expect(await counts(table)).toBeGreaterThan(then.get(table)?.length ?? Number.POSITIVE_INFINITY);
  });

  it("has the schema of a new database, as it has when its backup is restored by this version", async () => {
    expect([...(await columnsOf(sql))]).toEqual(freshColumns);
    const again = await emptyTestDatabase();
    expect((await restore(again, file)).auditBrokenAt).toBeNull();
    const restored = rawConnection(again);
    expect([...(await columnsOf(restored))]).toEqual(freshColumns);
    expect(lost(then, await readAll(restored), keys)).toEqual([]);
    await restored.end();
  });
});
