import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import type { Actor } from "@/lib/domain/actor";
import { listOperatorSites } from "../queries/list-operator-sites";
import { addSmallSites, type SmallSite } from "../testing/small-sites";
import { testDatabase } from "../testing/test-database";
import { refreshSiteForecasts } from "./refresh-site-forecasts";

const asOfOn = "2026-11-22";
const actor: Actor = { kind: "system", name: "test" };
let test: Awaited<ReturnType<typeof testDatabase>>;
let site: SmallSite;

beforeAll(async () => {
  vi.stubEnv("LEADTIME_TODAY", asOfOn);
  test = await testDatabase();
  [site] = (await addSmallSites(test.db, 1)) as [SmallSite];
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await test?.close();
});

const refresh = () => refreshSiteForecasts(test.db, actor, { siteId: site.siteId, asOfOn });
const stored = async () => {
  const [row] = await test.db.execute(sql`
    select (select count(*)::int from current_forecasts where phase_id = ${site.phaseId}) as forecasts,
      (select count(*)::int from flags where phase_id = ${site.phaseId} and cleared_at is null) as flags`);
  return row;
};
it("has nothing to do for a site that is current", async () => {
  expect((await refresh())?.phases).toHaveLength(1);
  expect(await refresh()).toBeNull();
});

it("takes the forecast and flags of a retired phase away, also when it was the site's only one, and then has nothing to do", async () => {
  expect(await stored()).toEqual({ forecasts: 1, flags: expect.any(Number) });
  expect((await stored())?.flags).toBeGreaterThan(0);
  await test.db.execute(sql`update phases set retired_on = '2026-11-20' where id = ${site.phaseId}`);
  expect(await refresh()).toEqual({ phases: [], flags: [] });
  expect(await stored()).toEqual({ forecasts: 0, flags: 0 });
  expect((await listOperatorSites(test.db)).map(({ assessments }) => assessments)).toEqual([[]]);
  expect(await refresh()).toBeNull();
});

it.each([
  [
    "forecast",
    sql`insert into current_forecasts (phase_id, scenario_id, forecast_id) select phase_id, scenario_id, id from forecasts`,
  ],
  ["flag", sql`update flags set standing = 'raised', cleared_at = null`],
])("is not current while a retired phase has an open %s alone", async (_what, leaveBehind) => {
  await test.db.execute(leaveBehind);
  expect(await refresh()).not.toBeNull();
  expect(await stored()).toEqual({ forecasts: 0, flags: 0 });
});
