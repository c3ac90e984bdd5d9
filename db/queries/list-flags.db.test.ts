import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parseFlagListQuery } from "@/lib/flags/flag-list";
import { raisedFlag, stake } from "@/lib/flags/raised-flag.fixture";
import type { RaisedFlag } from "@/lib/flags/types";
import { acknowledgeFlag } from "../commands/acknowledge-flag";
import { escalateFlag } from "../commands/escalate-flag";
import { storeFlags } from "../commands/store-flags";
import { addSmallSites, type SmallSite } from "../testing/small-sites";
import { testDatabase } from "../testing/test-database";
import { inRetriedTransaction } from "../transaction";
import { listEconomyFlags } from "./list-economy-flags";
import { countFlags, everyFlag, listFlags } from "./list-flags";

const worker = { kind: "system", name: "worker" } as const;
const analyst = { kind: "user", userId: "demo-analyst", name: "Demo analyst" } as const;

let test: Awaited<ReturnType<typeof testDatabase>>;
let sites: SmallSite[];
/** small-1: no money; small-2: money, and a whole-site flag; small-3: more money, acknowledged; small-4: a task; 1 and 4: a rule of the place. */
beforeAll(async () => {
  test = await testDatabase();
  sites = await addSmallSites(test.db, 4);
  await test.db.execute(sql`insert into economies values ('KOR', 'Korea', '대한민국', true)`);
  await test.db.execute(sql`update sites set iso3 = 'KOR' where slug in ('small-1', 'small-4')`);
  const of = (place: number, parts: Partial<RaisedFlag> = {}, months = 10, dollarsUsd: number | null = null) => {
    const { siteId, phaseId, claimId } = sites[place] as SmallSite;
    return raisedFlag(siteId, phaseId, {
      claimIds: [claimId],
      stakes: [stake(phaseId, { months, dollarsUsd, megawatts: 40 + place })],
      ...parts,
    });
  };
  const part = (place: number) =>
    of(place, {
      subject: { kind: "policy", policySlug: "law", phaseIds: [(sites[place] as SmallSite).phaseId] },
      kind: "change",
      severity: null,
      rule: "rule_after_announcement",
      event: "rule:law",
    });
  const task = { kind: "task", severity: null, rule: "due_soon", mayBeHigh: false } as const;
  const whole = {
    subject: { kind: "site", phaseIds: [(sites[1] as SmallSite).phaseId] },
    event: "gate:permit",
  } as const;
  const raised = [
    [of(0, {}, 500), part(0)],
    [of(1, {}, 1, 2e8), of(1, { ...whole, rule: "gate_bad_news" }, 2)],
    [of(2, {}, 1, 5e8)],
    [of(3, task, 3), part(3)],
  ];
  for (const [place, flags] of raised.entries()) {
    const siteId = (sites[place] as SmallSite).siteId;
    await inRetriedTransaction(test.db, worker, (tx) =>
      storeFlags(tx, worker, { siteId, asOfDay: 20_788, raised: flags }),
    );
  }
}, 60_000);
afterAll(() => test?.close());

const list = (parameters: Record<string, string> = {}) => listFlags(test.db, parseFlagListQuery(parameters));
const rulesOf = async (parameters: Record<string, string> = {}) =>
  (await list(parameters)).groups.map(({ rows }) => rows.map(({ siteSlug, rule }) => `${siteSlug} ${rule}`));

describe("the list of flags", () => {
  it("has risks by site, the most money first, then the largest", async () => {
    expect(await rulesOf()).toEqual([
      ["small-3 forecast_late"],
      ["small-2 forecast_late", "small-2 gate_bad_news"],
      ["small-1 forecast_late"],
    ]);
    const { groups, ...totals } = await list();
    expect(totals).toEqual({ flags: 4, groupCount: 3, page: 1 });
    const [money, whole] = groups[1]?.rows ?? [];
    expect(money).toMatchObject({ dollarsUsd: 2e8, sizeMegawattMonths: 41, isWholeSite: false, places: null });
    expect(money?.evidence).toMatchObject([{ claimId: sites[1]?.claimId, publisher: "An operator" }]);
    expect(whole).toMatchObject({ isWholeSite: true, phases: [{ ordinal: 1 }], version: 1, said: null });
  });

  it("has tasks apart, and a rule of a place once with its sites", async () => {
    expect(await rulesOf({ kind: "task" })).toEqual([["small-4 due_soon"]]);
    const { groups, flags } = await list({ kind: "change" });
    expect(flags).toBe(1);
    expect(groups).toHaveLength(1);
    expect(groups[0]?.rows).toMatchObject([{ placeCount: 2, placeMegawatts: 83 }]);
    expect(groups[0]?.rows[0]?.places?.map(({ slug }) => slug)).toEqual(["small-4", "small-1"]);
    expect(await everyFlag(test.db, parseFlagListQuery({ kind: "change" }))).toHaveLength(2);
  });

  it("filters, and counts every part of a filter", async () => {
    expect(await rulesOf({ rule: "gate_bad_news" })).toEqual([["small-2 gate_bad_news"]]);
    expect(await rulesOf({ economy: "KOR" })).toEqual([["small-1 forecast_late"]]);
    expect(await rulesOf({ severity: "high" })).toEqual([]);
    expect(await rulesOf({ page: "7" })).toEqual(await rulesOf());
    expect(await list({ standing: "cleared" })).toEqual({ groups: [], flags: 0, groupCount: 0, page: 1 });
    const counts = await countFlags(test.db);
    const sum = (kind: string) => counts.filter((row) => row.kind === kind).reduce((n, { flags }) => n + flags, 0);
    expect([sum("risk"), sum("task"), sum("change")]).toEqual([4, 1, 1]);
  });

  it("puts what is escalated first, and leaves what is acknowledged out of every count but its own", async () => {
    const [flag] = (await list({ rule: "gate_bad_news" })).groups[0]?.rows ?? [];
    await escalateFlag(test.db, analyst, { flagId: flag?.id, basedOnVersion: 1, note: "To the committee" });
    expect((await rulesOf())[0]).toEqual(["small-2 gate_bad_news", "small-2 forecast_late"]);
    expect(await rulesOf({ standing: "escalated" })).toEqual([["small-2 gate_bad_news"]]);
    const [late] = (await list({ rule: "forecast_late" })).groups[0]?.rows ?? [];
    expect(late?.siteSlug).toBe("small-3");
    const before = await listEconomyFlags(test.db);

    await acknowledgeFlag(test.db, analyst, { flagId: late?.id, basedOnVersion: 1, note: "Known" });
    expect(await rulesOf({ standing: "acknowledged" })).toEqual([["small-3 forecast_late"]]);
    expect((await rulesOf()).flat()).not.toContain("small-3 forecast_late");
    expect(await listEconomyFlags(test.db)).toHaveLength(before.length - 1);
    expect(before.map(({ level }) => level).sort()).toEqual(["medium", "medium", "medium", "medium", "task"]);
  });
});
