import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { countingDatabase } from "@/db/testing/counting-database";
import { testDatabase } from "@/db/testing/test-database";
import { parsePhaseListQuery } from "@/lib/domain/phase-list";
import { parseFlagListQuery } from "@/lib/flags/flag-list";
import { parseTrackRecordQuery } from "@/lib/track-record/track-record-query";

// What React does in a page: one call per arguments and request.
vi.mock("server-only", () => ({}));
const request = vi.hoisted(() => ({ calls: new Map<unknown, Map<string, unknown>>() }));
vi.mock("react", () => ({
  cache:
    <Arguments extends unknown[], Value>(read: (...given: Arguments) => Value) =>
    (...given: Arguments): Value => {
      const known = request.calls.get(read) ?? new Map<string, unknown>();
      request.calls.set(read, known);
      const key = JSON.stringify(given);
      if (!known.has(key)) known.set(key, read(...given));
      return known.get(key) as Value;
    },
}));

const MOST = 10;
/** Each has a newer version. */
const SCENARIO = { scenario: "1~2026-11-22~bear.v1", against: "1~2026-11-22~bull.v1" };
let database: Awaited<ReturnType<typeof testDatabase>>;
let counting: ReturnType<typeof countingDatabase>;

beforeAll(async () => {
  database = await testDatabase("seeded");
  counting = countingDatabase(database.url);
  const holder = globalThis as { leadtimeDb?: unknown };
  holder.leadtimeDb = counting.db;
  await database.db.execute(`
    insert into scenarios (slug, version, name_en, name_ko, overrides)
    select slug, version + 1, name_en, name_ko, '{"utilisation": 0.5}' from scenarios where slug in ('bear', 'bull')`);
});
afterAll(async () => {
  await counting.close();
  await database.close();
});

/** What each page reads, in the order of its code; what it computes is not done here. */
const pages: Record<string, () => Promise<unknown>> = {
  sites: async () => {
    const { phaseFilters, phaseList } = await import("./phases");
    await phaseList(parsePhaseListQuery({}), "en");
    await phaseFilters();
    const { recordsDay } = await import("./records");
    await recordsDay();
  },
  "sites, as CSV": async () => {
    const { everyPhase } = await import("./phases");
    await everyPhase(parsePhaseListQuery({}), "en");
  },
  flags: async () => {
    const { flagCounts, flagList } = await import("./flags");
    await flagList(parseFlagListQuery({}));
    await flagCounts();
  },
  "a site": () => sitePage({}),
  "a site under a scenario": () => sitePage(SCENARIO),
  countries: async () => {
    const { readinessTable } = await import("./readiness");
    expect((await readinessTable(null))?.rows).toHaveLength(23);
    const { recordCounts, recordsDay } = await import("./records");
    expect((await recordCounts()).length).toBeGreaterThan(0);
    await recordsDay();
  },
  "an economy": () => economyPage({}),
  "an economy under a scenario": async () => {
    const { scenarioChoice } = await import("./scenario");
    const { economyComparison } = await import("./economy-scenarios");
    await economyPage(SCENARIO);
    await economyComparison("KOR", await scenarioChoice(SCENARIO));
  },
  operators: async () => {
    const { operatorPage } = await import("./operators");
    expect((await operatorPage())?.rows.length).toBeGreaterThan(0);
  },
  "the track record": async () => {
    const { outsideForecasts, slipPage, trackRecordPage } = await import("./track-record");
    const { phaseFilters } = await import("./phases");
    const actor = { kind: "system", name: "test" } as const;
    const query = parseTrackRecordQuery({});
    expect(await trackRecordPage(query, actor)).toMatchObject({ query, record: { figures: expect.anything() } });
    expect(await slipPage()).not.toBeNull();
    expect(await outsideForecasts()).toEqual([]);
    await phaseFilters();
  },
  "a programme's records": async () => {
    const { findProgramme } = await import("./programmes");
    expect(await findProgramme("aws-korea-2031")).not.toBeNull();
    await scenarioBar({});
  },
  assumptions: async () => {
    const { parameters, referenceClasses } = await import("./assumptions");
    await parameters();
    await referenceClasses();
  },
  "portfolio runs": async () => {
    const { portfolioRuns, portfolioScopes } = await import("./portfolio-runs");
    await portfolioRuns();
    await portfolioScopes();
    await scenarioBar({});
  },
};

async function scenarioBar(asked: Record<string, string>) {
  const { modelParameters, scenarioChoice, scenarioList } = await import("./scenario");
  expect((await scenarioChoice(asked)).isCompared).toBe("scenario" in asked);
  await scenarioList(asked);
  await modelParameters();
}

async function economyPage(asked: Record<string, string>): Promise<void> {
  const { findEconomy } = await import("./readiness");
  const { phaseList } = await import("./phases");
  await scenarioBar(asked);
  const page = (await findEconomy("KOR", null))?.stored;
  if (!page) throw new Error("the economy's page is not stored");
  expect(page.row.sites).toBeGreaterThan(0);
  await phaseList({ ...parsePhaseListQuery({}), economy: "KOR" }, "en");
  const { economyRecords } = await import("./records");
  expect((await economyRecords("KOR", "service")).records.length).toBeGreaterThan(0);
}

async function sitePage(asked: Record<string, string>) {
  const { getSite } = await import("./site");
  const { phaseHistory } = await import("./track-record");
  const { site, forecasts } = await getSite("amazon-ridgeland");
  expect(forecasts.length).toBeGreaterThan(0);
  await scenarioBar(asked);
  await phaseHistory(site.id, site.phases[0]?.id ?? 0);
}

/** Copies the seed's sites until there are so many. */
async function copySites(sites: number) {
  const program = ["--import", "tsx", "bench/programs/fill-sites.ts", String(sites)];
  await promisify(execFile)(process.execPath, program, { env: { ...process.env, DATABASE_URL: database.url } });
}

describe.each([
  ["the seed", null],
  ["copies of the seed", 39],
])("a page's data, with %s", (_, copies) => {
  beforeAll(async () => {
    if (copies !== null) await copySites(copies);
  }, 300_000);

  it.each(Object.entries(pages))(`of %s take at most ${MOST} queries`, async (_name, read) => {
    request.calls.clear();
    counting.queries.length = 0;
    await read();
    expect(counting.queries.length).toBeGreaterThan(0);
    expect(counting.queries.length, counting.queries.join("\n\n")).toBeLessThanOrEqual(MOST);
  });
});
