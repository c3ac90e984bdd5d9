import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { economyOutlooks } from "../simulation/economy-outlooks";
import { Results } from "../simulation/results";
import { testDatabase } from "../testing/test-database";
import { listScenarioSites } from "./list-scenario-sites";
import { listScenarios } from "./list-scenarios";

let database: Awaited<ReturnType<typeof testDatabase>>;

const forecast = (phaseId: number, scenarioId: number, asOfOn: string) =>
  `insert into forecasts (phase_id, scenario_id, as_of_on, engine_version, chain_version, definition_version, seed, draws, input_hash,
    parameter_versions, state, probability_cancelled, probability_not_within_ten_years, quantile_days, detail)
    values (${phaseId}, ${scenarioId}, '${asOfOn}', 'e', 'c', 'd', 7, 512, 'h', '{}', 'forecast', 0, 0, '{}', '{}');`;

/** alpha (KOR) with two phases forecast in the base and one of them under another scenario; beta (no economy); gamma without a forecast. */
async function fill() {
  await database.db.execute(
    sql.raw(`
    insert into economies values ('KOR', 'Korea', '대한민국', true);
    insert into organisations (slug, name_en, name_ko, roles, accounting_standard) values
      ('sk-group', 'SK Group', 'SK그룹', '{operator}', 'IFRS'), ('other', 'Other', '기타', '{operator}', null);
    insert into sites (slug, name_en, name_ko, iso3, mark) values
      ('alpha', 'Alpha', '알파', 'KOR', 'V'), ('beta', 'Beta', '베타', null, 'U'), ('gamma', 'Gamma', '감마', 'KOR', 'V');
    insert into phases (site_id, ordinal, name_en, name_ko, mark) values
      (1, 1, 'One', '1', 'V'), (1, 2, 'Two', '2', 'V'), (2, 1, 'One', '1', 'U'), (3, 1, 'One', '1', 'V');
    insert into scenarios (slug, version, name_en, name_ko, overrides) values
      ('base', 1, 'Base', '기준', '{}'), ('bear', 1, 'Bear', '약세', '{}');
    ${forecast(1, 1, "2026-11-20")} ${forecast(2, 1, "2026-11-20")}
    ${forecast(1, 2, "2026-11-25")} ${forecast(3, 1, "2026-11-22")}
    insert into current_forecasts (phase_id, scenario_id, forecast_id) values (1, 1, 1), (2, 1, 2), (1, 2, 3), (3, 1, 4);
  `),
  );
}

beforeAll(async () => {
  database = await testDatabase();
  await fill();
});
afterAll(() => database.close());

describe("what a scenario is computed from", () => {
  const alpha = { siteId: 1, asOfOn: "2026-11-20", seed: 7, draws: 512, inputHash: "a" };

  it("is one row for each site of an economy that has a base forecast", async () => {
    expect((await listScenarioSites(database.db, { iso3: "KOR" })).sites).toEqual([alpha]);
  });

  it.each(["KOR", "VNM"])(
    "names the newest change of any record, in %s, whether it has a forecast or not",
    async (iso3) => {
      const before = await listScenarioSites(database.db, { iso3 });
      expect(before.newestChange).toMatch(/^[0-9a-f]{64}$/);
      await database.db.execute(sql`update sites set name_en = name_en || '!' where slug = 'beta'`);
      const after = await listScenarioSites(database.db, { iso3 });
      expect(after.newestChange).not.toBe(before.newestChange);
      expect(after.sites).toEqual(before.sites);
    },
  );

  it.each(["KOR", "VNM"])("gives a computation of %s another key after a change of any record", async (iso3) => {
    const key = async () => (await economyOutlooks(database.db, new Results(1), iso3, { from: {}, to: {} })).key;
    const before = await key();
    expect(await key()).toBe(before);
    await database.db.execute(sql`update sites set name_en = name_en || '!' where slug = 'gamma'`);
    expect(await key()).not.toBe(before);
  });

  it("is of the day of the newest base forecast, not of another scenario's", async () => {
    expect((await listScenarios(database.db)).baseOn).toBe("2026-11-22");
  });
});
