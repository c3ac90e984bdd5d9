import { runOnce } from "graphile-worker";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { beginPortfolioRun } from "@/db/commands/begin-portfolio-run";
import { failPortfolioRun } from "@/db/commands/fail-portfolio-run";
import { keepPortfolioResult } from "@/db/commands/keep-portfolio-result";
import { recordClaim } from "@/db/commands/record-claim";
import { recordPortfolioProgress } from "@/db/commands/record-portfolio-progress";
import { getSiteRecords } from "@/db/queries/get-site-records";
import { findPortfolioProgress } from "@/db/queries/list-portfolio-runs";
import { jobsBesideResults } from "@/db/testing/jobs-beside-results";
import type { SmallSite } from "@/db/testing/small-sites";
import { inRetriedTransaction } from "@/db/transaction";
import { toEpochDay } from "@/lib/domain/dates";
import { portfolioOf } from "@/lib/portfolio/portfolio";
import { type PortfolioFigures, portfolioFigures } from "@/lib/portfolio/portfolio-run";
import { portfolioSite } from "@/lib/portfolio/portfolio-site";
import { runPortfolio } from "./portfolio-run";
import { AS_OF, actor, openPortfolioRuns, SITES } from "./portfolio-runs.fixture";
import { bindTasks } from "./task";
import { allTasks } from "./task-list";
import { warningLogger } from "./warning-logger";

type Runs = Awaited<ReturnType<typeof openPortfolioRuns>>;
let database: Runs["database"];
let sites: Runs["sites"];
let ask: Runs["ask"];
let found: Runs["found"];
let clearJobs: Runs["clearJobs"];
let lines: string[] = [];

const raise = (sqlState: string) => `raise exception 'for a moment' using errcode = '${sqlState}'`;
const log = (line: string) => void lines.push(line);
const context = () => ({ db: database.db, actor, log });
const workOff = () =>
  runOnce({
    connectionString: database.url,
    noHandleSignals: true,
    // It then waits until what just ended is struck off the queue.
    preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
    logger: warningLogger(() => {}),
    taskList: bindTasks(allTasks, context()),
  });

/** A clock by which every look at it takes a tenth of a second: what is told when does not depend on the machine. */
function tenthsOfASecond(): void {
  let milliseconds = 0;
  vi.spyOn(performance, "now").mockImplementation(() => {
    milliseconds += 100;
    return milliseconds;
  });
}

beforeAll(async () => {
  vi.stubEnv("LEADTIME_TODAY", AS_OF);
  ({ database, sites, ask, found, clearJobs } = await openPortfolioRuns());
});
beforeEach(() => {
  lines = [];
});
afterEach(() => clearJobs());
afterAll(async () => {
  vi.unstubAllEnvs();
  await database?.close();
});

describe("the job", () => {
  it("gives the figures of the sum over a list of the same sites, to the bit, and the same hash for the same records", async () => {
    const id = await ask();
    await workOff();
    const run = await found(id);
    expect(run).toMatchObject({ state: "done", done: SITES, siteCount: SITES, message: null });
    expect(run.inputHash).toMatch(/^[0-9a-f]{64}$/);
    const asOfDay = toEpochDay(AS_OF);
    const listed = await Promise.all(
      sites.map(async ({ siteId }) => portfolioSite(await getSiteRecords(database.db, siteId), {})),
    );
    const { seed, draws, firstYear, years } = run;
    const made = portfolioOf({ sites: listed, notYetSited: [], asOfDay, seed, draws, firstYear, years });
    if (!made.ok) throw new Error(JSON.stringify(made.problems));
    expect(run.figures).toEqual(JSON.parse(JSON.stringify(portfolioFigures(made.portfolio))));
    expect(run.figures?.coverage).toMatchObject({
      phases: SITES,
      megawattsStated: SITES,
      capexStated: 0,
      totalMegawatts: 40 * SITES,
    });
    expect(run.figures?.fans.fixed.atDefaultCapex.revenueUsd.at(-1)?.p50).toBeGreaterThan(0);
    expect(lines).toEqual([expect.stringMatching(new RegExp(`^portfolio run ${id}: ${SITES} sites in`))]);

    const again = await ask();
    const other = await ask({ years: 5 });
    const thin = await ask({ scenario: { kind: "stored", slug: "thin", version: 2 } });
    await workOff();
    const medians = (of: typeof run) => of.figures?.fans.fixed.atDefaultCapex.revenueUsd.map(({ p50 }) => p50) ?? [];
    const full = medians(run);
    expect(full.length).toBe(6);
    // Use is 49 % and not 80 %; dates are those of the base.
    const shares = medians(await found(thin)).flatMap((usd, i) => (full[i] ? [usd / full[i]] : []));
    expect(shares.length).toBeGreaterThan(0);
    for (const share of shares) expect(share).toBeCloseTo(0.49 / 0.8, 9);
    expect((await found(again)).inputHash).toBe(run.inputHash);
    expect((await found(other)).inputHash).not.toBe(run.inputHash);
    const site = sites[7] as SmallSite;
    await inRetriedTransaction(database.db, actor, (tx) =>
      recordClaim(tx, actor, {
        ...site.claim,
        earliestOn: "2029-01-01",
        latestOn: "2029-03-31",
        knownOn: "2026-06-01",
      }),
    );
    const changed = await ask();
    await workOff();
    expect((await found(changed)).inputHash).not.toBe(run.inputHash);
    expect((await found(changed)).figures).not.toEqual(run.figures);
  });

  it("tells of its progress twice a second: of every fifth site, when each takes a tenth of a second", async () => {
    const id = await ask();
    await database.db.execute("create table told (done int)");
    await database.db.execute(`create function tell() returns trigger language plpgsql as $$
      begin insert into told values (new.done); return new; end $$`);
    await database.db.execute(
      "create trigger tell after update of done on portfolio_runs for each row when (new.state = 'running') execute function tell()",
    );
    tenthsOfASecond();
    await runPortfolio(context(), id);
    vi.restoreAllMocks();
    const told = await database.db.execute<{ done: number }>("select done from told where done > 0");
    expect(told.map(({ done }) => done)).toEqual([5, 10, 15, 20, 25, 30, 35, 40, 45, 50, 55]);
    await database.db.execute("drop trigger tell on portfolio_runs");
    expect(await found(id)).toMatchObject({ state: "done", done: SITES, elapsedSeconds: expect.any(Number) });
  });

  it("starts over when a worker was killed half-way; what the dead one still writes is not kept", async () => {
    const id = await ask();
    const dead = await beginPortfolioRun(database.db, actor, { id });
    expect(await recordPortfolioProgress(database.db, actor, { id, attempt: 1, done: 30, of: SITES })).toBe(true);
    expect(dead?.attempt).toBe(1);
    expect(await findPortfolioProgress(database.db, id)).toMatchObject({
      state: "running",
      done: 30,
      siteCount: SITES,
    });
    await workOff();
    const run = await found(id);
    expect(run).toMatchObject({ state: "done", done: SITES });
    expect(await recordPortfolioProgress(database.db, actor, { id, attempt: 1, done: 31, of: SITES })).toBe(false);
    expect(await failPortfolioRun(database.db, actor, { id, attempt: 1, message: "late" })).toBe(false);
    const figures = run.figures as PortfolioFigures;
    const late = { id, attempt: 1, sites: 1, figures, inputHash: "late" };
    expect(await keepPortfolioResult(database.db, actor, late)).toBe(false);
    expect(await found(id)).toEqual(run);
  });

  it("leaves a run to the worker that took it up since", async () => {
    const id = await ask();
    await database.db.execute(`create function take_up() returns trigger language plpgsql as $$
      begin new.attempt := old.attempt + 1; return new; end $$`);
    await database.db.execute(
      "create trigger take_up before update of done on portfolio_runs for each row when (new.done = 10) execute function take_up()",
    );
    tenthsOfASecond();
    await runPortfolio(context(), id);
    vi.restoreAllMocks();
    await database.db.execute("drop trigger take_up on portfolio_runs");
    expect(lines).toEqual([`portfolio run ${id} was taken up by another worker`]);
    expect(await found(id)).toMatchObject({ state: "running", done: 10, figures: null });
  });

  it.each([
    ["done", 128, ""],
    ["failed", 100, "; here it failed: .*draws"],
  ])("says that another worker took the run up when it wants to keep that it is %s", async (state, draws, reason) => {
    const id = await ask();
    await database.db.execute(`update portfolio_runs set draws = ${draws} where id = ${id}`);
    // As if another attempt had begun: the row that this one would write is not there.
    await database.db.execute(`create function lose() returns trigger language plpgsql as 'begin return null; end';
      create trigger lose before update on portfolio_runs for each row when (new.state = '${state}') execute function lose()`);
    await runPortfolio(context(), id);
    await database.db.execute("drop function lose cascade");
    const line = new RegExp(`^portfolio run ${id} was taken up by another worker${reason}`);
    expect(lines).toEqual([expect.stringMatching(line)]);
    expect(await found(id)).toMatchObject({ state: "running", figures: null });
  });

  it("comes again when its worker is stopped", async () => {
    const id = await ask();
    const signal = AbortSignal.abort(new Error("the worker stops"));
    await expect(runPortfolio({ ...context(), signal }, id)).rejects.toThrow("the worker stops");
    expect(await found(id)).toMatchObject({ state: "running" });
    await workOff();
    expect(await found(id)).toMatchObject({ state: "done" });
  });

  // The first is a connection that really breaks; then serialization failure, lock timeout, statement timeout, no connection left.
  it.each(["perform pg_terminate_backend(pg_backend_pid())", ...["40001", "55P03", "57014", "53300"].map(raise)])(
    "is tried again after the database failed it for a moment: %s",
    async (trouble) => {
      const id = await ask();
      await database.db.execute(`create sequence ends;
        create function fail_once() returns trigger language plpgsql as $$
          begin if nextval('ends') = 1 then ${trouble}; end if; return new; end $$;
        create trigger fail_once before update on portfolio_runs for each row when (new.state = 'done') execute function fail_once()`);
      await workOff();
      expect(await found(id)).toMatchObject({ state: "running", message: null });
      expect(await jobsBesideResults(database.db)).toMatchObject([{ key: `run-portfolio:${id}`, attempts: 1 }]);
      await database.db.execute("update graphile_worker._private_jobs set run_at = now()");
      await workOff();
      expect(await found(id)).toMatchObject({ state: "done", done: SITES });
      await database.db.execute("drop function fail_once cascade; drop sequence ends");
    },
  );

  it("does nothing for a run that has ended or is not there", async () => {
    const id = await ask();
    await workOff();
    const before = await found(id);
    await runPortfolio(context(), id);
    await runPortfolio(context(), 999_999);
    expect(await found(id)).toEqual(before);
  });

  it("fails with the reason when the sum is refused, and is not tried again", async () => {
    const id = await ask();
    await database.db.execute(`update portfolio_runs set draws = 100 where id = ${id}`);
    await workOff();
    expect(await found(id)).toMatchObject({
      state: "failed",
      message: expect.stringContaining("draws"),
      figures: null,
    });
    expect(await jobsBesideResults(database.db)).toEqual([]);
    const overrides = await ask();
    await database.db.execute(
      `update portfolio_runs set scenario = '{"slug":"x","version":1,"overrides":{"a":1}}' where id = ${overrides}`,
    );
    await workOff();
    expect((await found(overrides)).message).toMatch(/^scenario: .*\ba\b/);
  });

  it("leaves sites out that were withdrawn, and says so", async () => {
    const gone = sites[3] as SmallSite;
    await inRetriedTransaction(database.db, actor, (tx) =>
      recordClaim(tx, actor, {
        milestoneId: gone.claim.milestoneId,
        kind: "withdrawn",
        precision: "day",
        earliestOn: "2026-10-01",
        latestOn: "2026-10-01",
        knownOn: "2026-10-02",
        mark: "V",
        sourceId: gone.claim.sourceId,
      }),
    );
    const id = await ask();
    await workOff();
    const run = await found(id);
    expect(run.message).toBeNull();
    expect(run.figures?.coverage).toMatchObject({ phases: SITES - 1, left: [{ reason: "withdrawn", phases: 1 }] });
  });
});
