import { setTimeout as pause } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { Actor } from "@/lib/domain/actor";
import { unwrap } from "@/lib/domain/result";
import { importCounts, stageLoads, standingRecords, takeLoads } from "../../testing/register-imports";
import { testDatabase } from "../../testing/test-database";
import { inRetriedTransaction } from "../../transaction";
import { lockSites } from "../locks";
import { recordClaim } from "../record-claim";
import { recordSource } from "../record-source";
import { retractClaim } from "../retract-claim";
import { savePhase } from "../save-phase";
import { applyImport } from "./apply-import";
import { undoImport } from "./undo-import";

const analyst: Actor = { kind: "user", userId: "ana", name: "Ana" };
vi.setConfig({ testTimeout: 60_000 });

let database: Awaited<ReturnType<typeof testDatabase>>;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

const undo = (importId: number) => undoImport(database.db, analyst, { importId, todayOn: "2026-06-01" });
const standing = (slug: string) => standingRecords(database.db, slug);

/** The claims about the start of service of a site's first phase, oldest first. */
async function serviceOf(slug: string) {
  const rows = await database.db.execute<{ siteId: number; phaseId: number; milestoneId: number; claimId: number }>(sql`
    select s.id as "siteId", i.phase_id as "phaseId", m.id as "milestoneId", c.id as "claimId"
    from dated_claims c join milestones m on m.id = c.milestone_id join indicators i on i.id = m.indicator_id join sites s on s.id = i.site_id
    where s.slug = ${slug} and i.kind = 'service' order by c.id`);
  const [first] = rows;
  if (!first) throw new Error(`nothing is said of the service of ${slug}`);
  return { ...first, claimIds: rows.map(({ claimId }) => claimId) };
}

/** The analyst's own estimate, read in the press. */
const estimate = (milestoneId: number, latestOn: string) =>
  inRetriedTransaction(database.db, analyst, async (tx) => {
    const page = { url: "https://example.org/news", title: "News", publisher: "A paper", class: "press" } as const;
    const sourceId = unwrap(await recordSource(tx, analyst, page));
    const days = { earliestOn: latestOn, latestOn, precision: "day" } as const;
    const claim = { milestoneId, kind: "estimated", ...days, knownOn: "2026-03-15", sourceId, mark: "V2" } as const;
    return unwrap(await recordClaim(tx, analyst, claim)).id;
  });
const retract = (claimId: number) =>
  inRetriedTransaction(database.db, analyst, (tx) =>
    retractClaim(tx, analyst, { claimId, reason: "A slip of the pen" }),
  );

describe("an analyst's own words beside an imported register", () => {
  it("keep the import that they speak of from being undone until they are taken back", async () => {
    const { importId } = await takeLoads(database.db, ["A1,Acorn Compute,Yates,,100,2028-01-31,,Active"], "2026-01-31");
    const { milestoneId } = await serviceOf("acorn-compute");
    const claimId = await estimate(milestoneId, "2029-06-30");
    const before = await standing("acorn");
    expect(await undo(importId)).toEqual({
      ok: false,
      failure: { kind: "conflict", message: expect.stringContaining("acorn-compute") },
    });
    expect(await standing("acorn")).toEqual(before);
    await retract(claimId);
    expect(await undo(importId)).toEqual({ ok: true, value: { claims: 1, phases: 1 } });
    expect(await standing("acorn")).toEqual([]);
  });

  it("stand when the register says again what they took back, until it says something else", async () => {
    const row = (on: string) => [`B1,Beech Compute,Yates,,100,${on},,Active`];
    await takeLoads(database.db, row("2028-01-31"), "2026-01-31");
    await takeLoads(database.db, row("2035-01-31"), "2026-02-28");
    const [, typo = 0] = (await serviceOf("beech-compute")).claimIds;
    await retract(typo);
    const left = [
      "beech-compute 1: 100",
      "beech-compute 1 service in_service estimated 2028-01-31 2028-01-31 day 2026-01-31",
    ];
    expect(await standing("beech")).toEqual(left);
    expect((await takeLoads(database.db, [...row("2035-01-31"), ""], "2026-02-28")).counts.unchanged).toBe(1);
    expect((await takeLoads(database.db, row("2035-01-31"), "2026-03-31")).counts.unchanged).toBe(1);
    expect((await takeLoads(database.db, row("2028-01-31"), "2026-04-30")).counts.unchanged).toBe(1);
    expect(await standing("beech")).toEqual(left);
    const moved = await takeLoads(database.db, row("2028-03-31"), "2026-05-31");
    expect(moved.report).toMatchObject({ counts: importCounts({ changed: 1 }), slips: { later: 1, medianDays: 60 } });
  });

  it("stay what a phase's size is when an import that had changed it before is undone", async () => {
    const row = (megawatts: number) => [`C1,Cherry Compute,Yates,,${megawatts},2028-01-31,,Active`];
    await takeLoads(database.db, row(100), "2026-01-31");
    const next = await takeLoads(database.db, row(120), "2026-02-28");
    const { siteId } = await serviceOf("cherry-compute");
    await inRetriedTransaction(database.db, analyst, (tx) =>
      savePhase(tx, analyst, {
        ...{ siteId, ordinal: 1, nameEn: "Phase 1", nameKo: "Phase 1", mark: "V" },
        gridConnectionMegawatts: "125",
      }),
    );
    expect(await undo(next.importId)).toMatchObject({ ok: true });
    expect((await standing("cherry"))[0]).toBe("cherry-compute 1: 125");
  });

  it("that change what a row would do since its dry run keep it from being taken in, and nothing is written", async () => {
    const row = (on: string) => [`D1,Date Palm Compute,Yates,,100,${on},,Active`];
    await takeLoads(database.db, row("2028-01-31"), "2026-01-31");
    const { importId } = await stageLoads(
      database.db,
      [...row("2028-07-31"), "D2,Dill Compute,Yates,,50,,,Active"],
      "2026-02-28",
    );
    await retract((await serviceOf("date-palm-compute")).claimId);
    const before = await standing("d");
    expect(await applyImport(database.db, analyst, importId, { quarantine: false })).toMatchObject({
      ok: false,
      failure: { kind: "conflict" },
    });
    expect(await standing("d")).toEqual(before);
    const [{ state } = {}] = await database.db.execute<{ state: string }>(
      sql`select state from imports where id = ${importId}`,
    );
    expect(state).toBe("staged");
  });

  it("and an import that meet at one site are both kept, one after the other", async () => {
    const row = (on: string) => [`E1,Elder Compute,Yates,,100,${on},,Active`];
    await takeLoads(database.db, row("2028-01-31"), "2026-01-31");
    const { importId } = await stageLoads(database.db, row("2028-07-31"), "2026-02-28");
    const { siteId, milestoneId } = await serviceOf("elder-compute");
    const saved = await database.db.transaction(async (tx) => {
      await lockSites(tx, [siteId]);
      const applying = applyImport(database.db, analyst, importId, { quarantine: false });
      await until(async () => {
        const [waiting] = await database.db.execute(
          sql`select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
        );
        return waiting !== undefined;
      });
      // Or the analyst's write would wait for the import, and the import for the analyst.
      const audit = sql`select from pg_locks where locktype = 'advisory' and objid = 7451001 and granted
        and database = (select oid from pg_database where datname = current_database())`;
      expect(await database.db.execute(audit)).toHaveLength(0);
      const sourceId = unwrap(
        await recordSource(tx, analyst, { url: null, title: "A call", publisher: "Ana", class: "analyst" }),
      );
      const days = { earliestOn: "2029-01-01", latestOn: "2029-12-31", precision: "year" } as const;
      const claim = { milestoneId, kind: "estimated", ...days, knownOn: "2026-03-01", sourceId, mark: "U" } as const;
      unwrap(await recordClaim(tx, analyst, claim));
      return { applying };
    });
    expect(await saved.applying).toMatchObject({ ok: true, value: { outcome: "applied" } });
    expect(await standing("elder")).toEqual([
      "elder-compute 1: 100",
      "elder-compute 1 service in_service estimated 2028-01-31 2028-01-31 day 2026-01-31",
      "elder-compute 1 service in_service estimated 2028-07-31 2028-07-31 day 2026-02-28",
      "elder-compute 1 service in_service estimated 2029-01-01 2029-12-31 year 2026-03-01",
    ]);
    const [chain] = await database.db.execute(sql`select audit_chain_broken_at() as "brokenAt"`);
    expect(chain).toEqual({ brokenAt: null });
  });
});

async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await pause(20);
}
