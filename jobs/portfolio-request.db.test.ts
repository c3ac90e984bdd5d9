import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { PORTFOLIO_RUNS_WAITING, requestPortfolioRun } from "@/db/commands/request-portfolio-run";
import { listPortfolioRuns } from "@/db/queries/list-portfolio-runs";
import { listPortfolioScopes } from "@/db/queries/list-portfolio-scopes";
import { listPortfolioSites } from "@/db/queries/portfolio-sites";
import { jobsBesideResults } from "@/db/testing/jobs-beside-results";
import type { PortfolioRunRequest } from "@/lib/portfolio/portfolio-run";
import { AS_OF, actor, everything, openPortfolioRuns, SITES } from "./portfolio-runs.fixture";

type Runs = Awaited<ReturnType<typeof openPortfolioRuns>>;
let database: Runs["database"];
let sites: Runs["sites"];
let ask: Runs["ask"];
let found: Runs["found"];
let clearJobs: Runs["clearJobs"];

beforeAll(async () => {
  vi.stubEnv("LEADTIME_TODAY", AS_OF);
  ({ database, sites, ask, found, clearJobs } = await openPortfolioRuns());
});
afterEach(() => clearJobs());
afterAll(async () => {
  vi.unstubAllEnvs();
  await database?.close();
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

  it("makes one run of a form that was sent twice, and another of other words or for somebody else", async () => {
    const request = (change: Partial<PortfolioRunRequest> = {}, by = actor) =>
      requestPortfolioRun(database.db, by, { ...everything, years: 7, ...change }, { asOfOn: AS_OF });
    const idOf = async (asking: ReturnType<typeof request>) => {
      const asked = await asking;
      if (!asked.ok) throw new Error(JSON.stringify(asked.failure));
      return asked.value.id;
    };
    const [one, two] = await Promise.all([idOf(request()), idOf(request())]);
    expect(two).toBe(one);
    expect(await idOf(request())).toBe(one);
    const others = [{ title: "Again" }, { draws: 256 }, { scenario: { kind: "own" as const, overrides: {} } }];
    const ids = [await idOf(request({}, { kind: "system", name: "other" }))];
    for (const change of others) ids.push(await idOf(request(change)));
    expect(new Set([one, ...ids]).size).toBe(5);
    await database.db.execute(`update portfolio_runs set state = 'failed', message = 'lost' where id = ${one}`);
    expect(await idOf(request())).not.toBe(one);
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
      Array.from({ length: PORTFOLIO_RUNS_WAITING + 3 }, (_, i) =>
        requestPortfolioRun(database.db, actor, { ...everything, title: `Run ${i}` }, { asOfOn: AS_OF }),
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
