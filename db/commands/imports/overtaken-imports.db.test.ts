import { sql } from "drizzle-orm";
import { afterAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { Actor } from "@/lib/domain/actor";
import type { RegisterMapping } from "@/lib/importing/registers/mapping";
import { listImportProblems } from "../../queries/list-import-rows";
import { loadRegister } from "../../testing/register-files";
import { stageLoads, takeLoads } from "../../testing/register-imports";
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
const other: RegisterMapping = { ...loadRegister, register: "other-loads" };

const stage = (...publication: [string[], string, RegisterMapping?]) => stageLoads(database.db, ...publication);
const take = (...publication: [string[], string, RegisterMapping?]) => takeLoads(database.db, ...publication);
const apply = (importId: number) => applyImport(database.db, actor, importId, { quarantine: false });

const lines = async (query: ReturnType<typeof sql>) =>
  (await database.db.execute<{ line: string }>(query)).map(({ line }) => line);
const slugs = () => lines(sql`select slug as line from sites order by slug`);
const phases = () =>
  lines(sql`select s.slug || ' ' || coalesce(p.grid_connection_megawatts::text, '-') as line from phases p join sites s on s.id = p.site_id
    where p.retired_on is null order by 1`);
const claims = () =>
  lines(sql`select concat_ws(' ', s.slug, m.step, c.kind, c.latest_on) as line from dated_claims c join milestones m on m.id = c.milestone_id
      join indicators i on i.id = m.indicator_id join sites s on s.id = i.site_id
    where not exists (select from claim_retractions r where r.claim_id = c.id) order by 1`);

describe("two dry runs at once", () => {
  it("of one register add no site twice: the second is read again", async () => {
    const first = await stage([alder, birch], "2026-01-31");
    const second = await stage([alder], "2026-02-28");
    expect(await apply(first.importId)).toMatchObject({ ok: true });
    expect(await apply(second.importId)).toMatchObject({ ok: false, failure: { kind: "conflict" } });
    const again = await take([alder], "2026-02-28");
    expect(again.report.counts).toMatchObject({ added: 0, unchanged: 1 });
    expect(await slugs()).toEqual(["alder-compute", "birch-data-center"]);
  });

  it("of two registers that name one site add it once, unless it was said to be another", async () => {
    const renamed = alder.replace("101", "7");
    const said = { ...other, register: "third-loads", sites: { "7": "new" } };
    const staged = [await stage([renamed], "2026-01-31", other), await stage([renamed], "2026-01-31", said)];
    await take([alder], "2026-01-31");
    // A site is new since both were read: both are read again.
    for (const { importId } of staged) expect((await apply(importId)).ok).toBe(false);
    await take([renamed], "2026-01-31", other);
    expect(await slugs()).toEqual(["alder-compute"]);
    await take([renamed], "2026-01-31", said);
    expect(await slugs()).toEqual(["alder-compute", "alder-compute-2"]);
  });
});

describe("a row", () => {
  it("whose step is reached repeats its plan and its fact without a new claim", async () => {
    const mapping: RegisterMapping = {
      ...loadRegister,
      statuses: { Energised: { means: "reached", kind: "grid_interconnect", step: "energised" } },
    };
    const energised = alder.replace("Active", "Energised");
    const first = await take([energised], "2026-01-31", mapping);
    expect(first.report).toMatchObject({ counts: { added: 1, changed: 0 }, slips: { later: 0, earlier: 0 } });
    const before = await claims();
    expect(before).toContain("alder-compute energised promised 2027-03-31");
    const next = await take([energised], "2026-02-28", mapping);
    expect(next.report).toMatchObject({ counts: { changed: 0, unchanged: 1 }, slips: { later: 0, earlier: 0 } });
    expect(await claims()).toEqual(before);
  });

  it("that changed its number with another is asked about, and keeps its history from then on", async () => {
    await take([alder, birch], "2026-01-31");
    const swapped = [alder.replace("101", "102"), birch.replace("102", "101")];
    const staged = await stage(swapped, "2026-02-28");
    expect(staged.report.counts).toMatchObject({ asked: 2 });
    const { items } = await listImportProblems(database.db, staged.importId, 1);
    expect(items[0]?.question?.candidates.map(({ value }) => value)).toEqual(["101", "102"]);
    const answered = { ...loadRegister, renumbered: { "101": "102", "102": "101" } };
    for (const day of ["2026-02-28", "2026-03-31"]) {
      const { report } = await take(swapped, day, answered);
      expect(report.counts).toMatchObject({ unchanged: 2, asked: 0 });
    }
    expect(await phases()).toEqual(["alder-compute 100", "birch-data-center 50"]);
  });

  it("whose key is gone is named, also where the mapping says that one like it is another request", async () => {
    await take([alder, birch], "2026-01-31");
    const { report } = await take([alder.replace("101", "201"), birch], "2026-02-28", {
      ...loadRegister,
      sites: { "201": "new" },
    });
    expect(report).toMatchObject({ vanished: ["101"], moved: [], counts: { added: 1, unchanged: 1 } });
    const next = await stage([alder.replace("101", "301"), birch], "2026-03-31", {
      ...loadRegister,
      renumbered: { "301": "201" },
    });
    expect(next.report).toMatchObject({ vanished: [], moved: [], counts: { unchanged: 2 } });
  });

  it("that an undone import took for another site is a new one when the mapping says so", async () => {
    await take([alder], "2026-01-31");
    const wrong = await take(["7,Elm,Erie,Elm LLC,40,2028-01-31,,Active"], "2026-02-01", {
      ...other,
      sites: { "7": "alder-compute" },
    });
    await undoImport(database.db, actor, { importId: wrong.importId, todayOn: "2026-02-02" });
    const row = ["7,Elm,Erie,Elm LLC,40,2028-01-31,,Active"];
    for (const day of ["2026-02-01", "2026-02-03"]) await take(row, day, { ...other, sites: { "7": "new" } });
    expect(await phases()).toEqual(["alder-compute 100", "elm 40"]);
  });

  it("is not known by a dry run that was stopped", async () => {
    await take([alder], "2026-01-31");
    const row = ["7,Elm,Erie,Elm LLC,40,2028-01-31,,Active"];
    const wrong = await stage(row, "2026-02-01", { ...other, sites: { "7": "alder-compute" } });
    await database.db.execute(sql`update imports set state = 'reading' where id = ${wrong.importId}`);
    await take(row, "2026-02-01", other);
    expect(await slugs()).toEqual(["alder-compute", "elm"]);
  });
});

it("rows that are mended and imported for the same day leave the others where they are", async () => {
  await take([alder, birch], "2026-01-31");
  const { importId } = await stage([alder, birch.replace("2028-01-31", "soon")], "2026-02-28");
  await applyImport(database.db, actor, importId, { quarantine: true });
  const mended = await take([birch.replace("2028-01-31", "2028-12-31")], "2026-02-28");
  expect(mended.report).toMatchObject({ vanished: [], counts: { changed: 1 } });
});

it("a claim that an analyst took back stays so when its import is undone and taken in again", async () => {
  const { importId } = await take([alder], "2026-01-31");
  await database.db.execute(sql`
    insert into claim_retractions (claim_id, reason, recorded_by)
    select c.id, 'Misread', 'analyst' from dated_claims c join milestones m on m.id = c.milestone_id where m.step = 'energised'`);
  const before = await claims();
  await undoImport(database.db, actor, { importId, todayOn: "2026-02-02" });
  await take([alder], "2026-01-31");
  expect(await claims()).toEqual(before);
});

it("parties without a letter in their names are two, and a site is never called as a page or an answer is", async () => {
  await take(["1,Export,Yates,!!!,100,,,Active", "2,New,Erie,???!,50,,,Active"], "2026-01-31");
  expect(await lines(sql`select name_en as line from organisations where name_en ~ '^[!?]+$' order by 1`)).toEqual([
    "!!!",
    "???!",
  ]);
  expect(await slugs()).toEqual(["export-2", "new-2"]);
});
