import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { parameterDefaults, referenceClassDefaults } from "@/lib/chain/defaults";
import type { Actor } from "@/lib/domain/actor";
import { MilestoneLogInput } from "@/lib/domain/milestone-log-input";
import { connect, type Db } from "../client";
import { editSource } from "../commands/edit-source";
import { enqueueSiteRefreshes } from "../commands/enqueue-site-refreshes";
import { logMilestone } from "../commands/log-milestone";
import { recordClaim } from "../commands/record-claim";
import { refreshSiteForecasts } from "../commands/refresh-site-forecasts";
import { retractClaim } from "../commands/retract-claim";
import { saveEconomy } from "../commands/save-economy";
import { saveEconomyFact } from "../commands/save-economy-fact";
import { saveIndicator } from "../commands/save-indicator";
import { saveOrganisation } from "../commands/save-organisation";
import { saveParameter } from "../commands/save-parameter";
import { savePhase } from "../commands/save-phase";
import { savePolicyInstrument } from "../commands/save-policy-instrument";
import { saveReferenceClass } from "../commands/save-reference-class";
import { emptyDatabase } from "../embedded/empty-database";
import { migrate } from "../migrate";
import { listJobs } from "../queries/list-jobs";
import { seed } from "../seed/seed";
import { jobsBesideResults } from "../testing/jobs-beside-results";
import { addSmallSites, type SmallSite } from "../testing/small-sites";
import { dropDatabase } from "../testing/template-database";
import { testDatabase } from "../testing/test-database";
import { inRetriedTransaction } from "../transaction";

const actor: Actor = { kind: "system", name: "test" };
let database: Awaited<ReturnType<typeof testDatabase>>;
let first: SmallSite;
let second: SmallSite;
const [parameter] = parameterDefaults;
const [referenceClass] = referenceClassDefaults;
if (!parameter || !referenceClass) throw new Error("the model has no defaults");

const within = <Value>(work: (tx: Db) => Promise<Value>) => inRetriedTransaction(database.db, actor, work);
const say = (site: SmallSite, knownOn: string) =>
  within((tx) => recordClaim(tx, actor, { ...site.claim, kind: "estimated", knownOn }));
const keysIn = async (db: Db) => (await listJobs(db)).map(({ key }) => key).sort();
const queue = async () => (await jobsBesideResults(database.db)).map(({ key }) => key).sort();
const RESULTS = "store-results";
const refreshOf = (site: SmallSite) => `refresh-site:${site.siteId}`;
const everySite = "refresh-stale-sites:all";

beforeAll(async () => {
  database = await testDatabase();
  [first, second] = (await addSmallSites(database.db, 2)) as [SmallSite, SmallSite];
});
afterAll(() => database?.close());
beforeEach(() =>
  database.db.execute(sql`select graphile_worker.complete_jobs(array(select id from graphile_worker.jobs))`),
);

describe("a change of one site's records", () => {
  it("a claim asks for exactly one refresh, of its own site; the same claim again for none", async () => {
    await say(first, "2026-02-01");
    expect(await queue()).toEqual([refreshOf(first)]);
    await say(first, "2026-02-02");
    expect(await queue()).toEqual([refreshOf(first)]);
    await database.db.execute(sql`select graphile_worker.complete_jobs(array(select id from graphile_worker.jobs))`);
    await say(first, "2026-02-02");
    expect(await queue()).toEqual([]);
  });

  it("a replay that is stored, and one that is dropped, asks for the results over all sites", async () => {
    const replay = sql`insert into stored_results (kind, key, input_hash, engine_version, as_of_on, figures)
      values ('replay', '0', 'h', 'e', '2026-11-22', '{"steps": []}')`;
    for (const change of [replay, sql`delete from stored_results where kind = 'replay'`]) {
      await database.db.execute(sql`select graphile_worker.complete_jobs(array(select id from graphile_worker.jobs))`);
      await database.db.execute(change);
      expect(await keysIn(database.db)).toEqual([RESULTS]);
    }
  });

  it("goes with its transaction: rolled back, nothing waits", async () => {
    const undone = within(async (tx) => {
      await recordClaim(tx, actor, { ...first.claim, kind: "estimated", knownOn: "2026-02-10" });
      const [row] = await tx.execute<{ n: number }>(sql`select count(*)::int as n from graphile_worker.jobs`);
      throw new Error(`${row?.n} inside`);
    });
    await expect(undone).rejects.toThrow("1 inside");
    expect(await queue()).toEqual([]);
  });

  it("a retraction, a phase, an indicator or its detail does the same", async () => {
    const { siteId, phaseId, claim } = first;
    const names = { nameEn: "Second", nameKo: "둘째", mark: "V" as const, sourceId: claim.sourceId };
    const works = {
      phaseId,
      kind: "works" as const,
      key: "building",
      titleEn: "B",
      titleKo: "건물",
      mark: "V" as const,
    };
    const changes: ((tx: Db) => Promise<unknown>)[] = [
      (tx) => retractClaim(tx, actor, { claimId: first.claimId, reason: "by mistake" }),
      (tx) => savePhase(tx, actor, { siteId, ordinal: 2, ...names }),
      (tx) => saveIndicator(tx, actor, { ...works, requirement: "unknown", detail: { type: "building" } }),
      (tx) => saveIndicator(tx, actor, { ...works, requirement: "unknown", detail: { type: "bridge_power" } }),
    ];
    for (const change of changes) {
      await database.db.execute(sql`select graphile_worker.complete_jobs(array(select id from graphile_worker.jobs))`);
      await within(change);
      expect(await queue()).toEqual([refreshOf(first)]);
    }
  });

  it("two sites in one transaction ask for one each, whatever happens in it", async () => {
    await within(async (tx) => {
      for (const knownOn of ["2026-03-01", "2026-03-02", "2026-03-03"]) {
        await recordClaim(tx, actor, { ...first.claim, kind: "estimated", knownOn });
        await recordClaim(tx, actor, { ...second.claim, kind: "estimated", knownOn });
      }
    });
    expect(await queue()).toEqual([refreshOf(first), refreshOf(second)]);
  });
});

describe("what a save and the seed leave to the worker", () => {
  it("a logged milestone, whose forecast is saved with it, asks for its site's replay", async () => {
    const input = MilestoneLogInput.parse({
      target: { indicatorId: second.indicatorId },
      step: "in_service",
      kind: "estimated",
      date: "2028-Q3",
      knownOn: "2026-06-01",
      source: { url: "https://example.org/b", title: "B", publisher: "A paper", publishedOn: null, class: "press" },
      claimantSlug: null,
      mark: "V",
      note: null,
    });
    expect(await logMilestone(database.db, actor, input, { asOfOn: "2026-11-22" })).toMatchObject({ ok: true });
    expect(await queue()).toEqual([refreshOf(second)]);
  });

  it("the seed asks the worker for everything", async () => {
    const seeded = await testDatabase();
    try {
      await seed(seeded.url, () => {});
      expect(await keysIn(seeded.db)).toEqual([everySite, RESULTS]);
    } finally {
      await seeded.close();
    }
  });
});

describe("a change of what every site rests on", () => {
  it("asks once for a look at all of them; the same again for nothing", async () => {
    const instrument = { slug: "a-rule", iso3: "KOR", titleEn: "R", titleKo: "규칙", factEn: "F", factKo: "사실" };
    const { sourceId } = first.claim;
    const edit = { sourceId, basedOnVersion: 1, reason: "typed wrongly", changes: { class: "utility" as const } };
    const party = { slug: "o", nameEn: "O", nameKo: "오" };
    await within(async (tx) => {
      await saveOrganisation(tx, actor, { ...party, roles: ["operator"] });
      await saveEconomy(tx, actor, { iso3: "KOR", nameEn: "Korea", nameKo: "한국", isApecMember: true });
    });
    expect(await queue()).toEqual([]);
    const changes: ((tx: Db) => Promise<unknown>)[] = [
      (tx) => saveParameter(tx, actor, { ...parameter, unit: "another" }),
      (tx) => saveReferenceClass(tx, actor, { ...referenceClass, values: { ...referenceClass.values, more: 1 } }),
      (tx) => savePolicyInstrument(tx, actor, { ...instrument, status: "in_force", mark: "V" }),
      (tx) => editSource(tx, actor, edit),
      (tx) => saveOrganisation(tx, actor, { ...party, roles: ["utility"] }),
    ];
    for (const change of changes) {
      await within(change);
      expect(await queue()).toEqual([everySite]);
      await database.db.execute(sql`select graphile_worker.complete_jobs(array(select id from graphile_worker.jobs))`);
      await within(change);
      expect(await queue()).toEqual([]);
    }
  });
});

describe("the refresh of many", () => {
  it("puts one job per site, in place of one that waits; finished sites only when all are asked for", async () => {
    for (const { siteId } of [first, second])
      await within((tx) => refreshSiteForecasts(tx, actor, { siteId, asOfOn: "2026-11-22" }));
    await within((tx) =>
      recordClaim(tx, actor, {
        ...second.claim,
        kind: "actual",
        latestOn: "2026-01-10",
        earliestOn: "2026-01-10",
        precision: "day",
      }),
    );
    await within((tx) => refreshSiteForecasts(tx, actor, { siteId: second.siteId, asOfOn: "2026-11-22" }));
    expect(await queue()).toEqual([refreshOf(second)]);
    expect(await enqueueSiteRefreshes(database.db, actor, { scope: "all" })).toBe(2);
    expect(await queue()).toEqual([refreshOf(first), refreshOf(second)]);
    await database.db.execute(sql`select graphile_worker.complete_jobs(array(select id from graphile_worker.jobs))`);
    expect(await enqueueSiteRefreshes(database.db, actor, { scope: "open" })).toBe(1);
    expect(await queue()).toEqual([refreshOf(first)]);
  });
});

describe("the stored results", () => {
  const clear = () =>
    database.db.execute(sql`select graphile_worker.complete_jobs(array(select id from graphile_worker.jobs))`);

  it("many saves ask for one recomputation, which does not wait longer for it", async () => {
    await say(first, "2026-09-01");
    const [asked] = (await listJobs(database.db)).filter(({ key }) => key === RESULTS);
    for (let day = 2; day <= 28; day += 1) await say(first, `2026-09-${String(day).padStart(2, "0")}`);
    const jobs = (await listJobs(database.db)).filter(({ key }) => key === RESULTS);
    expect(jobs).toEqual([asked]);
  });

  it("a change of forecasts, scores or a context figure asks; rolled back, it does not", async () => {
    await within((tx) => refreshSiteForecasts(tx, actor, { siteId: first.siteId, asOfOn: "2026-11-23" }));
    expect(await keysIn(database.db)).toEqual([RESULTS]);
    await clear();
    await database.db.execute(sql`
      insert into forecast_scores (forecast_id, score, horizon_days, value) select min(id), 'crps', 182, 1 from forecasts`);
    expect(await keysIn(database.db)).toEqual([RESULTS]);
    await clear();
    await within((tx) =>
      saveEconomyFact(tx, actor, { iso3: "KOR", indicator: "a-figure", unit: "GW", value: "1", mark: "V" }),
    );
    expect(await keysIn(database.db)).toEqual([RESULTS]);
    await clear();
    const undone = within(async (tx) => {
      await saveEconomyFact(tx, actor, { iso3: "KOR", indicator: "a-figure", unit: "GW", value: "2", mark: "V" });
      throw new Error("undone");
    });
    await expect(undone).rejects.toThrow("undone");
    expect(await keysIn(database.db)).toEqual([]);
  });
});

/** Kept with an audit trail, but no stored result reads them. */
const noResults = ["programmes", "programme_regions", "pledges", "site_aliases", "site_organisations"];
/** Not audited, for they follow from the records; results rest on them. */
const derivedInputs = ["current_forecasts", "flags", "forecast_scores", "stored_results"];

/** Kept with an audit trail, but no forecast reads them. */
const noInputs = [
  "economies",
  "economy_facts",
  "programmes",
  "programme_regions",
  "pledges",
  "site_aliases",
  "site_organisations",
];
const notRecords = [
  ...["source_edits", "lineage", "imports", "users", "scenarios", "flag_steps"],
  ...["outside_forecasts", "outside_answers"],
];

const tablesWith = async (suffix: string) => {
  const rows = await database.db.execute<{ name: string }>(
    sql`select distinct tgrelid::regclass::text as name from pg_trigger where tgname like ${`%\\_${suffix}`} order by 1`,
  );
  return rows.map(({ name }) => name);
};

it("every table of records either asks for a refresh or is named here as no input", async () => {
  const audited = await tablesWith("audit");
  expect(audited.length).toBeGreaterThan(30);
  expect(audited.filter((name) => ![...noInputs, ...notRecords].includes(name))).toEqual(await tablesWith("refresh"));
});

it("every table of records either asks for new results or is named here as no input of theirs", async () => {
  const inputs = (await tablesWith("audit")).filter((name) => ![...noResults, ...notRecords].includes(name));
  expect([...inputs, ...derivedInputs].sort()).toEqual(await tablesWith("results"));
});

it("four that migrate an empty database at once all succeed; each migration runs once, and the queue takes jobs", async () => {
  const server = process.env.DATABASE_URL ?? "";
  const name = `leadtime_test_${randomBytes(6).toString("hex")}`;
  const url = await emptyDatabase(server, name);
  const { db, close } = connect(url);
  try {
    await Promise.all([1, 2, 3, 4].map(() => migrate(url)));
    const { entries } = JSON.parse(await readFile("db/migrations/meta/_journal.json", "utf8")) as { entries: object[] };
    const [run] = await db.execute<{ n: number }>(sql`select count(*)::int as n from drizzle.__drizzle_migrations`);
    expect(entries.length).toBeGreaterThan(0);
    expect(run?.n).toBe(entries.length);
    await db.execute(sql`select graphile_worker.add_job('refresh-site', '{"siteId":1}', job_key => 'refresh-site:1')`);
    expect((await listJobs(db)).map(({ key }) => key)).toEqual(["refresh-site:1"]);
  } finally {
    await close();
    await dropDatabase(server, name);
  }
});
