import { afterAll, beforeAll, expect, it, vi } from "vitest";
import type { Actor } from "@/lib/domain/actor";
import { toEpochDay } from "@/lib/domain/dates";
import { recordCapacityClaim } from "../commands/record-capacity-claim";
import { recordClaim } from "../commands/record-claim";
import { addSmallSites, type SmallSite } from "../testing/small-sites";
import { testDatabase } from "../testing/test-database";
import { inRetriedTransaction } from "../transaction";
import { getSiteRecords } from "./get-site-records";

const asOfOn = "2026-11-22";
const actor: Actor = { kind: "system", name: "test" };
let test: Awaited<ReturnType<typeof testDatabase>>;
let site: SmallSite;

beforeAll(async () => {
  vi.stubEnv("LEADTIME_TODAY", asOfOn);
  test = await testDatabase();
  [site] = (await addSmallSites(test.db, 1)) as [SmallSite];
  const { milestoneId, sourceId } = site.claim;
  await inRetriedTransaction(test.db, actor, async (tx) => {
    for (const [knownOn, day] of [
      ["2026-02-01", "2027-06-30"],
      ["2026-09-01", "2028-01-31"],
    ] as const) {
      const said = { kind: "estimated", precision: "day", earliestOn: day, latestOn: day, mark: "V" } as const;
      await recordClaim(tx, actor, { milestoneId, sourceId, knownOn, ...said });
    }
  });
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await test.close();
});

const size = (basis: "facility" | "critical_it", megawatts: string, knownOn: string) =>
  inRetriedTransaction(test.db, actor, (tx) =>
    recordCapacityClaim(tx, actor, {
      ...{ phaseId: site.phaseId, basis, megawatts, cumulativeMegawatts: null, knownOn },
      ...{ mark: "V" as const, sourceId: site.claim.sourceId },
    }),
  );
const revisionDays = async () => (await getSiteRecords(test.db, site.siteId)).phases[0]?.capacityRevisionDays;
it("a size on another basis is no resize; one on the same basis is", async () => {
  await size("facility", "40", "2026-02-01");
  await size("critical_it", "28", "2026-09-01");
  expect(await revisionDays()).toEqual([]);
  await size("facility", "60", "2026-09-01");
  expect(await revisionDays()).toEqual([toEpochDay("2026-09-01")]);
});
