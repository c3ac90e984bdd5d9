import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import type { Actor } from "@/lib/domain/actor";
import { parseTrackRecordQuery } from "@/lib/track-record/track-record-query";
import { groupOnRecord } from "../queries/group-on-record";
import { listJobs } from "../queries/list-jobs";
import { testDatabase } from "../testing/test-database";
import { requestTrackRecord, TRACK_RECORDS_WAITING } from "./request-track-record";

const actor: Actor = { kind: "system", name: "test" };
let database: Awaited<ReturnType<typeof testDatabase>>;

beforeAll(async () => {
  database = await testDatabase();
});
beforeEach(() => database.db.execute(sql`delete from graphile_worker._private_jobs`));
afterAll(() => database?.close());

const ask = (from: string) => requestTrackRecord(database.db, actor, parseTrackRecordQuery({ from }));

it("waits behind the results over all sites, in their queue", async () => {
  await ask("2026-01-01");
  await database.db.execute(sql`
    select graphile_worker.add_job('store-results', '{}'::json, queue_name => 'results', job_key => 'store-results', priority => 20)`);
  expect((await listJobs(database.db)).map(({ task }) => task)).toEqual(["store-results", "store-track-record"]);
});

it.each([
  ["waits", sql`set priority = priority`],
  ["runs", sql`set locked_at = now(), locked_by = 'a worker', attempts = 1`],
  ["was given up", sql`set attempts = max_attempts`],
])("is not asked for again while one %s", async (_, state) => {
  await ask("2026-01-01");
  await database.db.execute(sql`update graphile_worker._private_jobs ${state}`);
  const before = await listJobs(database.db);
  expect(await ask("2026-01-01")).toBe("calculating");
  expect(await listJobs(database.db)).toEqual(before);
});

it("is refused while too many wait", async () => {
  const days = Array.from({ length: TRACK_RECORDS_WAITING }, (_, i) => `2026-01-${String(i + 1).padStart(2, "0")}`);
  for (const day of days) expect(await ask(day)).toBe("calculating");
  expect(await ask("2026-02-01")).toBe("busy");
  expect(await ask("2026-01-01")).toBe("calculating");
  expect(await listJobs(database.db)).toHaveLength(TRACK_RECORDS_WAITING);
});

it("leaves out an economy, operator or engine that is not on record", async () => {
  const asked = { from: "2026-01-01", economy: "QQQ", operator: "nobody", engine: "0.0-none" };
  expect(await groupOnRecord(database.db, parseTrackRecordQuery(asked))).toEqual(
    parseTrackRecordQuery({ from: "2026-01-01" }),
  );
  await database.db.execute(sql`
    insert into organisations (slug, name_en, name_ko, roles) values ('somebody', 'Somebody', '누군가', '{operator}')`);
  const known = parseTrackRecordQuery({ economy: "unknown", operator: "somebody" });
  expect(await groupOnRecord(database.db, known)).toEqual(known);
});
