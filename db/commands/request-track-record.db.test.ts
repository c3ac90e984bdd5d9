import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import type { Actor } from "@/lib/domain/actor";
import { parseTrackRecordQuery } from "@/lib/track-record/track-record-query";
import { groupOnRecord } from "../queries/group-on-record";
import { listJobs } from "../queries/list-jobs";
import { testDatabase } from "../testing/test-database";
import { inRetriedTransaction } from "../transaction";
import { requestTrackRecord, TRACK_RECORDS_WAITING } from "./request-track-record";
import { saveOrganisation } from "./save-organisation";

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
  ["runs for the last time", sql`set locked_at = now(), locked_by = 'a worker', attempts = max_attempts`],
])("is not asked for again while one %s", async (_, state) => {
  await ask("2026-01-01");
  await database.db.execute(sql`update graphile_worker._private_jobs ${state}`);
  const before = await listJobs(database.db);
  expect(await ask("2026-01-01")).toBe("calculating");
  expect(await listJobs(database.db)).toEqual(before);
});

const giveUp = () => database.db.execute(sql`update graphile_worker._private_jobs set attempts = max_attempts`);
const jobs = async () => (await listJobs(database.db)).map(({ state, attempts }) => ({ state, attempts }));

it("has failed when it was given up, and is asked for again once a record has changed", async () => {
  await ask("2026-01-01");
  await giveUp();
  expect(await ask("2026-01-01")).toBe("failed");
  expect(await jobs()).toMatchObject([{ state: "given_up" }]);
  await inRetriedTransaction(database.db, actor, (tx) =>
    saveOrganisation(tx, actor, { slug: "another", nameEn: "Another", nameKo: "다른 곳", roles: ["operator"] }),
  );
  expect(await ask("2026-01-01")).toBe("calculating");
  expect(await jobs()).toEqual([{ state: "waiting", attempts: 0 }]);
});

it("is asked for again when another version of the engine asked for what was given up", async () => {
  await ask("2026-01-01");
  await giveUp();
  await database.db.execute(sql`update graphile_worker._private_jobs set flags = '{"of another engine": true}'`);
  expect(await ask("2026-01-01")).toBe("calculating");
  expect(await jobs()).toEqual([{ state: "waiting", attempts: 0 }]);
});

it("those given up do not count among those that wait", async () => {
  for (let day = 1; day <= TRACK_RECORDS_WAITING; day += 1) await ask(`2026-01-${String(day).padStart(2, "0")}`);
  await giveUp();
  expect(await ask("2026-02-01")).toBe("calculating");
});

it("several who ask at once get no more than the limit", async () => {
  const days = Array.from({ length: TRACK_RECORDS_WAITING + 8 }, (_, i) => `2026-03-${String(i + 1).padStart(2, "0")}`);
  const answers = await Promise.all(days.map(ask));
  expect(answers.filter((answer) => answer === "busy")).toHaveLength(8);
  expect(await listJobs(database.db)).toHaveLength(TRACK_RECORDS_WAITING);
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
