import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import * as t from "../schema";
import { testDatabase } from "../testing/test-database";
import { findSitePage } from "./find-site-page";
import { getModelRecords } from "./get-model-records";
import { getProgrammeMembers } from "./get-programme-members";
import { getSiteRecords } from "./get-site-records";
import { listOperatorSites } from "./list-operator-sites";
import { listProgrammes } from "./list-programmes";

let database: Awaited<ReturnType<typeof testDatabase>>;
beforeAll(async () => {
  database = await testDatabase("seeded");
});
afterAll(() => database.close());

it("reads of every site at once what reading it by itself gives", async () => {
  const { db } = database;
  const all = await listOperatorSites(db);
  const sites = await db.select({ id: t.sites.id }).from(t.sites);
  expect(all.map(({ site }) => site.id).sort()).toEqual(sites.map(({ id }) => id).sort());
  for (const { site, assessments, isIllustrative } of all) {
    const alone = await getSiteRecords(db, site.id);
    expect(alone).toMatchObject(site);
    expect(alone.phases).toHaveLength(site.phases.length);
    expect(isIllustrative).toBe(alone.isIllustrative);
    const page = await findSitePage(db, site.slug, await getModelRecords(db));
    const forecasts = page?.forecasts ?? [];
    expect(assessments).toHaveLength(forecasts.length);
    for (const { assessment } of forecasts) {
      const { phaseId, state, inServiceDay, inServiceByAsOf, quantileDays, cancelled } = assessment;
      expect(assessments).toContainEqual({ phaseId, state, inServiceDay, inServiceByAsOf, quantileDays, cancelled });
    }
  }
});

it("names a programme's sponsor and members, by a key that a changed record changes", async () => {
  const { db } = database;
  const programme = (await listProgrammes(db)).find(({ slug }) => slug === "aws-korea-2031");
  const id = programme?.id as number;
  const before = await getProgrammeMembers(db, id);
  expect(before).toMatchObject({ sponsor: { slug: "amazon" }, siteIds: [] });
  const [site] = await db.select({ id: t.sites.id }).from(t.sites).limit(1);
  const siteId = site?.id as number;
  await db.update(t.sites).set({ programmeId: id }).where(eq(t.sites.id, siteId));
  const joined = await getProgrammeMembers(db, id);
  expect(joined.siteIds).toEqual([siteId]);
  await expect(getProgrammeMembers(db, 0)).rejects.toThrow("there is no programme 0");
});
