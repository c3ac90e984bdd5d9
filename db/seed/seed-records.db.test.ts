import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { testDatabase } from "../testing/test-database";
import { seedRecords } from "./seed-records";

let database: Awaited<ReturnType<typeof testDatabase>>;
const lines: string[] = [];
beforeAll(async () => {
  database = await testDatabase("seeded");
  process.env.LEADTIME_TODAY = "2026-11-30";
  await seedRecords(database.url, (line) => lines.push(line));
}, 240_000);
afterAll(() => database?.close());

const count = async (query: ReturnType<typeof sql>) =>
  (await database.db.execute<{ n: number }>(sql`select count(*)::int as n from ${query}`))[0]?.n;

it("takes in every claim, and says what it leaves out", async () => {
  console.log(lines.join("\n"));
  const [refused] = await database.db.execute<{ refused: unknown }>(
    sql`select jsonb_agg(r) as refused from imports, jsonb_array_elements(report->'refused') r where kind = 'records'`);
  console.log(JSON.stringify(refused, null, 1)?.slice(0, 6000));
  console.log(await database.db.execute(sql`select type, count(*) from sites group by 1`), await count(sql`dated_claims`), await count(sql`graphile_worker.jobs`));
});

it("changes nothing the second time", async () => {
  const again: string[] = [];
  await database.db.execute(sql`delete from imports where kind = 'records'`);
  const before = await count(sql`audit_log`);
  await seedRecords(database.url, (line) => again.push(line));
  console.log(again.join("\n"), (await count(sql`audit_log`))! - before!);
});
