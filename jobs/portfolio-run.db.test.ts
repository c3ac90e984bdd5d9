import { runOnce } from "graphile-worker";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { beginPortfolioRun } from "@/db/commands/begin-portfolio-run";
import { failPortfolioRun } from "@/db/commands/fail-portfolio-run";
import { keepPortfolioResult } from "@/db/commands/keep-portfolio-result";
import { recordClaim } from "@/db/commands/record-claim";
import { recordPortfolioProgress } from "@/db/commands/record-portfolio-progress";
import { PORTFOLIO_RUNS_WAITING, requestPortfolioRun } from "@/db/commands/request-portfolio-run";
import { getSiteRecords } from "@/db/queries/get-site-records";
import { findPortfolioProgress, findPortfolioRun, listPortfolioRuns } from "@/db/queries/list-portfolio-runs";
import { listPortfolioScopes } from "@/db/queries/list-portfolio-scopes";
import { listPortfolioSites } from "@/db/queries/portfolio-sites";
import { jobsBesideResults } from "@/db/testing/jobs-beside-results";
import { addSmallSites, type SmallSite } from "@/db/testing/small-sites";
import { testDatabase } from "@/db/testing/test-database";
import { inRetriedTransaction } from "@/db/transaction";
import { assumptionsOf } from "@/lib/assessment/money-input";
import { buildSiteChain } from "@/lib/chain/build";
import type { Actor } from "@/lib/domain/actor";
import { toEpochDay } from "@/lib/domain/dates";
import { portfolioOf } from "@/lib/portfolio/portfolio";
import { type PortfolioRunRequest, portfolioFigures } from "@/lib/portfolio/portfolio-run";
import { runPortfolio } from "./portfolio-run";
import { bindTasks } from "./task";
import { allTasks } from "./task-list";
import { warningLogger } from "./warning-logger";

// More than a page of sites.
const SITES = 55;
const AS_OF = "2026-11-22";
const actor: Actor = { kind: "system", name: "test" };
let database: Awaited<ReturnType<typeof testDatabase>>;
let sites: SmallSite[];
let lines: string[] = [];

const raise = (sqlState: string) => `raise exception 'for a moment' using errcode = '${sqlState}'`;
const log = (line: string) => void lines.push(line);
const context = () => ({ db: database.db, actor, log });
const everything: PortfolioRunRequest = { scope: { kind: "all" }, firstYear: 2026, years: 6, draws: 128 };
const workOff = () =>
  runOnce({
    connectionString: database.url,
    noHandleSignals: true,
    // It then waits until what just ended is struck off the queue.
    preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
    logger: warningLogger(() => {}),
    taskList: bindTasks(allTasks, context()),
  });
async function ask(change: Partial<PortfolioRunRequest> = {}): Promise<number> {
  const asked = await requestPortfolioRun(database.db, actor, { ...everything, ...change }, { asOfOn: AS_OF });
  if (!asked.ok) throw new Error(JSON.stringify(asked.failure));
  return asked.value.id;
}
const found = async (id: number) => {
  const run = await findPortfolioRun(database.db, id);
  if (!run) throw new Error(`there is no run ${id}`);
  return run;
};

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
  database = await testDatabase();
  sites = await addSmallSites(database.db, SITES);
  await database.db.execute(
    "insert into scenarios (slug, version, name_en, name_ko, overrides) values ('base', 3, 'Base', '기준', '{}') on conflict do nothing",
  );
  await database.db.execute(
    `insert into scenarios (slug, version, name_en, name_ko, overrides) values ('thin', 2, 'Thin', '얇은', '{"utilisation":0.49}')`,
  );
  await database.db.execute("select graphile_worker.complete_jobs(array(select id from graphile_worker.jobs))");
});
afterAll(() => database?.close());
beforeEach(() => {
  lines = [];
});
afterEach(async () => {
  await database.db.execute("select graphile_worker.complete_jobs(array(select id from graphile_worker.jobs))");
});

describe("asking for a run", () => {
  it("keeps what was asked and by whom, with one job, and lists the newest first", async () => {
    const first = await ask();
    const second = await ask({ title: "Six years", years: 3, draws: undefined });
    expect((await jobsBesideResults(database.db)).map(({ key }) => key)).toEqual([
      `run-portfolio:${first}`,
      `run-portfolio:${second}`,
    ]);
    const [newest, older] = await listPortfolioRuns(database.db, { limit: 2 });
    expect(newest).toMatchObject({ id: second, title: "Six years", draws: 8_192, years: 3 });
    expect(older).toMatchObject({
      id: first,
      title: null,
      scope: { kind: "all" },
      scenario: { slug: "base", version: 3, overrides: {} },
      asOfOn: AS_OF,
      draws: 128,
      firstYear: 2026,
      years: 6,
      state: "queued",
      done: 0,
      siteCount: SITES,
      requestedBy: "system:test",
      elapsedSeconds: null,
    });
    expect(older?.requestedAt).toMatch(/^20\d\d-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
  });

  it("refuses a scope without sites, and then nothing is written", async () => {
    const before = await listPortfolioRuns(database.db, { limit: 100 });
    const scope = { kind: "operator", slug: "nobody" } as const;
    const asked = await requestPortfolioRun(database.db, actor, { ...everything, scope }, { asOfOn: AS_OF });
    expect(asked).toEqual({
      ok: false,
      failure: {
        kind: "invalid",
        problems: [
          { field: "scope", value: scope, reason: "scope: expected at least one site with a phase, got none" },
        ],
      },
    });
    expect(await listPortfolioRuns(database.db, { limit: 100 })).toEqual(before);
    expect(await jobsBesideResults(database.db)).toEqual([]);
  });

  it("keeps a scenario as it is now, stored or somebody's own; one that is not there or out of its limits is refused", async () => {
    const stored = await ask({ scenario: { kind: "stored", slug: "thin", version: 2 } });
    await database.db.execute(
      `insert into scenarios (slug, version, name_en, name_ko, overrides) values ('thin', 3, 'Thin', '얇은', '{"utilisation":0.7}')`,
    );
    const thin = { slug: "thin", version: 2, overrides: { utilisation: 0.49 } };
    expect(await found(stored)).toMatchObject({ scenario: thin, scenarioNameEn: "Thin", scenarioNameKo: "얇은" });
    const own = await ask({ scenario: { kind: "own", overrides: { utilisation: 0.6 } } });
    const unnamed = { slug: null, version: null, overrides: { utilisation: 0.6 } };
    expect(await found(own)).toMatchObject({ scenario: unnamed, scenarioNameEn: null, scenarioNameKo: null });

    const refused = async (scenario: PortfolioRunRequest["scenario"]) => {
      const asked = await requestPortfolioRun(database.db, actor, { ...everything, scenario }, { asOfOn: AS_OF });
      return asked.ok || asked.failure.kind !== "invalid" ? asked : asked.failure.problems;
    };
    expect(await refused({ kind: "stored", slug: "thin", version: 9 })).toMatchObject([
      { field: "scenario", value: "thin.v9" },
    ]);
    expect(await refused({ kind: "own", overrides: { utilisation: 1.2 } })).toMatchObject([
      { field: "utilisation", value: 1.2, reason: "expected at most 1" },
    ]);
  });

  it("is refused while twenty wait or run, also when many ask at once; one that was given up does not count", async () => {
    const before = await listPortfolioRuns(database.db, { limit: 100 });
    const answers = await Promise.all(
      Array.from({ length: PORTFOLIO_RUNS_WAITING + 3 }, () =>
        requestPortfolioRun(database.db, actor, everything, { asOfOn: AS_OF }),
      ),
    );
    const refused = answers.filter(({ ok }) => !ok);
    expect(refused).toEqual(new Array(3).fill({ ok: false, failure: { kind: "busy" } }));
    expect(await jobsBesideResults(database.db)).toHaveLength(PORTFOLIO_RUNS_WAITING);
    const added = (await listPortfolioRuns(database.db, { limit: 100 })).length - before.length;
    expect(added).toBe(PORTFOLIO_RUNS_WAITING);
    await database.db.execute("update graphile_worker._private_jobs set attempts = max_attempts");
    expect(await ask()).toBeGreaterThan(0);
  });

  it("offers the scopes that have sites", async () => {
    expect(await listPortfolioScopes(database.db)).toEqual([
      { scope: { kind: "all" }, nameEn: null, nameKo: null, sites: SITES },
    ]);
  });

  it("reads sites in pages, in the order in which JavaScript compares text, each once", async () => {
    const slugs: string[] = [];
    for (let afterSlug: string | null = null; ; ) {
      const page = await listPortfolioSites(database.db, { scope: { kind: "all" }, afterSlug, limit: 7 });
      if (page.length === 0) break;
      slugs.push(...page.map(({ slug }) => slug));
      afterSlug = page.at(-1)?.slug ?? null;
    }
    expect(slugs).toEqual(sites.map((_, i) => `small-${i + 1}`).sort());
  });
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
      sites.map(async ({ siteId }) => {
        const site = await getSiteRecords(database.db, siteId);
        return { site, ...buildSiteChain(site, asOfDay), assumptions: assumptionsOf(site.model) };
      }),
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
    expect(run.figures?.fans.atDefaultCapex.revenueUsd.at(-1)?.p50).toBeGreaterThan(0);
    expect(lines).toEqual([expect.stringMatching(new RegExp(`^portfolio run ${id}: ${SITES} sites in`))]);

    const again = await ask();
    const other = await ask({ years: 5 });
    const thin = await ask({ scenario: { kind: "stored", slug: "thin", version: 2 } });
    await workOff();
    const medians = (of: typeof run) => of.figures?.fans.atDefaultCapex.revenueUsd.map(({ p50 }) => p50) ?? [];
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
    const figures = run.figures as NonNullable<typeof run.figures>;
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
