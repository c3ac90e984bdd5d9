import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parsePhaseListQuery } from "@/lib/domain/phase-list";
import { testDatabase } from "../testing/test-database";
import { listPhaseFilters } from "./list-phase-filters";
import { listPhases } from "./list-phases";

let database: Awaited<ReturnType<typeof testDatabase>>;
const list = (parameters: Record<string, string> = {}, everything = false) =>
  listPhases(database.db, { query: parsePhaseListQuery(parameters), locale: "en", everything });
const names = async (parameters: Record<string, string>) =>
  (await list(parameters)).rows.map((row) => `${row.siteSlug}/${row.ordinal}`);

/** alpha (KOR): an open phase and one in service; beta_100% (no economy, no capital); gamma (USA): no forecast. */
async function fill() {
  await database.db.execute(
    sql.raw(`
    insert into economies values ('KOR', 'Korea', '대한민국', true), ('USA', 'United States', '미국', true);
    insert into organisations (slug, name_en, name_ko, roles) values ('sk-group', 'SK Group', 'SK그룹', '{operator}');
    insert into sources (natural_key, title, publisher, class, recorded_by) values ('s', 'A page', 'A paper', 'press', 'test');
    insert into sites (slug, name_en, name_ko, iso3, operator_id, mark) values
      ('alpha', 'Alpha', '울산 알파', 'KOR', 1, 'V'), ('beta', 'Beta_100%', '베타', null, null, 'U'), ('gamma', 'Gamma', '감마', 'USA', 1, 'V2');
    insert into site_aliases (site_id, publisher, alias) values (3, 'A paper', 'Old Mill');
    insert into phases (site_id, ordinal, name_en, name_ko, facility_megawatts, grid_connection_megawatts, unknown_basis_megawatts, undivided_capex, capex_currency, mark) values
      (1, 1, 'One', '1', 40, null, null, 1000, 'USD', 'V'), (1, 2, 'Two', '2', 63, null, null, 9000, 'USD', 'V'),
      (2, 1, 'One', '1', null, 300, null, null, null, 'U'), (3, 1, 'One', '1', null, null, 900, null, null, 'V2');
    insert into indicators (phase_id, kind, key, title_en, title_ko, requirement, mark) values (1, 'service', 'service', 'S', 'S', 'required', 'V');
    insert into milestones (indicator_id, step) values (1, 'in_service');
    insert into dated_claims (natural_key, milestone_id, kind, earliest_on, latest_on, precision, known_on, source_id, mark, recorded_by) values
      ('c1', 1, 'promised', '2027-11-01', '2027-11-30', 'month', '2026-01-05', 1, 'V2', 'test');
    insert into scenarios (slug, version, name_en, name_ko, overrides) values ('base', 1, 'Base', '기본', '{}');
    insert into flags (site_id, phase_id, phase_ids, event, kind, rule, severity, may_be_high, reason, claim_ids, since, standing, cleared_at) values
      (1, 1, '{1}', 'date', 'task', 'due_soon', null, false, '{}', '{1}', '2026-01-01', 'raised', null),
      (1, 1, '{1}', 'promise_change', 'change', 'promise_moved_later', null, false, '{}', '{1}', '2026-01-01', 'raised', null),
      (2, null, '{3}', 'gate:permit', 'risk', 'gate_bad_news', 'high', true, '{}', '{}', '2025-01-01', 'escalated', null),
      (3, 4, '{4}', 'date', 'risk', 'forecast_late', 'high', true, '{}', '{}', '2025-01-01', 'acknowledged', null),
      (1, 2, '{2}', 'date', 'risk', 'forecast_late', 'high', true, '{}', '{}', '2025-01-01', 'cleared', now());
  `),
  );
  const announced = `{"basis":"promised","latest":{"claimId":1,"earliestDay":21124,"latestDay":21153,"knownDay":20458},"first":{"claimId":1,"earliestDay":21124,"latestDay":21153,"knownDay":20458}}`;
  await forecast(1, {
    state: "forecast",
    announcedOn: "2027-11-30",
    p50On: "2028-06-30",
    lastEvidenceOn: "2026-01-05",
    detail: `{${money(2e8, 4e8)},"stage":"permitted","announced":${announced}}`,
  });
  await forecast(2, {
    state: "in_service",
    announcedOn: null,
    p50On: null,
    detail: `{"stage":"in_service","inServiceDay":20000}`,
  });
  await forecast(3, {
    state: "forecast",
    announcedOn: null,
    p50On: "2030-01-01",
    detail: `{${money(null, 5e8)},"stage":"announced","inServiceByAsOf":0.5,"lookDay":20000}`,
  });
}

/** Of a phase's money what lists read. */
const money = (delayCostUsd: number | null, atRiskUsd: number) =>
  `"money":{"delayCost":{"first":{"mean":{"usd":${delayCostUsd},"shareOfCapital":0.1}}},"capitalAtRisk":[{"mean":{"total":{"usd":${atRiskUsd},"shareOfCapital":0.2}}}]}`;

type Made = {
  state: string;
  announcedOn: string | null;
  p50On: string | null;
  lastEvidenceOn?: string;
  detail: string;
};

async function forecast(phaseId: number, made: Made) {
  await database.db.execute(sql`with made as (
    insert into forecasts (phase_id, scenario_id, as_of_on, engine_version, chain_version, definition_version, seed, draws, input_hash,
      parameter_versions, last_evidence_on, state, announced_on, p50_on, p80_on, probability_cancelled, probability_not_within_ten_years,
      quantile_days, detail)
    values (${phaseId}, 1, '2026-11-22', '1', '1', '1', 1, 1, 'x', '{}', ${made.lastEvidenceOn ?? null}, ${made.state}, ${made.announcedOn}, ${made.p50On}, ${made.p50On},
      0.1, 0.1, '{}', ${made.detail}::jsonb) returning id)
    insert into current_forecasts select ${phaseId}, 1, id from made`);
}

beforeAll(async () => {
  database = await testDatabase();
  await fill();
});
afterAll(() => database.close());

describe("listPhases", () => {
  it("puts open phases at risk first, those without forecast after them and those in service last", async () => {
    expect(await names({})).toEqual(["alpha/1", "beta/1", "gamma/1", "alpha/2"]);
  });

  it("gives one phase with its forecast, its announced claim, its flags and the day of its newest claim", async () => {
    const { rows, phases, sites } = await list();
    expect({ phases, sites }).toEqual({ phases: 4, sites: 3 });
    expect(rows[0]).toMatchObject({
      siteSlug: "alpha",
      facilityMegawatts: 40,
      state: "forecast",
      stage: "permitted",
      p50On: "2028-06-30",
      announced: { basis: "promised", latest: { latestDay: 21153 } },
      announcedPrecision: "month",
      announcedMark: "V2",
      announcedSourceClass: "press",
      flagsTasks: 1,
      flagsHigh: 0,
      lastEvidenceOn: "2026-01-05",
    });
    expect(rows[3]).toMatchObject({ state: "in_service", inServiceDay: 20000, flagsHigh: 0 });
    expect(rows[2]).toMatchObject({ state: null, announced: null, p50On: null, probabilityCancelled: null });
  });

  it.each([
    [{ q: "알파" }, ["alpha/1", "alpha/2"]],
    [{ q: "old mill" }, ["gamma/1"]],
    [{ q: "_100%" }, ["beta/1"]],
    [{ q: "%" }, ["beta/1"]],
    [{ q: "a\\" }, []],
    [{ q: "'; drop table sites; --" }, []],
    [{ economy: "KOR" }, ["alpha/1", "alpha/2"]],
    [{ economy: "unknown" }, ["beta/1"]],
    [{ operator: "sk-group", stage: "in_service" }, ["alpha/2"]],
    [{ stage: "open" }, ["alpha/1", "beta/1"]],
    [{ stage: "permitted" }, ["alpha/1"]],
    [{ stage: "probably_in_service" }, ["beta/1"]],
    [{ flagged: "any" }, ["alpha/1", "beta/1"]],
    [{ flagged: "high" }, ["beta/1"]],
    [{ flagged: "none" }, ["gamma/1", "alpha/2"]],
    [{ late: "180" }, ["alpha/1"]],
    [{ late: "213" }, []],
    [{ sort: "delay_cost" }, ["alpha/1", "beta/1", "alpha/2", "gamma/1"]],
    [{ sort: "at_risk" }, ["beta/1", "alpha/1", "alpha/2", "gamma/1"]],
    [{ sort: "p50", dir: "desc" }, ["beta/1", "alpha/1", "alpha/2", "gamma/1"]],
    [{ sort: "megawatts" }, ["alpha/2", "alpha/1", "beta/1", "gamma/1"]],
    [{ sort: "flags" }, ["beta/1", "alpha/1", "alpha/2", "gamma/1"]],
  ])("%o lists %o", async (parameters, expected) => {
    expect(await names(parameters as Record<string, string>)).toEqual(expected);
  });

  it("sorts by every key in both directions", async () => {
    const { phaseSortKeys } = await import("@/lib/domain/phase-list");
    for (const sort of phaseSortKeys)
      for (const dir of ["asc", "desc"]) expect((await list({ sort, dir })).rows).toHaveLength(4);
  });

  it("shows the last page when a later one is asked for, keeps totals when nothing fits, and exports everything", async () => {
    expect(await list({ page: "9", size: "10" })).toMatchObject({ page: 1, phases: 4 });
    expect(await list({ q: "nowhere", page: "3" })).toEqual({ rows: [], phases: 0, sites: 0, page: 1 });
    expect((await list({ page: "2" }, true)).rows).toHaveLength(4);
  });
});

describe("listPhaseFilters", () => {
  it("counts phases by economy and operator", async () => {
    expect(await listPhaseFilters(database.db)).toEqual({
      economies: [
        { value: "KOR", nameEn: "Korea", nameKo: "대한민국", phases: 2 },
        { value: "USA", nameEn: "United States", nameKo: "미국", phases: 1 },
      ],
      operators: [{ value: "sk-group", nameEn: "SK Group", nameKo: "SK그룹", phases: 3 }],
      phasesWithoutEconomy: 1,
    });
  });
});
