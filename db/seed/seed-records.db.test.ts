import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { Actor } from "@/lib/domain/actor";
import { parsePhaseListQuery } from "@/lib/domain/phase-list";
import type { IndicatorKind } from "@/lib/domain/vocabulary";
import type { ImportReport } from "@/lib/importing/epoch/report";
import { applyPublishedState } from "../commands/apply-epoch-import";
import { countRecords } from "../queries/count-records";
import { findEconomyRecords } from "../queries/find-economy-records";
import { findRecordsDay } from "../queries/find-records-day";
import { listOperatorSites } from "../queries/list-operator-sites";
import { listPhases } from "../queries/list-phases";
import { listRecordCounts } from "../queries/list-record-counts";
import { published as readPublished } from "../testing/epoch-imports";
import { testDatabase } from "../testing/test-database";
import { inRetriedTransaction } from "../transaction";
import { seedEpoch } from "./seed-epoch";
import { seedRecords } from "./seed-records";

let database: Awaited<ReturnType<typeof testDatabase>>;
const lines: string[] = [];
beforeAll(async () => {
  database = await testDatabase("seeded");
  // The records were read on that day.
  vi.stubEnv("LEADTIME_TODAY", "2026-11-30");
  await seedRecords(database.url, (line) => lines.push(line));
}, 300_000);
afterAll(async () => {
  vi.unstubAllEnvs();
  await database?.close();
});

const rows = <Row extends Record<string, unknown>>(query: ReturnType<typeof sql>) => database.db.execute<Row>(query);
const count = async (from: ReturnType<typeof sql>) =>
  (await rows<{ n: number }>(sql`select count(*)::int as n from ${from}`))[0]?.n ?? Number.NaN;

describe("the records of the seed", () => {
  it("are all taken in: a row that is not is named", async () => {
    const [sums] = await rows<Record<string, unknown>>(sql`
      select sum((report->'added'->>'claims')::int)::int as "added", sum((report->'unchanged'->>'claims')::int)::int as "same",
        jsonb_agg(refused) filter (where refused is not null) as refused
      from imports left join lateral jsonb_array_elements(report->'refused') refused on true where kind = 'records'`);
    expect(sums).toEqual({ added: 1_605, same: 1, refused: null });
    expect(lines.join("\n")).not.toContain("left out");
  });

  it("hold the kinds that decide when a site earns, in the economies that their README counts", async () => {
    const kinds = await rows<{ kind: string; claims: number; economies: number }>(sql`
      select i.kind, count(*)::int as claims, count(distinct s.iso3)::int as economies
      from dated_claims c join milestones m on m.id = c.milestone_id join indicators i on i.id = m.indicator_id join sites s on s.id = i.site_id
      where c.compared_on is not null or c.known_precision <> 'day' or i.holds is not null
      group by 1 order by 1`);
    const of = (kind: string) => kinds.find((one) => one.kind === kind);
    expect(of("ppa")?.economies).toBe(14);
    expect(of("permit")?.economies).toBe(17);
    expect(of("water_right")?.economies).toBe(7);
    expect(of("grid_interconnect")?.economies).toBe(13);
    expect(of("transformer_order")?.claims).toBeGreaterThanOrEqual(15);
  });

  it("are counted by economy and kind, and name the data centers that lack something", async () => {
    const { totals, economies, without, sites } = await countRecords(database.db);
    // The founding seed has claims of its own beside them.
    expect(totals.ppa).toBe(171);
    expect(Object.values(economies).filter(({ water_right }) => water_right)).toHaveLength(7);
    // 339 of the records, of which nine were on record, and the seed's other four.
    expect(sites).toBe(343);
    expect(without.claim.length).toBeLessThan(10);
    expect(without.operator).not.toContain("sk-aws-ulsan-ai-zone");
  });

  it("are in the tables of every economy, kind by kind, as seed:check counts them", async () => {
    const counts = await listRecordCounts(database.db);
    const shown: Record<string, Record<string, number>> = {};
    for (const { iso3, kind, claims } of counts)
      shown[iso3 ?? "unknown"] = { ...shown[iso3 ?? "unknown"], [kind]: claims };
    expect(shown).toEqual((await countRecords(database.db)).economies);
    const economiesWith = (kind: string) => counts.filter((count) => count.kind === kind).length;
    expect(economiesWith("ppa")).toBe(14);
    expect(economiesWith("permit")).toBeGreaterThanOrEqual(17);
    expect(economiesWith("water_right")).toBe(7);
    expect(economiesWith("grid_interconnect")).toBeGreaterThanOrEqual(13);
    for (const { records, steps } of counts) expect(steps.reduce((sum, step) => sum + step.records, 0)).toBe(records);
  });

  it("are listed by kind on their economy's page, the places without phases beside them and in no list of phases", async () => {
    const japan = await findEconomyRecords(database.db, { iso3: "JPN", asked: "ppa", limit: 500 });
    expect(japan.kind).toBe("ppa");
    expect(japan.records).toHaveLength(japan.counts.find(({ kind }) => kind === "ppa")?.records ?? Number.NaN);
    expect(japan.records.filter(({ happened, stated }) => happened === null && stated === null)).toEqual([]);
    expect(japan.records.find(({ siteSlug }) => siteSlug === "aws-japan-portfolio")).toMatchObject({
      siteType: "portfolio",
      phaseOrdinal: null,
      ownTitle: expect.any(String),
    });
    const other = await findEconomyRecords(database.db, { iso3: "JPN", asked: "nothing", limit: 3 });
    expect([other.kind, other.records.length]).toEqual(["ppa", 3]);
    expect(await findEconomyRecords(database.db, { iso3: "BRN", asked: null, limit: 3 })).toMatchObject({
      kind: null,
      records: [],
    });
    const query = parsePhaseListQuery({ economy: "JPN" });
    const { rows: phases } = await listPhases(database.db, { query, locale: "en", everything: true });
    const slugs = new Set(japan.places.map(({ slug }) => slug));
    expect(slugs.has("daiwa-dpdc-inzai")).toBe(true);
    expect(phases.filter(({ siteSlug }) => slugs.has(siteSlug))).toEqual([]);
    const compared = (await listOperatorSites(database.db)).filter(({ site }) => slugs.has(site.slug));
    expect(compared).toEqual([]);
  });

  it("give the megawatts of a phase whose basis nobody stated, apart from the others", async () => {
    const { rows: phases } = await listPhases(database.db, {
      query: parsePhaseListQuery({ sort: "megawatts" }),
      locale: "en",
      everything: true,
    });
    const unknown = phases.filter(({ unknownBasisMegawatts }) => unknownBasisMegawatts !== null);
    expect(unknown.length).toBeGreaterThan(80);
    const [first] = unknown;
    if (!first) throw new Error("no phase has megawatts of an unknown basis");
    expect(
      unknown.filter(({ facilityMegawatts, criticalItMegawatts }) => facilityMegawatts ?? criticalItMegawatts),
    ).toEqual([]);
    expect(
      phases.slice(0, phases.indexOf(first)).every(({ unknownBasisMegawatts }) => unknownBasisMegawatts === null),
    ).toBe(true);
  });

  it("were read to a day, which is not that of the import", async () => {
    expect(await findRecordsDay(database.db)).toBe("2026-11-30");
    await rows(sql`update imports set published_on = '2026-10-15' where kind = 'records'`);
    expect(await findRecordsDay(database.db)).toBe("2026-10-15");
    await rows(sql`update imports set published_on = '2026-11-30' where kind = 'records'`);
  });

  it("keep the phases of sites on record, and give no place a phase that is no data center", async () => {
    expect(
      await rows(sql`select facility_megawatts::float8 as mw from phases p join sites s on s.id = p.site_id
      where s.slug = 'sk-aws-ulsan-ai-zone' order by p.ordinal`),
    ).toEqual([{ mw: 41 }, { mw: 62 }]);
    expect(await count(sql`phases p join sites s on s.id = p.site_id where s.type <> 'data_centre'`)).toBe(0);
    expect(await count(sql`indicators where phase_id is null and holds is null`)).toBe(0);
  });
});

describe("Epoch AI's publication of April 2026", () => {
  const phases = sql`select s.slug, p.ordinal, p.name_en, p.facility_megawatts, p.grid_connection_megawatts, p.unknown_basis_megawatts, p.retired_on
    from phases p join sites s on s.id = p.site_id order by 1, 2`;
  const published = sql`select s.slug, p.ordinal, c.megawatts::float8 as added, c.cumulative_megawatts::float8 as total
    from capacity_claims c join phases p on p.id = c.phase_id join sites s on s.id = p.site_id
    where c.known_on = '2026-04-01' and p.step_key is null order by 1, 2`;
  let before: { phases: unknown[]; counts: Awaited<ReturnType<typeof countRecords>> };
  let report: ImportReport;
  beforeAll(async () => {
    before = { phases: [...(await rows(phases))], counts: await countRecords(database.db) };
    await seedEpoch(database.url, (line) => lines.push(line));
    const [newest] = await rows<{ report: ImportReport }>(
      sql`select report from imports where kind = 'epoch' order by id desc limit 1`,
    );
    if (newest) report = newest.report;
  }, 120_000);

  it("is all taken in, and every one of its 26 sites is on record", () => {
    expect(lines.at(-1)).toMatch(/26 sites on record, 0 new, 21 claims$/);
    expect(report).toMatchObject({
      quarantined: [],
      notUnderstood: [],
      sitesAbsent: [],
      counts: { rows: 152, steps: 83 },
    });
  });

  it("leaves every phase and its megawatts as they were: none counts twice", async () => {
    expect([...(await rows(phases))]).toEqual(before.phases);
    const { sites, phases: count, totals } = await countRecords(database.db);
    expect({ sites, phases: count }).toEqual({ sites: before.counts.sites, phases: before.counts.phases });
    const grown = Object.entries(totals).filter(([kind, n]) => n !== before.counts.totals[kind as IndicatorKind]);
    expect(grown.map(([kind, n]) => [kind, n - (before.counts.totals[kind as IndicatorKind] ?? 0)])).toEqual([
      ["service", 9],
      ["works", 12],
    ]);
  });

  it("gives each phase the steps that add up to it, and lists the others", async () => {
    const placed = await rows<{ slug: string; ordinal: number; added: number; total: number }>(published);
    const sums =
      await rows(sql`select s.slug, p.ordinal, coalesce(p.facility_megawatts, p.grid_connection_megawatts)::float8 as added
      from phases p join sites s on s.id = p.site_id`);
    for (const { slug, ordinal, added } of placed)
      expect(sums).toContainEqual({ slug, ordinal, added: expect.closeTo(added, 0) });
    const of = (site: string) => placed.filter(({ slug }) => slug === site).map(({ added, total }) => [added, total]);
    expect(of("openai-stargate-abilene")).toEqual([
      [295, 295],
      [885, 1180],
    ]);
    expect(of("galaxy-helios")).toEqual([
      [200, 200],
      [400, 600],
      [200, 800],
    ]);
    expect(of("meta-hyperion")).toEqual([[2262, 2262]]);
    expect([...of("stargate-uae"), ...of("xai-colossus-1")]).toEqual([]);
    expect(new Set(placed.map(({ slug }) => slug)).size).toBe(20);
    expect(placed).toHaveLength(45);
    expect(report.notPlaced).toHaveLength(28);
    expect(report.notPlaced.filter(({ reason }) => reason.startsWith("no phase")).map(({ site }) => site)).toEqual([
      ...Array(4).fill("xAI Colossus 1"),
      ...Array(2).fill("OpenAI Stargate UAE"),
    ]);
  });

  it("says no date that the records have from it already, and no prose", async () => {
    const twice = sql`dated_claims c join milestones m on m.id = c.milestone_id join indicators i on i.id = m.indicator_id
      join sources s on s.id = c.source_id join organisations o on o.id = c.claimant_id
      join (select i.phase_id, m.step, c.latest_on from dated_claims c join milestones m on m.id = c.milestone_id
        join indicators i on i.id = m.indicator_id where c.known_on = '2026-04-01' and c.note is null) said
        on said.phase_id = i.phase_id and said.step = m.step and said.latest_on = c.latest_on
      where s.publisher = 'Epoch AI' and o.name_en = 'Epoch AI' and c.known_on = '2026-04-30'`;
    expect(await count(twice)).toBe(0);
    expect(await count(sql`import_rows where raw->'published'->>'status' is not null`)).toBe(0);
    expect(
      await count(
        sql`dated_claims c join imports i on i.id = c.import_id where i.kind = 'epoch' and c.note is not null`,
      ),
    ).toBe(0);
  });

  it("names its licence, and leaves out the address that is another place's", async () => {
    expect(
      await rows(
        sql`select licence, attribution from sources where publisher = 'Epoch AI' and published_on = '2026-04-01'`,
      ),
    ).toEqual([{ licence: "CC BY 4.0", attribution: 'Epoch AI, "Frontier Data Centers", CC BY 4.0' }]);
    expect(await rows(sql`select address from sites where slug = 'vantage-tx1'`)).toEqual([{ address: null }]);
    expect(await rows(sql`select name_en, address from sites where slug = 'galaxy-helios'`)).toEqual([
      { name_en: "Galaxy Helios", address: "984 County Road 112, Afton, TX 79920" },
    ]);
  });

  it("adds nothing when the published files are imported later", async () => {
    const size = sql`dated_claims`;
    const [claims, stored] = [await count(size), [...(await rows(phases))]];
    const actor: Actor = { kind: "system", name: "test" };
    const state = await readPublished("2026-04");
    const again = await inRetriedTransaction(database.db, actor, (tx) =>
      applyPublishedState(tx, actor, state, { contentSha256: "files", fileNames: ["sites.csv", "timeline.csv"] }),
    );
    expect(again).toMatchObject({ ok: true, value: { counts: { claimsAdded: 0, phasesAdded: 0 } } });
    expect(await count(size)).toBe(claims);
    expect([...(await rows(phases))]).toEqual(stored);
  });
});

describe("the second time", () => {
  it("changes nothing, not even when nobody remembers the first", async () => {
    await rows(sql`delete from imports where kind = 'records'`);
    const before = await count(sql`audit_log`);
    await seedRecords(database.url, () => {});
    // The four imports alone.
    expect((await count(sql`audit_log`)) - before).toBe(4);
    const again: string[] = [];
    await seedRecords(database.url, (line) => again.push(line));
    expect(again.every((line) => line.endsWith("unchanged"))).toBe(true);
    await seedEpoch(database.url, (line) => again.push(line));
    expect(again.every((line) => line.endsWith("unchanged"))).toBe(true);
    expect(await count(sql`audit_log`)).toBe(before + 4);
  });
});
