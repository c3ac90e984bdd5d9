import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/domain/actor";
import { MilestoneLogInput } from "@/lib/domain/milestone-log-input";
import type { PublishedState } from "@/lib/importing/epoch/types";
import { connect, type Db } from "../client";
import { listJobs } from "../queries/list-jobs";
import { planMilestone } from "../queries/plan-milestone";
import { previewMilestone } from "../queries/preview-milestone";
import { addSmallSites, type SmallSite } from "../testing/small-sites";
import { testDatabase } from "../testing/test-database";
import { inRetriedTransaction } from "../transaction";
import { applyPublishedState } from "./apply-epoch-import";
import { lockAudit, lockSites } from "./locks";
import { logMilestone } from "./log-milestone";
import { recordClaim } from "./record-claim";
import { refreshSiteForecasts } from "./refresh-site-forecasts";

const asOfOn = "2026-11-22";
const analyst = { kind: "user", userId: "demo-analyst", name: "Demo analyst" } as const;
const importer: Actor = { kind: "system", name: "import" };
const SITES = 70;

let test: Awaited<ReturnType<typeof testDatabase>>;
let sites: SmallSite[];
let connections: ReturnType<typeof connect>[];
/** Waits as long as it takes, so that who waits first is served first on a busy machine too. */
let patient: ReturnType<typeof connect>;
beforeAll(async () => {
  test = await testDatabase();
  sites = await addSmallSites(test.db, SITES);
  // Fewer draws: what is tested is who follows whom.
  await setDraws(test.db, 64);
  patient = connect(test.url, { lockTimeoutMs: 200_000, statementTimeoutMs: 200_000 });
  connections = [1, 2, 3, 4, 5].map(() => connect(test.url, { max: 4 }));
}, 120_000);
afterAll(async () => {
  await Promise.all(connections?.map(({ close }) => close()) ?? []);
  await patient?.close();
  await test?.close();
});

const siteAt = (index: number): SmallSite => {
  const site = sites[index % sites.length];
  if (!site) throw new Error(`there is no site ${index}`);
  return site;
};
const said = (site: SmallSite, ordinal: number) =>
  MilestoneLogInput.parse({
    target: { indicatorId: site.indicatorId },
    step: "in_service",
    kind: "estimated",
    date: "2028-Q3",
    knownOn: "2026-06-01",
    source: { url: null, title: `Report ${ordinal}`, publisher: "A paper", publishedOn: null, class: "press" },
    claimantSlug: null,
    mark: "V",
    note: null,
  });
const count = async (query: ReturnType<typeof sql>) => (await test.db.execute<{ n: number }>(query))[0]?.n;

/** Every site of the test as a publication carries it; each has one step. */
function published(publishedOn: string, serviceOn: string): PublishedState {
  const parties = { owner: [], users: [], project: null, investors: [], builders: [], energyCompanies: [] };
  const place = { country: null, address: null, latitude: null, longitude: null, raw: null, aliases: [] };
  const names = sites.map((_, i) => `Small ${i + 1}`);
  return {
    publishedOn,
    publisher: "Epoch AI",
    powerBasis: "facility",
    sites: names.map((name, i) => ({ name, title: name, ...place, ...parties, rowNumber: i + 2 })),
    rows: names.map((site, i) => ({
      ...{ site, date: serviceOn, rowNumber: i + 2, cumulativeMegawatts: 40, raw: null, status: null },
      ...{ buildingsOperational: null, computeCapexUsd: null, constructionCapexUsd: null, operationConfirmed: false },
      ...{ buildingsNamed: [], buildingsInService: [], worksStarted: null, roofsComplete: [] },
    })),
  };
}

describe("an import of 70 sites and 200 saves by analysts at the same time", () => {
  it("all succeed, and what is stored then is what the records say", async () => {
    // Backwards, so that an order taken by accident is not the right one.
    const state = published("2026-04-01", "2028-06-30");
    state.sites.reverse();
    const imported = inRetriedTransaction(test.db, importer, (tx) =>
      applyPublishedState(tx, importer, state, { contentSha256: "all", fileNames: ["sites.csv", "timeline.csv"] }),
    );
    const saves = Array.from({ length: 200 }, (_, i) => {
      const db = connections[i % connections.length]?.db as Db;
      return logMilestone(db, analyst, said(siteAt(7 * i), i), { asOfOn });
    });
    const [report, ...saved] = await Promise.all([imported, ...saves]);
    expect(report).toMatchObject({ ok: true, value: { counts: { sitesMatched: SITES } } });
    expect(saved.filter((one) => !one.ok || one.value.evaluation === null)).toEqual([]);
    expect(await count(sql`select count(*)::int as n from dated_claims where recorded_by = 'user:demo-analyst'`)).toBe(
      200,
    );
    expect(await count(sql`select audit_chain_broken_at() as n`)).toBeNull();
    // A site's claims are numbered in the order in which its writers held it.
    const importedLast = await test.db.execute<{ siteId: number }>(sql`
      select p.site_id as "siteId" from dated_claims c join milestones m on m.id = c.milestone_id
        join indicators i on i.id = m.indicator_id join phases p on p.id = i.phase_id
      group by p.site_id having max(c.id) filter (where c.recorded_by = 'system:import')
        > max(c.id) filter (where c.recorded_by = 'user:demo-analyst')`);
    const jobs = await listJobs(test.db);
    for (const { siteId } of new Set(saves.map((_, i) => siteAt(7 * i)))) {
      // A site that the import changed after its last save is the worker's; every other one is up to date.
      const isWorkers = importedLast.some((site) => site.siteId === siteId);
      if (isWorkers) expect(jobs.map(({ key }) => key)).toContain(`refresh-site:${siteId}`);
      expect((await refreshSiteForecasts(test.db, importer, { siteId, asOfOn })) !== null).toBe(isWorkers);
    }
  }, 240_000);
});

function signal() {
  let give = () => {};
  const given = new Promise<void>((resolve) => {
    give = resolve;
  });
  return { give: () => give(), given };
}
/** A writer that waits for `lock`, says when it holds it, writes when it is released, and then ends. */
function holdUntilReleased(lock: (tx: Db) => Promise<void>, write: (tx: Db) => Promise<unknown>) {
  const held = signal();
  const released = signal();
  const ended = inRetriedTransaction(patient.db, importer, async (tx) => {
    await lock(tx);
    held.give();
    await released.given;
    await write(tx);
  });
  return {
    held: held.given,
    release: () => {
      released.give();
      return ended;
    },
  };
}
/** Holds the site and writes a claim about it. */
const holdSite = (site: SmallSite, knownOn: string) =>
  holdUntilReleased(
    (tx) => lockSites(tx, [site.siteId]),
    (tx) => recordClaim(tx, importer, { ...site.claim, kind: "estimated", knownOn }),
  );
/** Writes a parameter that every forecast reads, under the audit lock: unlike a row that moved, PostgreSQL gives it in the order asked. */
const holdParameters = () => holdUntilReleased(lockAudit, (tx) => setDraws(tx, 64));
const setDraws = (db: Db, draws: number) =>
  db.execute(sql`
    insert into parameters (slug, version, value, unit, mark, source_text, category, recorded_by)
    select slug, version + 1, ${JSON.stringify(draws)}, unit, mark, source_text, category, recorded_by from parameters
    where slug = 'draws' order by version desc limit 1`);
const waitFor = (waiting: number) =>
  expect
    .poll(
      () =>
        count(sql`select count(*)::int as n from pg_stat_activity
          where datname = current_database() and wait_event_type = 'Lock'`),
      { timeout: 100_000 },
    )
    .toBe(waiting);

describe("a site that moves while a claim is saved", () => {
  it("is computed again: the forecast stored is that of both claims", async () => {
    const site = siteAt(1);
    const other = holdSite(site, "2026-07-01");
    await other.held;
    const saving = logMilestone(patient.db, analyst, said(site, 1_001), { asOfOn });
    await waitFor(1);
    await other.release();
    expect(await saving).toMatchObject({ ok: true, value: { evaluation: expect.anything() } });
    expect(await refreshSiteForecasts(test.db, importer, { siteId: site.siteId, asOfOn })).toBeNull();
  });

  it("four times, is a conflict, and nothing of the claim is written", async () => {
    let holder = holdParameters();
    await holder.held;
    const saving = logMilestone(patient.db, analyst, said(siteAt(2), 1_002), { asOfOn });
    for (let moved = 1; moved < 4; moved += 1) {
      await waitFor(1);
      const next = holdParameters();
      await waitFor(2);
      await holder.release();
      await next.held;
      holder = next;
    }
    await waitFor(1);
    await holder.release();
    expect(await saving).toMatchObject({ ok: false, failure: { kind: "conflict" } });
    expect(await count(sql`select count(*)::int as n from sources where title = 'Report 1002'`)).toBe(0);
  });

  it("after it was previewed, is a conflict, and so is another model or another day; a new preview can be saved", async () => {
    const site = siteAt(3);
    const input = said(site, 1_003);
    const preview = async (day: string) => {
      const previewed = await previewMilestone(test.db, input, { asOfOn: day });
      if (!previewed.ok) throw new Error(JSON.stringify(previewed.failure));
      return previewed.value;
    };
    const save = (previewKey: string) => logMilestone(test.db, analyst, input, { asOfOn, previewKey });
    const stale = [await preview("2026-11-21"), await preview(asOfOn)];
    await inRetriedTransaction(test.db, importer, (tx) =>
      recordClaim(tx, importer, { ...site.claim, kind: "estimated", knownOn: "2026-07-01" }),
    );
    stale.push(await preview(asOfOn));
    await setDraws(test.db, 128);
    for (const { key } of stale) expect(await save(key)).toMatchObject({ ok: false, failure: { kind: "conflict" } });
    const current = await preview(asOfOn);
    expect(await save(current.key)).toMatchObject({ ok: true, value: { evaluation: { flags: expect.anything() } } });
    expect(new Set([...stale, current].map(({ key }) => key)).size).toBe(4);
  });
});

it("the order in which rows lie in the tables moves no hash", async () => {
  const input = said(siteAt(4), 1_004);
  const key = async () => {
    const planned = await planMilestone(test.db, input, { asOfOn });
    if (!planned.ok) throw new Error(JSON.stringify(planned.failure));
    expect(planned.value.before.site.policies.length).toBe(5);
    return planned.value.key;
  };
  await test.db.execute(
    sql.raw(`
    insert into economies (iso3, name_en, name_ko, is_apec_member) values ('KOR', 'Korea', '한국', true);
    update sites set iso3 = 'KOR';
    insert into policy_instruments (slug, iso3, title_en, title_ko, fact_en, fact_ko, status, mark)
      select 'rule-' || n, 'KOR', 'Rule', '규칙', 'Fact', '사실', 'in_force', 'V' from generate_series(1, 5) n`),
  );
  const before = await key();
  const columns = {
    ...{ policy_instruments: "slug", sources: "title", parameters: "unit", reference_classes: "title_en" },
    ...{ sites: "slug", phases: "name_en", indicators: "key", milestones: "step" },
  };
  // Row by row, the last first: each is put behind the others.
  for (const [table, column] of Object.entries(columns))
    await test.db.execute(
      sql.raw(`do $$ declare row record; begin
        for row in select id from ${table} order by id desc loop
          update ${table} set ${column} = ${column} where id = row.id;
        end loop; end $$`),
    );
  const lying = await test.db.execute<{ id: number }>(sql`select id from policy_instruments`);
  expect(lying.map(({ id }) => id)).not.toEqual(lying.map(({ id }) => id).sort((a, b) => a - b));
  expect(await key()).toBe(before);
});
