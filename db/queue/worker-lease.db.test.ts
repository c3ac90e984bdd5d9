import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { connect } from "../client";
import { listJobs } from "../queries/list-jobs";
import { testDatabase } from "../testing/test-database";
import { holdLeases, releaseOrphanedJobs } from "./worker-lease";

let database: Awaited<ReturnType<typeof testDatabase>>;

const take = (worker: string, secondsAgo: number) =>
  database.db.execute(sql`
    update graphile_worker._private_jobs
    set locked_by = ${worker}, locked_at = now() - make_interval(secs => ${secondsAgo}), attempts = 1`);
const states = async () => (await listJobs(database.db)).map(({ state }) => state);

beforeAll(async () => {
  database = await testDatabase();
  await database.db.execute(sql`select graphile_worker.add_job('refresh-site', '{"siteId":1}')`);
});
afterAll(() => database?.close());

it("leaves a job to the worker that lives, and gives it back once that worker's connection is gone", async () => {
  await take("worker-a", 3_600);
  const life = connect(database.url, { max: 1 });
  await holdLeases(life.db, ["worker-a", "worker-b"]);
  await holdLeases(life.db, ["worker-a", "worker-b"]);
  expect(await releaseOrphanedJobs(database.db)).toEqual([]);
  expect(await states()).toEqual(["running"]);
  await life.close();
  expect(await releaseOrphanedJobs(database.db)).toEqual(["worker-a"]);
  expect(await states()).toEqual(["waiting"]);
});

it("gives a worker a minute to take its lease", async () => {
  await take("worker-new", 30);
  expect(await releaseOrphanedJobs(database.db)).toEqual([]);
  expect(await releaseOrphanedJobs(database.db, { graceSeconds: 20 })).toEqual(["worker-new"]);
});

it("forgets the killed worker's job that a newer one has replaced", async () => {
  const add = sql`select graphile_worker.add_job('refresh-site', '{"siteId":1}', job_key => 'refresh-site:1')`;
  await database.db.execute(sql`select graphile_worker.complete_jobs(array(select id from graphile_worker.jobs))`);
  await database.db.execute(add);
  await take("worker-b", 3_600);
  await database.db.execute(add);
  expect(await states()).toEqual(["running", "waiting"]);
  expect(await releaseOrphanedJobs(database.db)).toEqual(["worker-b"]);
  expect(await states()).toEqual(["waiting"]);
});
