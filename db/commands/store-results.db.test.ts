import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/domain/actor";
import { toEpochDay } from "@/lib/domain/dates";
import { compareOperators } from "@/lib/operators/operator-comparison";
import { parseTrackRecordQuery, trackRecordKey } from "@/lib/track-record/track-record-query";
import { findStoredResult, listStoredResults } from "../queries/find-stored-result";
import { listOperatorSites } from "../queries/list-operator-sites";
import { testDatabase } from "../testing/test-database";
import { TEST_TODAY } from "../testing/test-day";
import { inRetriedTransaction } from "../transaction";
import { saveEconomyFact } from "./save-economy-fact";
import { storeResults } from "./store-results";
import { storeTrackRecord } from "./store-track-record";

const actor: Actor = { kind: "system", name: "test" };
const AS_OF = TEST_TODAY;
let database: Awaited<ReturnType<typeof testDatabase>>;

beforeAll(async () => {
  database = await testDatabase("seeded");
});
afterAll(() => database?.close());

const EVERYTHING = trackRecordKey(parseTrackRecordQuery({}));
const computedAt = async () => {
  const rows = await database.db.execute<{ name: string; at: string }>(
    sql`select kind || ' ' || key as name, computed_at::text as at from stored_results where kind <> 'replay' order by 1`,
  );
  return Object.fromEntries(rows.map(({ name, at }) => [name, at]));
};
const stages = parseTrackRecordQuery({ stage: "under_construction" });

describe("stored results", () => {
  it("hold what computing from the records gives, with their day", async () => {
    const operators = await findStoredResult(database.db, "operators", "all");
    const rows = compareOperators(await listOperatorSites(database.db), toEpochDay(AS_OF));
    expect(operators).toMatchObject({ asOfOn: AS_OF, isBeingRecomputed: false });
    expect(operators?.figures.rows).toEqual(JSON.parse(JSON.stringify(rows)));
    expect(await listStoredResults(database.db, "readiness")).toHaveLength(23);
    const record = await findStoredResult(database.db, "track-record", EVERYTHING);
    expect(record?.figures.replay.steps).toBeGreaterThan(0);
    expect(record?.figures.replay.rows).toHaveLength(record?.figures.replay.steps ?? 0);
  });

  it("are computed once for the same records and day, and anew on another day", async () => {
    const before = await computedAt();
    await storeResults(database.db, actor, { asOfOn: AS_OF });
    expect(await computedAt()).toEqual(before);
    await storeResults(database.db, actor, { asOfOn: "2026-11-23" });
    const after = await computedAt();
    expect(Object.keys(after)).toEqual(Object.keys(before));
    for (const [name, at] of Object.entries(after)) expect(at, name).not.toBe(before[name]);
    await storeResults(database.db, actor, { asOfOn: AS_OF });
  });

  it("say that they are being recomputed from the change until the worker has followed", async () => {
    const find = () => findStoredResult(database.db, "readiness", "KOR");
    const before = await find();
    await inRetriedTransaction(database.db, actor, (tx) =>
      saveEconomyFact(tx, actor, { iso3: "KOR", indicator: "spot-price", unit: "USD/MWh", value: "77", mark: "V" }),
    );
    expect(await find()).toEqual({ ...before, isBeingRecomputed: true });
    await storeResults(database.db, actor, { asOfOn: AS_OF });
    await database.db.execute(sql`select graphile_worker.complete_jobs(array(select id from graphile_worker.jobs))`);
    expect(await find()).toMatchObject({ asOfOn: AS_OF, isBeingRecomputed: false });
  });

  it.each([
    ["readiness", "KOR", "refresh-site", "refresh-site:1", "", true],
    [
      "readiness",
      "KOR",
      "refresh-site",
      "refresh-site:1",
      "locked_at = now(), locked_by = 'a worker', attempts = 1",
      true,
    ],
    ["readiness", "KOR", "refresh-site", "refresh-site:1", "attempts = 1, run_at = now() - interval '1 s'", true],
    ["readiness", "KOR", "refresh-site", "refresh-site:1", "attempts = 9, run_at = now() + interval '2 h'", false],
    ["readiness", "KOR", "refresh-site", "refresh-site:1", "attempts = max_attempts", false],
    ["readiness", "KOR", "refresh-stale-sites", "refresh-stale-sites:all", "", true],
    ["readiness", "KOR", "refresh-stale-sites", "refresh-stale-sites:new-day", "", false],
    ["readiness", "KOR", "score-matured-forecasts", "score-matured-forecasts", "", false],
    ["track-record", EVERYTHING, "score-matured-forecasts", "score-matured-forecasts", "", true],
    ["slips", "all", "refresh-slip-adjustment", "refresh-slip-adjustment", "", true],
    ["operators", "all", "refresh-slip-adjustment", "refresh-slip-adjustment", "", false],
  ] as const)(
    "%s of %s: with %s waiting as %s, %s, are being recomputed: %s",
    async (kind, key, task, jobKey, state, is) => {
      await database.db.execute(sql`select graphile_worker.add_job(${task}, '{}'::json, job_key => ${jobKey})`);
      if (state !== "") await database.db.execute(`update graphile_worker._private_jobs set ${state}`);
      expect((await findStoredResult(database.db, kind, key))?.isBeingRecomputed).toBe(is);
      await database.db.execute(sql`delete from graphile_worker._private_jobs`);
    },
  );

  it("of a group are made when somebody asks, from the steps of that group alone, and go when the records move", async () => {
    const find = () => findStoredResult(database.db, "track-record", trackRecordKey(stages));
    expect(await find()).toBeNull();
    await storeTrackRecord(database.db, actor, { query: stages, asOfOn: AS_OF });
    const found = await find();
    expect(found?.figures.replay.rows.map(({ step }) => step.stage)).toEqual(
      new Array(found?.figures.replay.steps).fill("under_construction"),
    );
    await storeResults(database.db, actor, { asOfOn: AS_OF });
    expect(await find()).toEqual(found);
    await storeResults(database.db, actor, { asOfOn: "2026-11-23" });
    expect(await find()).toBeNull();
  });

  it("of a group are kept for the newest 200", async () => {
    await database.db.execute(sql`
      insert into stored_results (kind, key, input_hash, engine_version, as_of_on, figures, computed_at)
      select 'track-record', 'group ' || i, 'asked before', '1', ${AS_OF}, '{}', now() - make_interval(hours => 1000 - i)
      from generate_series(1, 200) as i`);
    await storeTrackRecord(database.db, actor, { query: stages, asOfOn: AS_OF });
    const kept = (await listStoredResults(database.db, "track-record")).map(({ key }) => key);
    expect(kept.filter((key) => key.startsWith("group "))).toHaveLength(199);
    expect(kept).not.toContain("group 1");
    expect(kept).toContain(trackRecordKey(stages));
  });
});
