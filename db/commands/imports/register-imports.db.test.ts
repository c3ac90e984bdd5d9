import { afterAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { Actor } from "@/lib/domain/actor";
import type { RegisterMapping } from "@/lib/importing/registers/mapping";
import { loadRegister } from "../../testing/register-files";
import { importCounts, stageLoads, standingRecords, takeLoads } from "../../testing/register-imports";
import { testDatabase } from "../../testing/test-database";
import { applyImport } from "./apply-import";
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

type Publication = [rows: readonly string[], publishedOn: string, mapping?: RegisterMapping];
const stage = (...publication: Publication) => stageLoads(database.db, ...publication);
const take = (...publication: Publication) => takeLoads(database.db, ...publication);
const standing = () => standingRecords(database.db);

describe("a register", () => {
  it("is read without changing a record, and then taken in as the dry run said", async () => {
    const { report, importId } = await stage(january, "2026-01-31");
    expect(report).toMatchObject({ rows: 3, counts: importCounts({ added: 3 }), vanished: [] });
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
    expect(await take([...january, ""], "2026-01-31")).toMatchObject({ counts: importCounts({ unchanged: 3 }) });
    expect(await standing()).toEqual(before);
  });

  it("says by how many days dates slip, what is gone, what was withdrawn and what is new", async () => {
    await take(january, "2026-01-31");
    const next = await take(february, "2026-02-28");
    expect(next.report).toMatchObject({
      counts: importCounts({ added: 1, changed: 2 }),
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
      counts: importCounts({ changed: 1, unchanged: 1 }),
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
      counts: importCounts({ changed: 1, unchanged: 2 }),
    });
    expect((await standing()).filter((line) => /^alder-compute.*:/.test(line))).toEqual(["alder-compute 1: 100"]);
  });

  it("takes nothing in while a row is wrong, and all others when told to leave it out", async () => {
    const rows = [...january, "105,Elm Data Center,Rockland,Elm LLC,40,31/31/2028,,Active"];
    const staged = await stage(rows, "2026-01-31");
    expect(staged.report.counts).toEqual(importCounts({ added: 3, refused: 1 }));
    expect(await applyImport(database.db, actor, staged.importId, { quarantine: false })).toMatchObject({ ok: false });
    expect(await standing()).toEqual([]);
    expect(await applyImport(database.db, actor, staged.importId, { quarantine: true })).toMatchObject({ ok: true });
    expect((await standing()).length).toBe(8);
    const mended = await take(["105,Elm Data Center,Rockland,Elm LLC,40,2028-12-31,,Active"], "2026-01-31");
    expect(mended.counts).toEqual(importCounts({ added: 1 }));
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
    expect(staged.report.counts).toEqual(importCounts({ asked: 1 }));
    await take(rows, "2026-02-28", { ...other, sites: { "7": "birch-data-center" } });
    expect((await standing()).filter((line) => line.startsWith("birch"))).toEqual([
      "birch-data-center 1: 50",
      "birch-data-center 1 service in_service estimated 2028-01-31 2028-01-31 day 2026-01-31",
      "birch-data-center 1 service in_service estimated 2028-06-30 2028-06-30 day 2026-02-28",
    ]);
  });
});
