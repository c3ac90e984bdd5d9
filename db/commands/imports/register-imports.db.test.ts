import { sql } from "drizzle-orm";
import { afterAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { Actor } from "@/lib/domain/actor";
import type { RegisterMapping } from "@/lib/importing/registers/mapping";
import { loadRegister, readLoads } from "../../testing/register-files";
import { testDatabase } from "../../testing/test-database";
import { applyImport } from "./apply-import";
import { stageImport } from "./stage-import";
import { undoImport } from "./undo-import";

const actor: Actor = { kind: "system", name: "test" };
vi.setConfig({ testTimeout: 60_000 });

let database: Awaited<ReturnType<typeof testDatabase>>;
beforeEach(async () => {
  await database?.close();
  database = await testDatabase();
});
afterAll(() => database?.close());

const january = [
  "101,Alder Compute,Yates,Alder LLC,100,2027-06-30,2027-03-31,Active",
  "102,Birch Data Center,Niagara,Birch Inc,50,2028-01-31,,Active",
  "103,Cedar Campus,Genesee,Cedar LLC,300,12/2028,,Under construction",
];
const february = [
  "101,Alder Compute,Yates,Alder LLC,120,2027-12-31,2027-03-31,Active",
  "102,Birch Data Center,Niagara,Birch Inc,50,2028-01-31,,Withdrawn",
  "104,Dogwood Data Center,Albany,Dogwood LLC,80,2029-06-30,,Active",
];

const stage = async (rows: readonly string[], publishedOn: string, mapping: RegisterMapping = loadRegister) =>
  stageImport(database.db, actor, await readLoads(rows, publishedOn, mapping));

async function take(rows: readonly string[], publishedOn: string, mapping: RegisterMapping = loadRegister) {
  const staged = await stage(rows, publishedOn, mapping);
  const applied = await applyImport(database.db, actor, staged.importId, { quarantine: false });
  if (!applied.ok) throw new Error(JSON.stringify(applied.failure));
  return { ...applied.value, counts: staged.report.counts, report: staged.report };
}

const counts = (given: Record<string, number>) => ({
  added: 0,
  changed: 0,
  unchanged: 0,
  refused: 0,
  asked: 0,
  left_out: 0,
  ...given,
});

/** What stands on record: every phase in force and every claim that nobody took back, in words. */
async function standing() {
  const phases = await database.db.execute<{ line: string }>(sql`
    select s.slug || ' ' || p.ordinal || ': ' || coalesce(p.grid_connection_megawatts::text, '-') as line
    from phases p join sites s on s.id = p.site_id where p.retired_on is null order by 1`);
  const claims = await database.db.execute<{ line: string }>(sql`
    select concat_ws(' ', s.slug, p.ordinal, i.kind, m.step, c.kind, c.earliest_on, c.latest_on, c.precision, c.known_on) as line
    from dated_claims c join milestones m on m.id = c.milestone_id join indicators i on i.id = m.indicator_id join sites s on s.id = i.site_id
      left join phases p on p.id = i.phase_id
    where not exists (select from claim_retractions r where r.claim_id = c.id) order by 1`);
  return [...phases, ...claims].map(({ line }) => line);
}

describe("a register", () => {
  it("is read without changing a record, and then taken in as the dry run said", async () => {
    const { report, importId } = await stage(january, "2026-01-31");
    expect(report).toMatchObject({ rows: 3, counts: counts({ added: 3 }), vanished: [] });
    expect(await standing()).toEqual([]);
    expect(await applyImport(database.db, actor, importId, { quarantine: false })).toMatchObject({
      ok: true,
      value: { outcome: "applied" },
    });
    expect(await standing()).toEqual([
      "alder-compute 1: 100",
      "birch-data-center 1: 50",
      "cedar-campus 1: 300",
      "alder-compute 1 grid_interconnect energised promised 2027-03-31 2027-03-31 day 2026-01-31",
      "alder-compute 1 service in_service estimated 2027-06-30 2027-06-30 day 2026-01-31",
      "birch-data-center 1 service in_service estimated 2028-01-31 2028-01-31 day 2026-01-31",
      "cedar-campus 1 service in_service estimated 2028-12-01 2028-12-31 month 2026-01-31",
      "cedar-campus 1 works started actual 2026-01-31 by 2026-01-31",
    ]);
  });

  it("changes nothing when the same file comes again, nor when only its bytes differ", async () => {
    await take(january, "2026-01-31");
    const before = await standing();
    expect((await stage(january, "2026-01-31")).isApplied).toBe(true);
    expect(await take([...january, ""], "2026-01-31")).toMatchObject({ counts: counts({ unchanged: 3 }) });
    expect(await standing()).toEqual(before);
  });

  it("says by how many days dates slip, what is gone, what was withdrawn and what is new", async () => {
    await take(january, "2026-01-31");
    const next = await take(february, "2026-02-28");
    expect(next.report).toMatchObject({
      counts: counts({ added: 1, changed: 2 }),
      slips: { later: 1, earlier: 0, medianDays: 184 },
      vanished: ["103"],
    });
    const lines = await standing();
    expect(lines).toContain("alder-compute 1: 120");
    expect(lines).toContain("alder-compute 1 service in_service estimated 2027-06-30 2027-06-30 day 2026-01-31");
    expect(lines).toContain("alder-compute 1 service in_service estimated 2027-12-31 2027-12-31 day 2026-02-28");
    expect(lines.filter((line) => line.includes("energised"))).toHaveLength(1);
    expect(lines.filter((line) => line.includes("birch") && line.includes("withdrawn"))).toHaveLength(1);
    expect(lines).toContain("cedar-campus 1: 300");
    const back = await take([january[1] ?? "", january[2] ?? ""], "2026-03-31");
    expect(back.report).toMatchObject({
      vanished: ["101", "104"],
      returned: ["102", "103"],
      counts: counts({ changed: 1, unchanged: 1 }),
    });
  });

  it("keeps the history of a request that got another number", async () => {
    await take(january, "2026-01-31");
    const next = await take(
      ["901,Alder Compute,Yates,Alder LLC,100,2027-09-30,2027-03-31,Active", ...january.slice(1)],
      "2026-02-28",
    );
    expect(next.report).toMatchObject({
      moved: [{ from: "101", to: "901" }],
      vanished: [],
      counts: counts({ changed: 1, unchanged: 2 }),
    });
    expect((await standing()).filter((line) => /^alder-compute.*:/.test(line))).toEqual(["alder-compute 1: 100"]);
  });

  it("takes nothing in while a row is wrong, and all others when told to leave it out", async () => {
    const rows = [...january, "105,Elm Data Center,Rockland,Elm LLC,40,31/31/2028,,Active"];
    const staged = await stage(rows, "2026-01-31");
    expect(staged.report.counts).toEqual(counts({ added: 3, refused: 1 }));
    expect(await applyImport(database.db, actor, staged.importId, { quarantine: false })).toMatchObject({ ok: false });
    expect(await standing()).toEqual([]);
    expect(await applyImport(database.db, actor, staged.importId, { quarantine: true })).toMatchObject({ ok: true });
    expect((await standing()).length).toBe(8);
    const mended = await take(["105,Elm Data Center,Rockland,Elm LLC,40,2028-12-31,,Active"], "2026-01-31");
    expect(mended.counts).toEqual(counts({ added: 1 }));
  });

  it("is undone as one, and can be taken in again as it was", async () => {
    await take(january, "2026-01-31");
    const before = await standing();
    const next = await take(february, "2026-02-28");
    const after = await standing();
    expect(await undoImport(database.db, actor, { importId: next.importId, todayOn: "2026-03-01" })).toMatchObject({
      ok: true,
    });
    expect(await standing()).toEqual(before);
    expect((await take(february, "2026-02-28")).report.counts).toEqual(next.report.counts);
    expect(await standing()).toEqual(after);
  });

  it("is taken in once by eight at once", async () => {
    const results = await Promise.all(
      Array.from({ length: 8 }, async () => {
        const { importId } = await stage(january, "2026-01-31");
        return applyImport(database.db, actor, importId, { quarantine: false });
      }),
    );
    const outcomes = results.map((result) => (result.ok ? result.value.outcome : "refused")).sort();
    expect(outcomes).toEqual([...Array(7).fill("already_applied"), "applied"]);
    expect((await standing()).length).toBe(8);
  });

  it("asks which site a row is where it may be one on record, and takes the answer of the mapping", async () => {
    await take(january, "2026-01-31");
    const rows = ["7,Birch Data Centre II,Niagara,Birch Inc,50,2028-06-30,,Active"];
    const other = { ...loadRegister, register: "other-loads" };
    const staged = await stage(rows, "2026-02-28", other);
    expect(staged.report.counts).toEqual(counts({ asked: 1 }));
    await take(rows, "2026-02-28", { ...other, sites: { "7": "birch-data-center" } });
    expect((await standing()).filter((line) => line.startsWith("birch"))).toEqual([
      "birch-data-center 1: 50",
      "birch-data-center 1 service in_service estimated 2028-01-31 2028-01-31 day 2026-01-31",
      "birch-data-center 1 service in_service estimated 2028-06-30 2028-06-30 day 2026-02-28",
    ]);
  });
});
