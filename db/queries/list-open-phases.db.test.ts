import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { isOpenPhase } from "@/lib/flags/count-flags";
import { phaseFacts } from "@/lib/flags/phase-facts";
import { firstOf } from "@/lib/testing/present";
import { refreshSiteForecasts } from "../commands/refresh-site-forecasts";
import { savePhase } from "../commands/save-phase";
import { saveSite } from "../commands/save-site";
import { addSmallSites, type SmallSite } from "../testing/small-sites";
import { testDatabase } from "../testing/test-database";
import { inRetriedTransaction } from "../transaction";
import { getSiteRecords } from "./get-site-records";
import { listOpenPhases } from "./list-open-phases";

const worker = { kind: "system", name: "worker" } as const;
const bases = ["grid_connection", "facility", "critical_it", "generation_nameplate", "unknown_basis"] as const;

let test: Awaited<ReturnType<typeof testDatabase>>;
let sites: SmallSite[];
beforeAll(async () => {
  test = await testDatabase();
  sites = await addSmallSites(test.db, bases.length);
}, 60_000);
afterAll(() => test?.close());

it("lists the phases that the flags call open, with the megawatts that they take, whatever bases are on record", async () => {
  await inRetriedTransaction(test.db, worker, async (tx) => {
    await tx.execute(sql`update phases set facility_megawatts = null`);
    for (const [place, { phaseId }] of sites.entries())
      for (const [i, basis] of bases.entries())
        if (i >= place)
          await tx.execute(
            sql`update phases set ${sql.raw(`${basis}_megawatts`)} = ${10 * (i + 1)} where id = ${phaseId}`,
          );
  });
  const evidence = { mark: "V" as const, sourceId: firstOf(sites).claim.sourceId };
  const names = { nameEn: "Unspoken", nameKo: "말 없는 단지" };
  const unspoken = await inRetriedTransaction(test.db, worker, async (tx) => {
    const lists = { aliases: [], organisations: [] };
    const siteId = await saveSite(tx, worker, { slug: "unspoken", ...names, ...evidence, ...lists });
    await savePhase(tx, worker, { siteId, ordinal: 1, ...names, facilityMegawatts: "70", ...evidence });
    return { siteId };
  });
  const ofFlags: (number | null)[] = [];
  for (const { siteId } of [...sites, unspoken]) {
    const found = await refreshSiteForecasts(test.db, worker, { siteId, asOfOn: "2026-12-01" });
    const records = await getSiteRecords(test.db, siteId);
    const open = found?.phases.filter(isOpenPhase).map(({ phaseId }) => phaseId) ?? [];
    const phases = records.phases.filter(({ id }) => open.includes(id));
    ofFlags.push(...phases.map((phase) => phaseFacts(records, phase).megawatts));
  }
  expect((await listOpenPhases(test.db)).map(({ megawatts }) => megawatts)).toEqual(ofFlags);
  expect(ofFlags).toEqual([10, 20, 30, 50, 50]);
});
