import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { raisedFlag, stake } from "@/lib/flags/raised-flag.fixture";
import type { RaisedFlag } from "@/lib/flags/types";
import { connect, type Db } from "../client";
import { findFlag } from "../queries/find-flag";
import { flagSteps, flags } from "../schema";
import { addSmallSites, type SmallSite } from "../testing/small-sites";
import { testDatabase } from "../testing/test-database";
import { inRetriedTransaction } from "../transaction";
import { acknowledgeFlag } from "./acknowledge-flag";
import { escalateFlag } from "./escalate-flag";
import { rankFlags } from "./rank-flags";
import { refreshSiteForecasts } from "./refresh-site-forecasts";
import { reopenFlag } from "./reopen-flag";
import { storeFlags } from "./store-flags";

const worker = { kind: "system", name: "worker" } as const;
const analyst = { kind: "user", userId: "demo-analyst", name: "Demo analyst" } as const;
const other = { kind: "user", userId: "another", name: "Another" } as const;
const today = 20_788;
const asOfOn = "2026-12-01";

let test: Awaited<ReturnType<typeof testDatabase>>;
let second: ReturnType<typeof connect>;
let sites: SmallSite[];
beforeAll(async () => {
  test = await testDatabase();
  second = connect(test.url, { max: 2 });
  sites = await addSmallSites(test.db, 4);
}, 60_000);
afterAll(async () => {
  await second?.close();
  await test?.close();
});
const clear = async () => {
  await test.db.execute(sql`alter table flag_steps disable trigger user`);
  await test.db.execute(sql`delete from flag_steps`);
  await test.db.execute(sql`alter table flag_steps enable trigger user`);
  await test.db.execute(sql`delete from flags`);
};
beforeEach(clear);

const at = (place: number): SmallSite => {
  const site = sites[place];
  if (!site) throw new Error(`there is no site ${place}`);
  return site;
};
const late = (place = 0, parts: Partial<RaisedFlag> = {}) => raisedFlag(at(place).siteId, at(place).phaseId, parts);
const store = (raised: readonly RaisedFlag[], { place = 0, asOfDay = today, db = test.db } = {}) =>
  inRetriedTransaction(db, worker, (tx) => storeFlags(tx, worker, { siteId: at(place).siteId, asOfDay, raised }));
async function only(): Promise<typeof flags.$inferSelect> {
  const [row, ...more] = await test.db.select().from(flags);
  if (!row || more.length > 0) throw new Error(`expected one flag, found ${more.length + (row ? 1 : 0)}`);
  return row;
}
const told = async (id: number) =>
  ((await findFlag(test.db, id))?.history ?? []).map(({ step, reason, by }) => [step, reason, by]);
const acknowledge = (db: Db, by: typeof analyst | typeof other, id: number, parts: object = {}) =>
  acknowledgeFlag(db, by, { flagId: id, basedOnVersion: 1, note: "Known since the call of May", ...parts });

describe("what a computation does", () => {
  it("raises, keeps, clears, and raises the same flag again, each step with who and why", async () => {
    await store([late()]);
    const { id } = await only();
    await store([late()]);
    expect(await told(id)).toEqual([["raised", null, null]]);
    await store([late(0, { numbers: { lateDays: 410 } })]);
    expect(await only()).toMatchObject({ reason: { lateDays: 410 }, version: 1, standing: "raised" });
    await store([]);
    expect(await only()).toMatchObject({ id, standing: "cleared", clearedAt: expect.any(Date) });
    await store([]);
    await store([late(0, { sinceDay: 20_700 })]);
    expect(await only()).toMatchObject({ id, standing: "raised", clearedAt: null, since: "2026-09-04" });
    expect(await told(id)).toEqual([
      ["raised", "again", null],
      ["cleared", null, null],
      ["raised", null, null],
    ]);
  });

  it("keeps one flag a subject and event: the site's own beside the phase's, and the rule that leads", async () => {
    const whole = late(0, { subject: { kind: "site", phaseIds: [at(0).phaseId] }, event: "gate:permit" });
    await store([late(), whole, late(0, { event: "promise_change", kind: "change", severity: null })]);
    await store([late(0, { rule: "overdue", lines: [] }), whole]);
    const rows = await test.db.select().from(flags).orderBy(flags.id);
    expect(rows.map(({ rule, standing, version, phaseId }) => [rule, standing, version, phaseId !== null])).toEqual([
      ["overdue", "raised", 2, true],
      ["forecast_late", "raised", 1, false],
      ["forecast_late", "cleared", 2, true],
    ]);
  });

  it("leaves other sites' flags alone, and a history that nobody can change", async () => {
    await store([late()]);
    await store([], { place: 1 });
    expect((await only()).standing).toBe("raised");
    await expect(test.db.execute(sql`update flag_steps set note = 'x'`)).rejects.toThrow();
    await expect(test.db.execute(sql`delete from flag_steps`)).rejects.toThrow();
    const audited = sql`select count(*)::int as n from audit_log where table_name = 'flag_steps'`;
    expect((await test.db.execute<{ n: number }>(audited))[0]?.n).toBeGreaterThan(0);
    expect(await test.db.execute(sql`select audit_chain_broken_at() as broken`)).toEqual([{ broken: null }]);
  });
});

describe("what an analyst does", () => {
  it("acknowledges: quiet until P50 is 90 days later than on that day", async () => {
    await store([late()]);
    const { id } = await only();
    expect(await acknowledge(test.db, analyst, id)).toEqual({
      ok: true,
      value: { flagId: id, version: 2, isNew: true },
    });
    await store([late(0, { p50Day: 21_500 + 89 })]);
    expect((await only()).standing).toBe("acknowledged");
    expect((await findFlag(test.db, id))?.flag.said).toMatchObject({
      by: "Demo analyst",
      note: "Known since the call of May",
      until: null,
    });
    await store([late(0, { p50Day: 21_500 + 90 })]);
    expect((await only()).standing).toBe("raised");
    expect(await told(id)).toEqual([
      ["reopened", "p50_worse", null],
      ["acknowledged", null, "Demo analyst"],
      ["raised", null, null],
    ]);
  });

  it("acknowledges until a day, and another rule of the event ends it too", async () => {
    await store([late()]);
    const { id } = await only();
    await acknowledge(test.db, analyst, id, { until: "2026-12-03" });
    await store([late()], { asOfDay: today + 1 });
    expect((await only()).standing).toBe("acknowledged");
    await store([late()], { asOfDay: today + 2 });
    expect((await only()).standing).toBe("raised");
    await acknowledge(test.db, analyst, id, { basedOnVersion: 3 });
    await store([late(0, { rule: "overdue" })], { asOfDay: today + 2 });
    expect((await told(id)).slice(0, 2)).toEqual([
      ["reopened", "other_rule", null],
      ["changed", null, null],
    ]);
  });

  it("escalates, and takes back what was said", async () => {
    await store([late()]);
    const { id } = await only();
    expect(
      await escalateFlag(test.db, analyst, { flagId: id, basedOnVersion: 1, note: "To the committee" }),
    ).toMatchObject({ ok: true });
    expect((await only()).standing).toBe("escalated");
    expect(await reopenFlag(test.db, analyst, { flagId: id, basedOnVersion: 2 })).toMatchObject({ ok: true });
    expect((await only()).standing).toBe("raised");
    expect(await reopenFlag(test.db, analyst, { flagId: id, basedOnVersion: 3 })).toMatchObject({
      ok: false,
      failure: { kind: "conflict" },
    });
  });

  it("names what cannot be taken, and writes nothing", async () => {
    await store([late()]);
    const { id } = await only();
    const invalid = (field: string) => ({ ok: false, failure: { kind: "invalid", problems: [{ field }] } });
    expect(await acknowledge(test.db, analyst, id, { note: " " })).toMatchObject(invalid("note"));
    expect(await acknowledge(test.db, analyst, id, { until: "2026-13-01" })).toMatchObject(invalid("until"));
    expect(await acknowledge(test.db, analyst, 999_999)).toMatchObject(invalid("flagId"));
    expect(await acknowledge(test.db, analyst, 2 ** 31)).toMatchObject(invalid("flagId"));
    await store([]);
    expect(await acknowledge(test.db, analyst, id, { basedOnVersion: 2 })).toMatchObject({
      ok: false,
      failure: { kind: "conflict" },
    });
    expect(await told(id)).toHaveLength(2);
  });

  it("acknowledges a rule of a place at every site that it touches", async () => {
    const part = (place: number) =>
      late(place, {
        subject: { kind: "policy", policySlug: "law", phaseIds: [at(place).phaseId] },
        kind: "change",
        severity: null,
        rule: "rule_after_announcement",
        event: "rule:law",
      });
    await store([part(0)]);
    await store([part(1)], { place: 1 });
    const [first] = await test.db.select().from(flags).orderBy(flags.id);
    await acknowledge(test.db, analyst, Number(first?.id));
    expect((await test.db.select().from(flags)).map(({ standing }) => standing)).toEqual([
      "acknowledged",
      "acknowledged",
    ]);
  });
});

describe("at the same time", () => {
  it("two analysts acknowledge: one is told that the flag has moved on", async () => {
    await store([late()]);
    const { id } = await only();
    const both = await Promise.all([acknowledge(test.db, analyst, id), acknowledge(second.db, other, id)]);
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect(both.find(({ ok }) => !ok)).toMatchObject({ failure: { kind: "conflict" } });
    expect(await told(id)).toHaveLength(2);
  });

  it("one who sends the same twice is told once", async () => {
    await store([late()]);
    const { id } = await only();
    const both = await Promise.all([acknowledge(test.db, analyst, id), acknowledge(second.db, analyst, id)]);
    expect(both.map((one) => one.ok && one.value.isNew).sort()).toEqual([false, true]);
    expect(await told(id)).toHaveLength(2);
  });

  it("computations and answers: each comes after the other, and no step is lost", async () => {
    await store([late()]);
    const { id } = await only();
    await Promise.all(
      Array.from({ length: 12 }, async (_, turn) => {
        const version = (await only()).version;
        await (turn % 2 === 0
          ? store(turn % 4 === 0 ? [] : [late(0, { p50Day: 21_500 + 90 * turn })], { db: second.db })
          : acknowledge(test.db, analyst, id, { basedOnVersion: version, note: `Turn ${turn}` }));
      }),
    );
    const row = await only();
    const steps = await test.db.select().from(flagSteps).where(eq(flagSteps.flagId, id)).orderBy(flagSteps.number);
    expect(steps.map(({ number }) => number)).toEqual(Array.from({ length: row.version }, (_, place) => place + 1));
    const last = steps.findLast(({ step }) => step !== "changed" && step !== "ranked")?.step;
    expect(row.standing).toBe(last === "reopened" ? "raised" : last);
  });
});

describe("the ranking over all sites", () => {
  const bigger = (place: number, months: number) => late(place, { stakes: [stake(at(place).phaseId, { months })] });

  it("says which risks are high; a second run writes nothing; a single save keeps the last threshold", async () => {
    for (const { siteId } of sites) await refreshSiteForecasts(test.db, worker, { siteId, asOfOn });
    // What the rules raise of these sites is another test's.
    await clear();

    for (const place of [0, 1]) await store([bigger(place, 10 + place)], { place });
    const changed = await rankFlags(test.db, worker);
    expect(changed).toBeGreaterThanOrEqual(0);
    expect(await rankFlags(test.db, worker)).toBe(0);
    await test.db.execute(
      sql`update flags set severity = 'high', size_megawatt_months = 1100 where site_id = ${at(1).siteId}`,
    );
    await store([bigger(2, 12)], { place: 2 });
    await store([bigger(3, 9)], { place: 3 });
    const of = async (place: number) =>
      (
        await test.db
          .select()
          .from(flags)
          .where(eq(flags.siteId, at(place).siteId))
      ).find(({ event }) => event === "date")?.severity;
    expect(await of(2)).toBe("high");
    expect(await of(3)).toBe("medium");
    await store([bigger(2, 1)], { place: 2 });
    expect(await of(2)).toBe("high");
    expect(await rankFlags(test.db, worker)).toBeGreaterThan(0);
    expect(await rankFlags(test.db, worker)).toBe(0);
  });
});
