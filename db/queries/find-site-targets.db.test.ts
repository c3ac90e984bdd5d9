import { afterAll, beforeAll, expect, it } from "vitest";
import { saveIndicator } from "../commands/save-indicator";
import { addSmallSites, type SmallSite } from "../testing/small-sites";
import { testDatabase } from "../testing/test-database";
import { inRetriedTransaction } from "../transaction";
import { findSiteTargets } from "./find-site-targets";

let test: Awaited<ReturnType<typeof testDatabase>>;
let small: SmallSite;

beforeAll(async () => {
  test = await testDatabase();
  [small] = (await addSmallSites(test.db, 1)) as [SmallSite];
});
afterAll(() => test.close());

it("are the phases' own indicators, and behind them those of the whole site: the form offers both", async () => {
  const actor = { kind: "system", name: "test" } as const;
  const { siteId, phaseId, indicatorId, claim } = small;
  const ofSiteId = await inRetriedTransaction(test.db, actor, (tx) =>
    saveIndicator(tx, actor, {
      ...{ siteId, kind: "permit", key: "zoning", titleEn: "Zoning", titleKo: "도시계획", requirement: "required" },
      ...{ holds: "all", mark: "V", sourceId: claim.sourceId, detail: { type: "zoning" } },
    }),
  );
  const targets = await findSiteTargets(test.db, "small-1");
  expect(targets?.map(({ id }) => id)).toEqual([phaseId]);
  expect(targets?.[0]?.indicators).toMatchObject([
    { id: indicatorId, kind: "service" },
    { id: ofSiteId, kind: "permit", permitType: "zoning", isOfSite: true },
  ]);
  expect(await findSiteTargets(test.db, "no-such-site")).toBeNull();
});
