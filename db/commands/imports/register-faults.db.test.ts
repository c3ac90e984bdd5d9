import { sql } from "drizzle-orm";
import { afterAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { Actor } from "@/lib/domain/actor";
import { unwrap } from "@/lib/domain/result";
import type { RegisterMapping } from "@/lib/importing/registers/mapping";
import { findRecordsDay } from "../../queries/find-records-day";
import { listImportProblems } from "../../queries/list-import-rows";
import { findSitePageParts } from "../../queries/site-page-parts";
import { loadRegister } from "../../testing/register-files";
import { stageLoads } from "../../testing/register-imports";
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

const alder = "101,Alder Compute,Yates,Alder LLC,100,2027-06-30,2027-03-31,Active";
const birch = "102,Birch Data Center,Niagara,Birch Inc,50,2028-01-31,,Active";

const stage = (...publication: [string[], string, RegisterMapping?]) => stageLoads(database.db, ...publication);

/** Takes in what can be taken. */
async function take(...publication: [string[], string, RegisterMapping?]) {
  const { importId, report } = await stage(...publication);
  unwrap(await applyImport(database.db, actor, importId, { quarantine: true }));
  return { importId, report };
}

const undo = async (importId: number) =>
  expect(await undoImport(database.db, actor, { importId, todayOn: "2026-11-30" })).toMatchObject({ ok: true });

async function sizes() {
  const rows = await database.db.execute<{ line: string }>(sql`
    select s.slug || ' ' || p.ordinal || ': ' || p.grid_connection_megawatts as line
    from phases p join sites s on s.id = p.site_id where p.retired_on is null order by 1`);
  return rows.map(({ line }) => line);
}

describe("a row that is wrong or open", () => {
  const wrong = "101,Alder Compute,Yates,Alder LLC,100,31/31/2028,,Active";

  it("is in the publication: its key is not gone, and no other row's history", async () => {
    await take([alder, birch], "2026-01-31");
    const other = "109,Alder Compute,Yates,Alder LLC,100,2030-01-01,,Active";
    const { report } = await take([wrong, other, birch], "2026-02-28");
    expect(report).toMatchObject({ vanished: [], moved: [], counts: { refused: 1 } });
  });

  it("is refused at a new site as at one on record, with the claim that is wrong; without one it is taken in", async () => {
    await take([alder], "2026-01-31");
    const bare = "103,Cedar Compute,Yates,Cedar LLC,40,,,Active";
    const { importId, report } = await take([alder, birch, bare], "1989-12-31");
    expect(report.counts).toMatchObject({ added: 1, unchanged: 0, refused: 2 });
    const { items } = await listImportProblems(database.db, importId, 3);
    expect(items).toMatchObject([
      { row: 2, column: "service, in service: known on", value: "1989-12-31" },
      { row: 2, column: "grid interconnect, energised: known on", value: "1989-12-31" },
      { row: 3, column: "service, in service: known on", value: "1989-12-31" },
    ]);
    expect(await sizes()).toEqual(["alder-compute 1: 100", "cedar-compute 1: 40"]);
  });

  it("stays out when its key was given anew and stands twice", async () => {
    await take([alder, birch], "2026-01-31");
    const again = alder.replace("101", "901");
    const { report } = await stage([again, again.replace("2027-06-30", "2029-06-30"), birch], "2026-02-28");
    expect(report).toMatchObject({ moved: [{ from: "101", to: "901" }], counts: { refused: 1, changed: 0 } });
  });

  it("is asked about like the row before it that asks the same", async () => {
    const { report } = await stage([alder.replace("Active", "Odd"), birch.replace("Active", "Odd")], "2026-01-31");
    expect(report.counts).toMatchObject({ asked: 2, refused: 0 });
  });
});

describe("a row", () => {
  it("with a text that is cut where a letter of two units stands is stored", async () => {
    const mapping: RegisterMapping = {
      ...loadRegister,
      columns: { ...loadRegister.columns, Status: [{ field: "note" }] },
    };
    const rows = [2_998, 2_997].map(
      (length) => `${length},Alder ${length},${"x".repeat(299)}🏗🏗,,100,,,${"y".repeat(length)}🏗🏗`,
    );
    expect((await stage(rows, "2026-01-31", mapping)).report.counts).toMatchObject({ added: 2 });
  });

  it("of a new site that an earlier row brings makes no second one, and is a phase of it once that is taken in", async () => {
    const mapping: RegisterMapping = {
      ...loadRegister,
      key: ["Queue", "County"],
      columns: { ...loadRegister.columns, County: [{ field: "phase" }] },
    };
    const rows = ["10,Alder Compute,Phase 1,,100,,,Active", "10,Alder Compute,Phase 2,,200,,,Active"];
    expect((await take(rows, "2026-01-31", mapping)).report.counts).toMatchObject({ added: 1, asked: 1 });
    expect((await take([...rows, ""], "2026-01-31", mapping)).report.counts).toMatchObject({ added: 1, unchanged: 1 });
    expect(await sizes()).toEqual(["alder-compute 1: 100", "alder-compute 2: 200"]);
  });
});

describe("what an import said that was undone", () => {
  it("is no day to which records reach; nor is a dry run", async () => {
    await take([alder], "2026-01-31");
    const { importId } = await take([alder.replace("2027-06-30", "2027-07-30")], "2026-02-28");
    await undo(importId);
    await stage([alder, birch], "2026-03-31");
    expect(await findRecordsDay(database.db)).toBe("2026-01-31");
  });

  it("about a size keeps no earlier word back, and no page shows it", async () => {
    await take([alder], "2026-01-31");
    const { importId } = await take([alder.replace(",100,", ",150,")], "2026-03-31");
    await undo(importId);
    expect((await take([alder.replace(",100,", ",120,")], "2026-02-28")).report.counts).toMatchObject({ changed: 1 });
    expect(await sizes()).toEqual(["alder-compute 1: 120"]);
    const page = await findSitePageParts(database.db, "alder-compute");
    expect(page?.capacityClaims.map(({ megawatts }) => megawatts)).toEqual([100, 120]);
  });

  it("leaves a site examined on the day that an import or somebody else said before, or on none", async () => {
    const examined = async () => {
      const [row] = await database.db.execute<{ day: string | null }>(
        sql`select last_examined_on::text as day from sites`,
      );
      return row?.day ?? null;
    };
    const elsewhere = (register: string): RegisterMapping => ({
      ...loadRegister,
      register,
      sites: { 101: "alder-compute" },
    });
    const first = await take([alder], "2026-01-31");
    const undone = await take([alder], "2026-02-15", elsewhere("second"));
    const next = await take([alder], "2026-02-28", elsewhere("third"));
    await undo(undone.importId);
    expect(await examined()).toBe("2026-02-28");
    await undo(next.importId);
    expect(await examined()).toBe("2026-01-31");
    await undo(first.importId);
    expect(await examined()).toBeNull();
    await database.db.execute(sql`update sites set last_examined_on = '2026-02-10'`);
    const last = await take([alder], "2026-03-31");
    expect(await examined()).toBe("2026-03-31");
    await undo(last.importId);
    expect(await examined()).toBe("2026-02-10");
    const ofThatDay = await take([alder, ""], "2026-02-10");
    await undo(ofThatDay.importId);
    expect(await examined()).toBe("2026-02-10");
  });

  it("about a size twice is taken back to what stood before the first", async () => {
    await take([alder], "2026-01-31");
    const renumbered = { "201": "101", "202": "101" };
    const rows = ["201,Alder One,Yates,Alder LLC,150,,,Active", "202,Alder Two,Yates,Alder LLC,175,,,Active"];
    const { importId } = await take(rows, "2026-02-28", { ...loadRegister, renumbered });
    expect(await sizes()).toEqual(["alder-compute 1: 175"]);
    await undo(importId);
    expect(await sizes()).toEqual(["alder-compute 1: 100"]);
  });
});
