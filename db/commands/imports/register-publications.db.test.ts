import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { Actor } from "@/lib/domain/actor";
import type { RegisterMapping } from "@/lib/importing/registers/mapping";
import { listHeldRows, listImportProblems } from "../../queries/list-import-rows";
import { loadRegister, readLoads } from "../../testing/register-files";
import { importCounts, stageLoads, standingRecords, takeLoads } from "../../testing/register-imports";
import { testDatabase } from "../../testing/test-database";
import { applyImport } from "./apply-import";
import { stageImport } from "./stage-import";
import { undoImport } from "./undo-import";

const actor: Actor = { kind: "system", name: "test" };
vi.setConfig({ testTimeout: 60_000 });

let database: Awaited<ReturnType<typeof testDatabase>>;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

/** Every test has a register of its own, and sites of its own. */
const register = (name: string, answers: Partial<RegisterMapping> = {}): RegisterMapping => ({
  ...{ ...loadRegister, register: name },
  ...answers,
});
const take = (...publication: [string[], string, RegisterMapping]) => takeLoads(database.db, ...publication);
const stage = (...publication: [string[], string, RegisterMapping]) => stageLoads(database.db, ...publication);
const standing = (slug: string) => standingRecords(database.db, slug);
const undo = (importId: number) => undoImport(database.db, actor, { importId, todayOn: "2026-06-01" });

describe("publications of a register", () => {
  it("taken in out of order leave what the newest says, and the older words behind it", async () => {
    const mapping = register("out-of-order");
    await take(["1,Fern Compute,Yates,,120,2028-12-31,,Active"], "2026-02-28", mapping);
    const older = await take(
      ["1,Fern Compute,Yates,,100,2028-06-30,,Active", "2,Fescue Compute,Yates,,30,2027-01-31,,Active"],
      "2026-01-31",
      mapping,
    );
    expect(older.report).toMatchObject({ vanished: [], slips: { later: 0, earlier: 0 } });
    expect(await standing("fe")).toEqual([
      "fern-compute 1: 120",
      "fescue-compute 1: 30",
      "fern-compute 1 service in_service estimated 2028-06-30 2028-06-30 day 2026-01-31",
      "fern-compute 1 service in_service estimated 2028-12-31 2028-12-31 day 2026-02-28",
      "fescue-compute 1 service in_service estimated 2027-01-31 2027-01-31 day 2026-01-31",
    ]);
    const again = await take(["1,Fern Compute,Yates,,120,2028-12-31,,Active", ""], "2026-02-28", mapping);
    expect(again.counts).toEqual(importCounts({ unchanged: 1 }));
  });

  it("go on with the history of a request whose new number the mapping names", async () => {
    await take(["1,Ginkgo Compute,Yates,,100,2028-06-30,,Active"], "2026-01-31", register("renumbered"));
    const mapping = register("renumbered", { renumbered: { "9": "1" } });
    const next = await take(["9,Ginkgo Energy Campus,Kings,,140,2028-12-31,,Active"], "2026-02-28", mapping);
    expect(next.report).toMatchObject({ counts: importCounts({ changed: 1 }), vanished: [], slips: { later: 1 } });
    expect((await standing("ginkgo")).slice(0, 1)).toEqual(["ginkgo-compute 1: 140"]);
    const third = await take(
      ["9,Ginkgo Energy Campus,Kings,,140,2028-12-31,,Active"],
      "2026-03-31",
      register("renumbered"),
    );
    expect(third.report).toMatchObject({ counts: importCounts({ unchanged: 1 }), vanished: [] });
  });

  it("name no row gone that could not be read, was left out, or stands in another file of the day", async () => {
    const rows = [
      "1,Hazel Compute,Yates,,100,2028-06-30,,Active",
      "2,Heath Compute,Kings,,60,2028-06-30,,Active",
      "3,Holly Compute,Essex,,70,2028-06-30,,Active",
      "4,Hornbeam Compute,Erie,,80,2028-06-30,,Active",
    ];
    await take(rows, "2026-01-31", register("absent"));
    const skipping = register("absent", { sites: { "2": "skip" } });
    const next = await stage(
      [rows[0]?.replace("2028-06-30", "31/31/2028") ?? "", rows[1] ?? "", rows[2] ?? ""],
      "2026-02-28",
      skipping,
    );
    expect(next.report).toMatchObject({
      counts: importCounts({ refused: 1, left_out: 1, unchanged: 1 }),
      vanished: ["4"],
    });
    await applyImport(database.db, actor, next.importId, { quarantine: true });
    const mended = await take(rows.slice(0, 1), "2026-02-28", register("absent"));
    expect(mended.report).toMatchObject({ counts: importCounts({ unchanged: 1 }), vanished: ["4"] });
  });

  it("keep the rows left out with their reasons until they come again mended", async () => {
    const mapping = register("held");
    const staged = await stage(
      ["1,Iris Compute,Yates,,100,2028-06-30,,Active", "2,Ivy Compute,Kings,,sixty,31/31/2028,,Active"],
      "2026-01-31",
      mapping,
    );
    await applyImport(database.db, actor, staged.importId, { quarantine: true });
    const [held, ...others] = await listHeldRows(database.db, staged.importId);
    expect(others).toEqual([]);
    expect(held).toMatchObject({ row: 3, key: "2", action: "refused", raw: { Project: "Ivy Compute", MW: "sixty" } });
    expect(held?.reasons).toHaveLength(2);
    expect((await take(["2,Ivy Compute,Kings,,60,2028-12-31,,Active"], "2026-01-31", mapping)).counts.added).toBe(1);
    expect(await listHeldRows(database.db, staged.importId)).toEqual([]);
  });

  it("staged at the same time are not both taken in: the second is read again first", async () => {
    const mapping = register("at-once");
    const first = await stage(["1,Jasmine Compute,Yates,,100,2028-06-30,,Active"], "2026-01-31", mapping);
    const second = await stage(["1,Jasmine Compute,Yates,,100,2028-12-31,,Active"], "2026-02-28", mapping);
    const other = await stage(
      ["X,Jasmine Compute,Yates,,100,2028-12-31,,Active"],
      "2026-02-28",
      register("other-at-once"),
    );
    expect(await applyImport(database.db, actor, first.importId, { quarantine: false })).toMatchObject({ ok: true });
    const before = await standing("jasmine");
    for (const { importId } of [second, other])
      expect(await applyImport(database.db, actor, importId, { quarantine: false })).toMatchObject({
        ok: false,
        failure: { kind: "conflict" },
      });
    expect(await standing("jasmine")).toEqual(before);
    const again = await take(["1,Jasmine Compute,Yates,,100,2028-12-31,,Active"], "2026-02-28", mapping);
    expect(again.counts).toEqual(importCounts({ changed: 1 }));
  });

  it("whose day was wrong do not, once undone, hold up the sizes that come after", async () => {
    const mapping = register("wrong-day");
    const row = (megawatts: number) => [`1,Kapok Compute,Yates,,${megawatts},2028-06-30,,Active`];
    await take(row(100), "2026-01-31", mapping);
    const wrong = await take(row(120), "2026-08-31", mapping);
    expect(await undo(wrong.importId)).toMatchObject({ ok: true });
    expect((await standing("kapok"))[0]).toBe("kapok-compute 1: 100");
    const right = await take(row(120), "2026-02-28", mapping);
    expect(right.counts).toEqual(importCounts({ changed: 1 }));
    expect((await standing("kapok"))[0]).toBe("kapok-compute 1: 120");
  });
});

describe("the rows of a register", () => {
  it("of two sheets are one publication, in which a key stands once", async () => {
    const mapping = register("two-sheets");
    const readings = [
      await readLoads(["1,Larch Compute,Yates,,100,2028-06-30,,Active"], "2026-01-31", mapping),
      await readLoads(
        ["2,Laurel Compute,Kings,,60,2028-06-30,,Active", "1,Lilac,Essex,,5,,,Active"],
        "2026-01-31",
        mapping,
      ),
    ] as const;
    async function* batches() {
      for (const [i, reading] of readings.entries())
        for await (const batch of reading.batches) yield { ...batch, sheet: `Sheet ${i + 1}` };
    }
    const staged = await stageImport(database.db, actor, { ...readings[0], batches: batches() });
    expect(staged.report).toMatchObject({ rows: 3, counts: importCounts({ added: 2, refused: 1 }) });
    expect((await listImportProblems(database.db, staged.importId, 2)).items).toEqual([
      expect.objectContaining({
        sheet: "Sheet 2",
        row: 3,
        value: "1",
        reason: expect.stringContaining("sheet Sheet 1"),
      }),
    ]);
  });

  it("without an economy are of sites without one, and known again", async () => {
    const { economy: _, ...mapping } = register("nowhere");
    expect((await take(["1,Maple Compute,Yates,,100,2028-06-30,,Active"], "2026-01-31", mapping)).counts.added).toBe(1);
    const [site] = await database.db.execute(
      "select iso3, region_id, locality from sites where slug = 'maple-compute'",
    );
    expect(site).toEqual({ iso3: null, region_id: null, locality: "Yates" });
    const next = await take(["1,Maple Compute,Yates,,100,2028-07-31,,Active"], "2026-02-28", mapping);
    expect(next.counts).toEqual(importCounts({ changed: 1 }));
    const asked = await stage(["X,Maple Compute,Yates,,100,,,Active"], "2026-02-28", register("somewhere"));
    expect(asked.report.counts).toEqual(importCounts({ asked: 1 }));
  });

  it("that the mapping skips write nothing, and take nothing back", async () => {
    const row = "1,Nutmeg Compute,Yates,,100,2028-06-30,,Active";
    const skip = { "1": "skip", "2": "skip" } as const;
    const first = await take(
      [row.replace("1,", "2,"), row],
      "2026-01-31",
      register("skipped", { sites: { "2": "skip" } }),
    );
    expect(first.counts).toEqual(importCounts({ added: 1, left_out: 1 }));
    const before = await standing("nutmeg");
    expect((await take([row], "2026-02-28", register("skipped", { sites: skip }))).counts.left_out).toBe(1);
    expect(await standing("nutmeg")).toEqual(before);
  });

  it("of two registers about one site give it one phase, each register's words its own", async () => {
    const [queue, permits] = [register("queue-of-one"), register("permits-of-one")];
    const first = await take(["1,Olive Compute,Yates,,100,2028-06-30,,Active"], "2026-01-31", queue);
    const second = await take(["P7,OLIVE COMPUTE,Yates,,104,2028-09-30,,Active"], "2026-02-28", permits);
    expect(second.counts).toEqual(importCounts({ added: 1 }));
    const both = await standing("olive");
    expect(both).toEqual([
      "olive-compute 1: 100",
      "olive-compute 1 service in_service estimated 2028-06-30 2028-06-30 day 2026-01-31",
      "olive-compute 1 service in_service estimated 2028-09-30 2028-09-30 day 2026-02-28",
    ]);
    expect(await undo(first.importId)).toMatchObject({
      ok: false,
      failure: { message: expect.stringContaining("olive") },
    });
    const third = await take(["P7,OLIVE COMPUTE,Yates,,104,2029-03-31,,Active"], "2026-03-31", permits);
    expect(third.report).toMatchObject({ counts: importCounts({ changed: 1 }), slips: { medianDays: 182 } });
    for (const { importId } of [third, second]) expect(await undo(importId)).toMatchObject({ ok: true });
    expect(await standing("olive")).toEqual(both.slice(0, 2));
  });
});
