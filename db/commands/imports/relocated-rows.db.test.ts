import { sql } from "drizzle-orm";
import { afterAll, beforeEach, expect, it, vi } from "vitest";
import type { Actor } from "@/lib/domain/actor";
import type { RegisterMapping } from "@/lib/importing/registers/mapping";
import { listImportProblems } from "../../queries/list-import-rows";
import { loadRegister } from "../../testing/register-files";
import { stageLoads, standingRecords, takeLoads } from "../../testing/register-imports";
import { testDatabase } from "../../testing/test-database";
import { applyImport } from "./apply-import";
import { undoImport } from "./undo-import";

const actor: Actor = { kind: "system", name: "test" };
vi.setConfig({ testTimeout: 60_000 });

const walnut = "1,Walnut Compute,Yates,,100,2028-06-30,,Active";
const willow = "2,Willow Compute,Kings,,60,2028-06-30,,Active";
const moved: RegisterMapping = { ...loadRegister, sites: { 1: "willow-compute" } };

let database: Awaited<ReturnType<typeof testDatabase>>;
let first: number;
beforeEach(async () => {
  await database?.close();
  database = await testDatabase();
  first = (await takeLoads(database.db, [walnut, willow], "2026-01-31")).importId;
});
afterAll(() => database?.close());

async function phases() {
  const rows = await database.db.execute<{ line: string }>(sql`
    select concat_ws(' ', s.slug, p.ordinal, p.grid_connection_megawatts) as line from phases p join sites s on s.id = p.site_id
    where p.retired_on is null order by 1`);
  return rows.map(({ line }) => line);
}
/** Somebody else speaks of the start of service of the walnut's phase. */
const speak = () =>
  database.db.execute(sql`
    insert into dated_claims (natural_key, milestone_id, kind, earliest_on, latest_on, precision, known_on, source_id, mark, recorded_by)
    select 'other', c.milestone_id, 'estimated', '2029-01-31', '2029-01-31', 'day', '2026-02-10', c.source_id, 'V', 'analyst'
    from dated_claims c join milestones m on m.id = c.milestone_id join indicators i on i.id = m.indicator_id join sites s on s.id = i.site_id
    where s.slug = 'walnut-compute'`);

it("a row that the mapping puts at another site takes its phase away from the old one, and undoing it brings it back", async () => {
  const before = await phases();
  const { importId, report } = await takeLoads(database.db, [walnut, willow], "2026-02-28", moved);
  expect(report.relocated).toMatchObject([{ key: "1", from: "walnut-compute", to: "willow-compute" }]);
  expect(await phases()).toEqual(["willow-compute 1 60", "willow-compute 2 100"]);
  const next = await takeLoads(database.db, [walnut, willow], "2026-03-31", moved);
  expect(next.report).toMatchObject({ relocated: [], counts: { unchanged: 2 } });
  for (const id of [next.importId, importId])
    expect(await undoImport(database.db, actor, { importId: id, todayOn: "2026-04-01" })).toMatchObject({ ok: true });
  expect(await phases()).toEqual(before);
});

it("a row that was moved, undone and moved again has its phase again, and what an analyst took back there stays so", async () => {
  const second = await takeLoads(database.db, [walnut, willow], "2026-02-28", moved);
  await database.db.execute(sql`
    insert into claim_retractions (claim_id, reason, recorded_by)
    select c.id, 'Misread', 'analyst' from dated_claims c where c.import_id = ${second.importId}`);
  const before = await standingRecords(database.db);
  await undoImport(database.db, actor, { importId: second.importId, todayOn: "2026-04-01" });
  await takeLoads(database.db, [walnut, willow], "2026-02-28", moved);
  expect(await standingRecords(database.db)).toEqual(before);
});

it("a row is back at its own site when the publication that moved it is undone, and then the one before, which comes again", async () => {
  const before = await phases();
  const second = await takeLoads(database.db, [walnut, willow], "2026-02-28", moved);
  for (const importId of [second.importId, first])
    expect(await undoImport(database.db, actor, { importId, todayOn: "2026-04-01" })).toMatchObject({ ok: true });
  expect(await phases()).toEqual([]);
  await takeLoads(database.db, [walnut, willow], "2026-01-31");
  expect(await phases()).toEqual(before);
});

it("a row whose phase others have spoken of is asked about", async () => {
  await speak();
  const before = await phases();
  const { importId, report } = await stageLoads(database.db, [walnut, willow], "2026-02-28", moved);
  expect(report).toMatchObject({ relocated: [], counts: { asked: 1, unchanged: 1 } });
  const { items } = await listImportProblems(database.db, importId, 1);
  expect(items).toMatchObject([
    { row: 2, value: "1", reason: expect.stringContaining("walnut-compute"), question: { about: "site" } },
  ]);
  await applyImport(database.db, actor, importId, { quarantine: true });
  expect(await phases()).toEqual(before);
});

it("what others say of the phase after the dry run keeps the import from being taken in", async () => {
  const { importId } = await stageLoads(database.db, [walnut, willow], "2026-02-28", moved);
  await speak();
  const before = await phases();
  expect(await applyImport(database.db, actor, importId, { quarantine: false })).toMatchObject({ ok: false });
  expect(await phases()).toEqual(before);
});

it("a row that a later publication has at the other site is asked about, until that is taken in with the mapping", async () => {
  const older = () => stageLoads(database.db, [walnut], "2025-12-31", moved);
  expect((await older()).report).toMatchObject({ relocated: [], counts: { asked: 1 } });
  await takeLoads(database.db, [walnut, willow], "2026-01-31", moved);
  expect((await older()).report.counts).toMatchObject({ asked: 0, refused: 0 });
  expect(await phases()).toEqual(["willow-compute 1 60", "willow-compute 2 100"]);
});

it("a row whose number another row had before leaves its own phase, not the other's", async () => {
  const next = { ...loadRegister, sites: { 1: "willow-compute" }, renumbered: { 1: "2" } };
  const kept = await takeLoads(database.db, [willow.replace("2,", "1,")], "2026-02-28", next);
  expect(kept.report.relocated).toEqual([]);
  expect(await phases()).toEqual(["walnut-compute 1 100", "willow-compute 1 60"]);
  const left = { ...next, sites: { 1: "walnut-compute" } };
  const gone = await takeLoads(database.db, [willow.replace("2,", "1,")], "2026-03-31", left);
  expect(gone.report.relocated).toMatchObject([{ key: "1", from: "willow-compute", to: "walnut-compute" }]);
  expect(await phases()).toEqual(["walnut-compute 1 100", "walnut-compute 2 60"]);
});
