import { runOnce } from "graphile-worker";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { z } from "zod";
import { recordClaim } from "@/db/commands/record-claim";
import { saveParameter } from "@/db/commands/save-parameter";
import { findLastJobRun } from "@/db/queries/find-last-job-run";
import { releaseOrphanedJobs } from "@/db/queue/worker-lease";
import { jobsBesideResults } from "@/db/testing/jobs-beside-results";
import { addSmallSites, type SmallSite } from "@/db/testing/small-sites";
import { testDatabase } from "@/db/testing/test-database";
import { inRetriedTransaction } from "@/db/transaction";
import { parameterDefaults } from "@/lib/chain/defaults";
import type { Actor } from "@/lib/domain/actor";
import { schedule } from "./schedule";
import { bindTasks, defineTask } from "./task";
import { allTasks } from "./task-list";
import { warningLogger } from "./warning-logger";
import { startWorker } from "./worker";

const SITES = 8;
/** A limit for what hangs, not for what is slow: the machine may be busy. */
const PATIENCE = { timeout: 120_000 };
const actor: Actor = { kind: "system", name: "test" };
let database: Awaited<ReturnType<typeof testDatabase>>;
let sites: SmallSite[];
let lines: string[] = [];

const log = (line: string) => void lines.push(line);
const workOff = () =>
  runOnce({
    connectionString: database.url,
    noHandleSignals: true,
    // It then waits until what just ended is struck off the queue.
    preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
    logger: warningLogger(() => {}),
    taskList: bindTasks(allTasks, { db: database.db, actor, log }),
  });
const forecasts = async (condition = "true") => {
  const [row] = await database.db.execute<{ n: number }>(`select count(*)::int as n from forecasts where ${condition}`);
  return row?.n;
};
const addJob = (task: string, payload: object) =>
  database.db.execute(`select graphile_worker.add_job('${task}', '${JSON.stringify(payload)}')`);
const untilEmpty = () => vi.waitFor(async () => expect(await jobsBesideResults(database.db)).toEqual([]), PATIENCE);

beforeAll(async () => {
  vi.stubEnv("LEADTIME_TODAY", "2026-11-22");
  database = await testDatabase();
  sites = await addSmallSites(database.db, SITES);
  await workOff();
});
afterAll(() => database?.close());
beforeEach(() => {
  lines = [];
  vi.stubEnv("LEADTIME_TODAY", "2026-11-22");
});
afterEach(() => vi.unstubAllEnvs());

it("has forecast what was saved, once, and says when", async () => {
  expect(await jobsBesideResults(database.db)).toEqual([]);
  expect(await forecasts()).toBe(SITES);
  expect(await findLastJobRun(database.db)).toMatch(/^20\d\d-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
});

it("forecasts a site anew after a claim, that site alone; a second run of the task stores nothing", async () => {
  const site = sites[0] as SmallSite;
  const before = await forecasts();
  await inRetriedTransaction(database.db, actor, (tx) =>
    recordClaim(tx, actor, { ...site.claim, earliestOn: "2029-01-01", latestOn: "2029-03-31", knownOn: "2026-06-01" }),
  );
  await workOff();
  expect(lines).toEqual([`refreshed site ${site.siteId} as of 2026-11-22`]);
  expect(await forecasts()).toBe((before ?? 0) + 1);
  await addJob("refresh-site", { siteId: site.siteId });
  await workOff();
  expect(lines.length).toBe(1);
  expect(await forecasts()).toBe((before ?? 0) + 1);
});

it("forecasts every site anew after a parameter changed, and only once", async () => {
  const draws = parameterDefaults.find(({ slug }) => slug === "draws");
  if (!draws) throw new Error("there is no parameter draws");
  const before = await forecasts();
  await inRetriedTransaction(database.db, actor, (tx) => saveParameter(tx, actor, { ...draws, value: 1_024 }));
  await workOff();
  expect(await forecasts("draws = 1024")).toBe(SITES);
  await addJob("refresh-stale-sites", {});
  await workOff();
  expect(await forecasts()).toBe((before ?? 0) + SITES);
});

it("refuses a payload that it cannot read, says why, and leaves the job to be tried again", async () => {
  await addJob("refresh-site", { siteId: "three" });
  await workOff();
  const [job] = await jobsBesideResults(database.db);
  expect(job).toMatchObject({ task: "refresh-site", state: "waiting", attempts: 1 });
  expect(job?.lastError).toMatch(/^refresh-site: the payload is refused: siteId: .*expected number/);
  await database.db.execute(`select graphile_worker.complete_jobs(array[${job?.id}])`);
});

const nightly = schedule.filter(({ payload }) => payload?.onNewDayOnly);
const runs = async (task: string) => {
  const [run] = await database.db.execute<{ asOfOn: string; finishedAt: string }>(
    `select as_of_on as "asOfOn", finished_at::text as "finishedAt" from job_runs where task = '${task}'`,
  );
  return run;
};
const askNightly = async () => {
  for (const { task, payload } of nightly) await addJob(task, payload ?? {});
  await workOff();
};

it.each([
  ["Asia/Seoul", "2026-01-02"],
  ["UTC", "2026-01-01"],
])(
  "at five past midnight in Seoul, the nightly tasks of a workspace in %s work for %s, and once",
  async (zone, day) => {
    vi.stubEnv("LEADTIME_TODAY", "");
    vi.stubEnv("LEADTIME_ZONE", zone);
    vi.useFakeTimers({ toFake: ["Date"], now: new Date("2026-01-01T15:05:00Z") });
    try {
      const works = day !== "2026-01-01";
      await database.db.execute(`update job_runs set as_of_on = '2026-01-01', finished_at = '2026-01-01T14:05:00Z'`);
      await askNightly();
      expect(lines.filter((line) => line.endsWith("sites are to be looked at"))).toHaveLength(works ? 1 : 0);
      const after = await Promise.all(nightly.map(({ task }) => runs(task)));
      expect(after.map((run) => run?.asOfOn)).toEqual(nightly.map(() => day));
      // A job that found the day's work done is no run.
      const stands = expect.stringMatching(/^2026-01-01 14:05:00/);
      for (const run of after)
        expect(run).toEqual({
          asOfOn: day,
          finishedAt: works ? expect.not.stringMatching(/^2026-01-01 14:05:00/) : stands,
        });

      vi.setSystemTime("2026-01-01T16:05:00Z");
      await askNightly();
      expect(await Promise.all(nightly.map(({ task }) => runs(task)))).toEqual(after);
    } finally {
      vi.useRealTimers();
    }
  },
);

it("a task that ends after midnight has worked for the day on which it began: the next day is still to be done", async () => {
  vi.stubEnv("LEADTIME_TODAY", "");
  vi.stubEnv("LEADTIME_ZONE", "UTC");
  vi.useFakeTimers({ toFake: ["Date"], now: new Date("2026-01-05T23:55:00Z") });
  const began: string[] = [];
  const slow = defineTask("slow", z.object({}), async ({ asOfOn }) => {
    began.push(asOfOn);
    vi.setSystemTime("2026-01-06T00:02:00Z");
  });
  const run = () => slow.run({ db: database.db, actor, log }, { onNewDayOnly: true });
  try {
    await run();
    expect(await runs("slow")).toMatchObject({ asOfOn: "2026-01-05" });
    await run();
    await run();
    expect(began).toEqual(["2026-01-05", "2026-01-06"]);
  } finally {
    vi.useRealTimers();
  }
});

it("LEADTIME_TODAY is the day that a nightly task works for, whatever the clock says", async () => {
  const days: string[] = [];
  const daily = defineTask("daily", z.object({}), async ({ asOfOn }) => void days.push(asOfOn));
  for (const day of ["2026-11-22", "2026-11-22", "2026-11-23"]) {
    vi.stubEnv("LEADTIME_TODAY", day);
    await daily.run({ db: database.db, actor, log }, { onNewDayOnly: true });
  }
  expect(days).toEqual(["2026-11-22", "2026-11-23"]);
});

it("the hourly job does not take the place of the one that a worker asks for at its start", async () => {
  const keys = async () => (await jobsBesideResults(database.db)).map(({ key }) => key).sort();
  for (const task of nightly.map(({ task }) => task)) {
    const atStart = task === "refresh-stale-sites" ? `${task}:all` : task;
    await database.db.execute(`select graphile_worker.add_job('${task}', '{}', job_key => '${atStart}')`);
  }
  const started = await keys();
  for (const { task, payload, options } of nightly)
    await database.db.execute(
      `select graphile_worker.add_job('${task}', '${JSON.stringify(payload)}', job_key => '${options?.jobKey}')`,
    );
  expect(await keys()).toEqual([...started, ...nightly.map(({ options }) => options?.jobKey)].sort());
  await workOff();
});

it("two workers share the jobs of a night that was missed: each is done once; stopped, they leave nothing taken", async () => {
  vi.stubEnv("LEADTIME_TODAY", "2026-11-23");
  const workers = await Promise.all([startWorker(database.url, log), startWorker(database.url, log)]);
  await vi.waitFor(async () => expect(await forecasts("as_of_on = '2026-11-23'")).toBe(SITES), PATIENCE);
  await untilEmpty();
  const refreshed = lines.filter((line) => line.startsWith("refreshed site"));
  expect(refreshed.sort()).toEqual(sites.map(({ siteId }) => `refreshed site ${siteId} as of 2026-11-23`).sort());
  await Promise.all(workers.map((worker) => worker.stop()));
  await addJob("refresh-site", { siteId: sites[0]?.siteId });
  expect((await jobsBesideResults(database.db)).map(({ state }) => state)).toEqual(["waiting"]);
  await workOff();
});

it("takes up what a claim asks for while it waits, without being told", async () => {
  const worker = await startWorker(database.url, log);
  await untilEmpty();
  lines = [];
  const site = sites[3] as SmallSite;
  await inRetriedTransaction(database.db, actor, (tx) =>
    recordClaim(tx, actor, { ...site.claim, earliestOn: "2028-07-01", latestOn: "2028-09-30", knownOn: "2026-07-01" }),
  );
  await vi.waitFor(() => expect(lines).toEqual([`refreshed site ${site.siteId} as of 2026-11-22`]), PATIENCE);
  await worker.stop();
});

it("keeps a job that takes long, for it holds its lease", async () => {
  await database.db.execute("create table held as select true as held");
  await database.db.execute(`create function dawdle() returns trigger language plpgsql as $$
    begin while exists (select from held) loop perform pg_sleep(0.02); end loop; return new; end $$`);
  await database.db.execute("create trigger dawdle before insert on forecasts for each row execute function dawdle()");
  const worker = await startWorker(database.url, log);
  await untilEmpty();
  const site = sites[5] as SmallSite;
  await inRetriedTransaction(database.db, actor, (tx) =>
    recordClaim(tx, actor, { ...site.claim, earliestOn: "2028-07-01", latestOn: "2028-09-30", knownOn: "2026-07-02" }),
  );
  const states = async () => (await jobsBesideResults(database.db)).map(({ state }) => state);
  await vi.waitFor(async () => expect(await states()).toEqual(["running"]), PATIENCE);
  await database.db.execute("update graphile_worker._private_jobs set locked_at = now() - interval '1 hour'");
  expect(await releaseOrphanedJobs(database.db)).toEqual([]);
  const stopped = worker.stop();
  expect(await states()).toEqual(["running"]);
  await database.db.execute("delete from held");
  // A stop waits for what runs.
  await stopped;
  expect(lines).toContain(`refreshed site ${site.siteId} as of 2026-11-22`);
  expect(await jobsBesideResults(database.db)).toEqual([]);
  await database.db.execute("drop trigger dawdle on forecasts");
});

it("gives way to somebody who holds the site for longer, and comes again", async () => {
  const worker = await startWorker(database.url, log);
  await untilEmpty();
  const { siteId } = sites[6] as SmallSite;
  vi.stubEnv("LEADTIME_TODAY", "2026-11-24");
  await database.db.transaction(async (tx) => {
    await tx.execute(`select 1 from sites where id = ${siteId} for update`);
    await addJob("refresh-site", { siteId });
    const failed = expect.stringMatching(/^refresh-site waited too long for another writer/);
    await vi.waitFor(() => expect(lines).toContainEqual(failed), PATIENCE);
    const lastError = expect.stringMatching(/^canceling statement due to lock timeout/);
    await vi.waitFor(async () => expect(await jobsBesideResults(database.db)).toMatchObject([{ lastError }]), PATIENCE);
  });
  await vi.waitFor(() => expect(lines).toContain(`refreshed site ${siteId} as of 2026-11-24`), PATIENCE);
  await worker.stop();
});
