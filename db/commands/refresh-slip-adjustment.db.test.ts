import { afterAll, beforeAll, expect, it } from "vitest";
import { chainModel } from "@/lib/chain/model";
import { SlipAdjustment } from "@/lib/chain/slip-adjustment";
import type { Actor } from "@/lib/domain/actor";
import { isoDateOf, toEpochDay } from "@/lib/domain/dates";
import { unwrap } from "@/lib/domain/result";
import { getModelRecords } from "../queries/get-model-records";
import { getSiteRecords } from "../queries/get-site-records";
import { addSmallSites, type SmallSite } from "../testing/small-sites";
import { testDatabase } from "../testing/test-database";
import { inRetriedTransaction } from "../transaction";
import { recordClaim } from "./record-claim";
import { recordSource } from "./record-source";
import { refreshSlipAdjustment } from "./refresh-slip-adjustment";

const actor: Actor = { kind: "system", name: "test" };
const AS_OF = "2026-11-22";
const FIRST_DAY = toEpochDay("2016-01-01");
let database: Awaited<ReturnType<typeof testDatabase>>;
let sites: SmallSite[];
const lines: string[] = [];
const refresh = (asOfOn = AS_OF) =>
  refreshSlipAdjustment(database.db, actor, { asOfOn, log: (line) => lines.push(line) });
const adjustment = async () => (await getModelRecords(database.db)).parameters["slip-adjustment"];

beforeAll(async () => {
  database = await testDatabase();
  sites = await addSmallSites(database.db, 24);
});
afterAll(() => database?.close());

it("writes nothing while the archive has nothing to say", async () => {
  expect(await refresh()).toBe(false);
  expect(await adjustment()).toBeUndefined();
});

it("corrects by source once utilities were always early and regulators always late, and the forecast then uses it", async () => {
  await inRetriedTransaction(database.db, actor, async (tx) => {
    const page = async (publisher: string, sourceClass: "utility" | "regulator") => {
      const url = `https://example.org/${publisher}`;
      return unwrap(await recordSource(tx, actor, { url, title: publisher, publisher, class: sourceClass }));
    };
    const [utility, regulator] = [await page("A utility", "utility"), await page("A regulator", "regulator")];
    for (const [i, { claim }] of sites.entries()) {
      const knownDay = FIRST_DAY + 60 * i;
      const say = async (kind: "promised" | "actual", onDay: number, saidDay: number, sourceId: number) => {
        const on = isoDateOf(onDay);
        const date = { precision: "day" as const, earliestOn: on, latestOn: on, knownOn: isoDateOf(saidDay) };
        const said = await recordClaim(tx, actor, { ...claim, ...date, kind, sourceId });
        if (!said.ok) throw new Error(JSON.stringify(said.failure));
      };
      const takenDays = i % 2 === 0 ? 150 : 1_000;
      await say("promised", knownDay + 300, knownDay, i % 2 === 0 ? utility : regulator);
      await say("actual", knownDay + takenDays, knownDay + takenDays, utility);
    }
  });
  expect(await refresh("2016-06-01")).toBe(false);
  expect(await refresh()).toBe(true);
  const stored = await adjustment();
  expect(stored).toMatchObject({ version: 1, mark: "D", value: { level: "sourceClass" } });
  const { logShifts } = SlipAdjustment.parse(stored?.value);
  expect(logShifts.utility).toBeLessThan(-0.2);
  expect(logShifts.regulator).toBeGreaterThan(0.2);
  expect(stored?.sourceText).toMatch(/by source class: helps, skill 0\.\d\d .* of 24 sites$/);
  expect(lines).toEqual([expect.stringMatching(/^stated dates are now corrected by sourceClass: /)]);
  const { model } = await getSiteRecords(database.db, sites[0]?.siteId as number);
  expect(chainModel(model).slipAdjustment).toEqual(stored?.value);

  expect(await refresh()).toBe(false);
  expect((await adjustment())?.version).toBe(1);
});
