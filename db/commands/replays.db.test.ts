import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { FORECAST_SEED } from "@/lib/assessment/assess";
import { chainModel } from "@/lib/chain/model";
import type { Actor } from "@/lib/domain/actor";
import { toEpochDay } from "@/lib/domain/dates";
import type { SiteRecords } from "@/lib/domain/records";
import { evaluateSite } from "@/lib/evaluation/evaluate";
import type { PublishedState } from "@/lib/importing/epoch/types";
import { scoreReplayStep } from "@/lib/track-record/score-replay";
import { trackRecord } from "@/lib/track-record/summary";
import { readEpochTable } from "@/test-data/read-test-data";
import { readEpochFiles } from "../importing/read-epoch-files";
import { getReplayRecords } from "../queries/get-replay-records";
import { getSiteRecords } from "../queries/get-site-records";
import { listReplays } from "../queries/list-replays";
import { loadModel } from "../seed/load-model";
import { parseSeedFiles, readSeedFiles } from "../seed/read-seed-files";
import { testDatabase } from "../testing/test-database";
import { inRetriedTransaction } from "../transaction";
import { applyPublishedState } from "./apply-epoch-import";
import { lockSites } from "./locks";
import { refreshReplay } from "./refresh-replay";
import { retractClaim } from "./retract-claim";
import { saveEconomy } from "./save-economy";
import { saveOrganisation } from "./save-organisation";

const actor: Actor = { kind: "system", name: "test" };
// Several sites are imported and forecast in each test.
vi.setConfig({ testTimeout: 120_000 });
const EARLIER = "2025-12-01";
const LATER = "2026-04-01";

let database: Awaited<ReturnType<typeof testDatabase>>;
let states: PublishedState[];

beforeAll(async () => {
  database = await testDatabase();
  states = parseSeedFiles(await readSeedFiles()).epochSteps;
});
beforeEach(async () => {
  await database.close();
  database = await testDatabase();
  await inRetriedTransaction(database.db, actor, async (tx) => {
    const names = { USA: "United States", CHN: "China", ARE: "United Arab Emirates" };
    for (const [iso3, nameEn] of Object.entries(names))
      await saveEconomy(tx, actor, { iso3, nameEn, nameKo: nameEn, isApecMember: iso3 !== "ARE" });
    await loadModel(tx, actor);
  });
});
afterAll(() => database?.close());

async function apply(state: PublishedState): Promise<void> {
  const result = await inRetriedTransaction(database.db, actor, (tx) =>
    applyPublishedState(tx, actor, state, { contentSha256: state.publishedOn, fileNames: ["sites.csv", "steps.csv"] }),
  );
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
}

const stateOf = (publishedOn: string) => states.find((state) => state.publishedOn === publishedOn) as PublishedState;
/** A site's country has no day of its own: learnt later, it would join the site to its zone's draws. */
const withCountriesOf = (state: PublishedState, other: PublishedState): PublishedState => ({
  ...state,
  sites: state.sites.map((site) => ({
    ...site,
    country: other.sites.find(({ name, title }) => name === site.name || title === site.title)?.country ?? null,
  })),
});
const siteIds = async () =>
  (await database.db.execute<{ id: number }>(sql`select id from sites order by id`)).map(({ id }) => id);
const everyQuantile = (sites: SiteRecords[], asOfOn: string) =>
  sites.map((site) =>
    evaluateSite(site, {
      asOfDay: toEpochDay(asOfOn),
      seed: FORECAST_SEED,
      draws: chainModel(site.model).parameter("draws"),
    }).phases.map(({ phaseId, state, quantileDays, cancelled, announced }) =>
      // As one text: a difference then prints a line, not 201 of them.
      JSON.stringify([site.slug, phaseId, state, announced?.latest.latestDay, cancelled.total, ...quantileDays]),
    ),
  );
/** As the worker does, site by site. @returns how many replays were written */
async function refreshReplays(): Promise<{ made: number }> {
  let made = 0;
  for (const siteId of await siteIds())
    if (await refreshReplay(database.db, actor, { siteId, asOfOn: "2026-11-22" })) made += 1;
  return { made };
}
const recordedClock = async () =>
  (await database.db.execute<{ at: string }>(sql`select clock_timestamp()::text as at`))[0]?.at as string;

describe("a forecast never reads what became known, or was recorded, after its day", () => {
  it("in a replay: the same figures as before the later state was published", async () => {
    await apply(stateOf(EARLIER));
    const ids = await siteIds();
    const made = everyQuantile(await Promise.all(ids.map((id) => getSiteRecords(database.db, id))), EARLIER);
    await apply(withCountriesOf(stateOf(LATER), stateOf(EARLIER)));
    const replayed = everyQuantile(
      await Promise.all(ids.map((id) => getReplayRecords(database.db, id, EARLIER))),
      EARLIER,
    );
    expect(replayed).toEqual(made);
    const hindsight = everyQuantile(await Promise.all(ids.map((id) => getSiteRecords(database.db, id))), EARLIER);
    expect(hindsight).not.toEqual(made);
  });

  it("as of an earlier moment: the same figures as before the later state was recorded", async () => {
    await apply(stateOf(EARLIER));
    const recordedUntil = await recordedClock();
    const ids = await siteIds();
    const claimsOf = (site: SiteRecords) =>
      site.phases.flatMap(({ indicators }) =>
        indicators.flatMap(({ milestones }) => milestones.flatMap(({ claims }) => claims)),
      );
    const before = await Promise.all(ids.map((id) => getSiteRecords(database.db, id)));
    await apply(stateOf(LATER));
    const asOf = await Promise.all(ids.map((id) => getSiteRecords(database.db, id, { recordedUntil })));
    for (const [i, site] of asOf.entries()) {
      const known = new Set(claimsOf(before[i] as SiteRecords).map(({ id }) => id));
      expect(claimsOf(site).filter(({ id }) => !known.has(id))).toEqual([]);
    }
    const now = await Promise.all(ids.map((id) => getSiteRecords(database.db, id)));
    expect(now.flatMap(claimsOf).length).toBeGreaterThan(before.flatMap(claimsOf).length);
  });
});

describe("replays", () => {
  it("need two published states", async () => {
    await apply(stateOf(LATER));
    expect(await refreshReplays()).toEqual({ made: 0 });
    expect(await listReplays(database.db)).toEqual([]);
  });

  it("are made once, and read as they were stored", async () => {
    await apply(stateOf(EARLIER));
    await apply(stateOf(LATER));
    expect(await listReplays(database.db)).toEqual([]);
    const { made } = await refreshReplays();
    const rows = await listReplays(database.db);
    expect(made).toBe(new Set(rows.map(({ siteId }) => siteId)).size);
    expect(made).toBeGreaterThan(0);
    expect(await refreshReplays()).toEqual({ made: 0 });
  });

  it("follow their claims when the worker comes to them, not when somebody looks", async () => {
    await apply(stateOf(EARLIER));
    await apply(stateOf(LATER));
    await refreshReplays();
    const before = await listReplays(database.db);
    const { step } = before[0] as (typeof before)[number];
    const [claim] = await database.db.execute<{ id: number }>(sql`
      select c.id from dated_claims c join milestones m on m.id = c.milestone_id join indicators i on i.id = m.indicator_id
      where i.phase_id = ${step.phaseId} and i.kind = 'service' and c.known_on = ${EARLIER}`);
    await inRetriedTransaction(database.db, actor, (tx) =>
      retractClaim(tx, actor, { claimId: claim?.id as number, reason: "a test takes it back" }),
    );
    expect(await listReplays(database.db)).toEqual(before);
    expect(await refreshReplays()).toEqual({ made: 1 });
    const now = (await listReplays(database.db)).find((row) => row.step.phaseId === step.phaseId);
    expect(now?.step.announced?.day).not.toBe(step.announced?.day);
    expect(now?.step.quantileDays).not.toEqual(step.quantileDays);
  });

  it("of a site that moves while its replay is computed, are computed again", async () => {
    await apply(stateOf(EARLIER));
    await apply(stateOf(LATER));
    await refreshReplays();
    const [first] = await listReplays(database.db);
    const siteId = Number(first?.siteId);
    const [claim] = await database.db.execute<{ id: number }>(sql`
      select c.id from dated_claims c join milestones m on m.id = c.milestone_id join indicators i on i.id = m.indicator_id
      where i.phase_id = ${first?.step.phaseId ?? null} and i.kind = 'service' and c.known_on = ${EARLIER}`);
    await database.db.execute(sql`delete from stored_results where kind = 'replay'`);
    let release = () => {};
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    let hold = () => {};
    const held = new Promise<void>((resolve) => {
      hold = resolve;
    });
    const moving = inRetriedTransaction(database.db, actor, async (tx) => {
      await lockSites(tx, [siteId]);
      hold();
      await released;
      await retractClaim(tx, actor, { claimId: Number(claim?.id), reason: "a test takes it back" });
    });
    await held;
    const refreshing = refreshReplay(database.db, actor, { siteId, asOfOn: "2026-11-22" });
    await expect
      .poll(
        () =>
          database.db.execute(sql`select from pg_stat_activity
            where datname = current_database() and wait_event_type = 'Lock'`),
        { timeout: 60_000 },
      )
      .toHaveLength(1)
      .finally(release);
    await Promise.all([moving, refreshing]);
    expect(await refreshReplay(database.db, actor, { siteId, asOfOn: "2026-11-22" })).toBe(false);
  });

  it("follow everything that they read: the operator, a source's class, the region", async () => {
    await apply(stateOf(EARLIER));
    await apply(stateOf(LATER));
    await refreshReplays();
    const [site] = await listReplays(database.db);
    const within = (change: string) => database.db.execute(sql.raw(change));
    await inRetriedTransaction(database.db, actor, (tx) =>
      saveOrganisation(tx, actor, { slug: "another", nameEn: "Another", nameKo: "다른 곳", roles: ["operator"] }),
    );
    const changes = [
      `update sites set operator_id = (select id from organisations where slug = 'another') where id = ${site?.siteId}`,
      `update organisations set is_hyperscaler = true where slug = 'another'`,
      `update sources set class = 'regulator'`,
    ];
    for (const change of changes) {
      await within(change);
      expect((await refreshReplays()).made, change).toBeGreaterThan(0);
      expect(await refreshReplays()).toEqual({ made: 0 });
    }
  });

  it("of the published files, April 2026 from December 2025, give outcomes and a skill", async () => {
    for (const month of ["2025-12", "2026-04"] as const) {
      const [sites, timeline] = [readEpochTable("data_centers", month), readEpochTable("timelines", month)];
      const read = await readEpochFiles({ sites, timeline, publishedOn: `${month}-01` });
      if (!read.ok) throw new Error(JSON.stringify(read.failure.problems));
      await apply(read.value.state);
    }
    const started = performance.now();
    const { made } = await refreshReplays();
    const rows = await listReplays(database.db);
    const scored = rows.flatMap(({ step, siteId }) => scoreReplayStep(step, siteId) ?? []);
    const counts = Object.fromEntries(
      [...new Set(rows.map(({ step: { outcome } }) => ("reason" in outcome ? outcome.reason : outcome.state)))].map(
        (key) => [
          key,
          rows.filter(({ step: { outcome } }) => key === ("reason" in outcome ? outcome.reason : outcome.state)).length,
        ],
      ),
    );
    const record = trackRecord(scored);
    console.log(
      `${made} sites in ${Math.round(performance.now() - started)} ms; ${rows.length} steps ${JSON.stringify(counts)}; ${JSON.stringify(record, (_, v) => (typeof v === "number" ? Number(v.toFixed(3)) : v))}`,
    );
    expect(scored.length).toBeGreaterThanOrEqual(20);
    expect(rows.every(({ step }) => step.endDay - step.asOfDay === 121)).toBe(true);
    expect(record.skills.some(({ reference }) => reference === "announced")).toBe(true);
  }, 120_000);
});
