import { afterAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { Actor } from "@/lib/domain/actor";
import { readEpochFiles } from "../importing/read-epoch-files";
import { openEpochImports, small } from "../testing/epoch-imports";
import { inRetriedTransaction } from "../transaction";
import { saveSite } from "./save-site";

const actor: Actor = { kind: "system", name: "test" };
vi.setConfig({ testTimeout: 120_000 });

type Imports = Awaited<ReturnType<typeof openEpochImports>>;
let database: Imports["database"];
let rowsOf: Imports["rowsOf"];
let apply: Imports["apply"];
let records: Imports["records"];

beforeEach(async () => {
  await database?.close();
  ({ database, rowsOf, apply, records } = await openEpochImports());
});
afterAll(() => database?.close());

const SITES = "Name,Country,Owner,Weather\nAlpha,Norway,Owner Co #confident,rain\nBeta,Atlantis,,\n";
const TIMELINE = `Date,Data center,Construction status,Power (MW),Mood
2024-01-01,Alpha,Land clearing has begun.,0,calm
2025-01-01,Alpha,Building 1 operational,100,good
2027-01-01,Alpha,Building 2 operational,250,good
2028-01-01,Alpha,Building 3 operational,400,good
2027-05-01,Beta,Building 1 operational,50,bad
`;
const WRONG = `${TIMELINE.replace("2027-01-01", "2027-13-01")}2027-06-01,Gamma,Building 1 operational,70,odd\n`;

async function importFiles(timeline: string, { sites = SITES, publishedOn = "2026-04-01" } = {}) {
  const bytes = (text: string) => new TextEncoder().encode(text);
  const file = (name: string, text: string) => ({ name, bytes: bytes(text) });
  const files = { sites: file("sites.csv", sites), timeline: file("timeline.csv", timeline) };
  const read = await readEpochFiles({ ...files, publishedOn, quarantine: true });
  if (!read.ok) throw new Error(JSON.stringify(read.failure.problems));
  const { state, ...left } = read.value;
  return apply(state, `${publishedOn} ${sites} ${timeline}`, left);
}

const standing = "select step_key, facility_megawatts::float8 as mw from phases order by site_id, ordinal";

describe("an import with quarantine", () => {
  it("keeps each wrong row with its cells and the reason, and lists it", async () => {
    const report = await importFiles(WRONG);
    expect(report.quarantined).toMatchObject([
      { file: "timeline.csv", row: 4, column: "Date", value: "2027-13-01" },
      { file: "timeline.csv", row: 7, column: "Data center", value: "Gamma" },
    ]);
    expect(report.counts.rows).toBe(4);
    const kept = "select file_name, row_number, detail, raw from import_rows where action = 'refused' order by 2";
    expect(await rowsOf(kept)).toMatchObject([
      {
        file_name: "timeline.csv",
        row_number: 4,
        detail: expect.stringMatching(/^quarantined: timeline\.csv, row 4, Date: "2027-13-01": is not a date/),
        raw: { kind: "quarantined", cells: { Date: "2027-13-01", "Power (MW)": "250", Mood: "good" } },
      },
      { row_number: 7, raw: { cells: { "Data center": "Gamma" } } },
    ]);
  });

  it("takes in what a mended file holds, as one import of the right file does", async () => {
    await importFiles(WRONG);
    expect(await rowsOf(standing)).toEqual([
      { step_key: "buildings:1", mw: 100 },
      { step_key: "buildings:3", mw: 300 },
      { step_key: "buildings:1", mw: 50 },
    ]);
    const report = await importFiles(TIMELINE);
    expect(report).toMatchObject({ quarantined: [], counts: { phasesAdded: 1, claimsAdded: 1 } });
    const mended = await records();
    await database.close();
    ({ database, apply, rowsOf, records } = await openEpochImports());
    await importFiles(TIMELINE);
    expect(await records()).toEqual(mended);
  });

  it("retires no step while rows are left out: it may stand in one of them", async () => {
    await importFiles(TIMELINE, { publishedOn: "2026-01-01" });
    const before = await rowsOf(standing);
    const report = await importFiles(WRONG);
    expect(report.steps.find((step) => step.outcome === "lost")).toMatchObject({ fate: null });
    expect(await rowsOf("select count(*)::int as n from phases where retired_on is not null")).toEqual([{ n: 0 }]);
    await importFiles(TIMELINE);
    expect(await rowsOf(standing)).toEqual(before);
  });

  it("leaves out a site that may be one of several on record, and its dates", async () => {
    await inRetriedTransaction(database.db, actor, async (tx) => {
      const evidence = { mark: "V" as const, aliases: [], organisations: [] };
      await saveSite(tx, actor, { slug: "one", nameEn: "울산 센터", nameKo: "울산 센터", ...evidence });
      await saveSite(tx, actor, { slug: "other", nameEn: "울산센터", nameKo: "울산센터", ...evidence });
    });
    const report = await importFiles(`${TIMELINE}2027-05-01,울산 센터,Building 1 operational,50,\n`, {
      sites: `${SITES}울산 센터,South Korea,,\n`,
    });
    expect(report.quarantined.map(({ file, row }) => [file, row])).toEqual([
      ["sites.csv", 4],
      ["timeline.csv", 7],
    ]);
    expect(report.quarantined[1]?.reason).toMatch(/its names belong to several sites on record/);
    expect(report.counts).toMatchObject({ sitesNew: 2, rows: 5 });
    expect(await rowsOf("select count(*)::int as n from phases")).toEqual([{ n: 4 }]);
  });
});

describe("what a publication has beyond what we know", () => {
  it("keeps the cells of unknown columns with their rows, and names the columns", async () => {
    const report = await importFiles(TIMELINE);
    expect(report.notUnderstood.map(({ file, column }) => [file, column])).toEqual([
      ["sites.csv", "Weather"],
      ["timeline.csv", "Mood"],
      ["sites.csv", "Country"],
    ]);
    const cells =
      "select raw->'cells'->>'Weather' as weather, raw->'cells'->>'Mood' as mood from import_rows order by id";
    expect(await rowsOf(`${cells} limit 3`)).toEqual([
      { weather: "rain", mood: null },
      { weather: "", mood: null },
      { weather: null, mood: "calm" },
    ]);
  });

  it("adds an economy with the first site in it; a name that is no economy is remarked", async () => {
    const report = await importFiles(TIMELINE);
    expect(await rowsOf("select name_en, iso3, note from sites order by id")).toEqual([
      { name_en: "Alpha", iso3: "NOR", note: null },
      { name_en: "Beta", iso3: null, note: expect.stringContaining("none of the economies") },
    ]);
    expect(await rowsOf("select name_en, name_ko, is_apec_member from economies where iso3 = 'NOR'")).toEqual([
      { name_en: "Norway", name_ko: "노르웨이", is_apec_member: false },
    ]);
    expect(report.notUnderstood).toContainEqual(
      expect.objectContaining({ column: "Country", value: "Atlantis", reason: expect.stringContaining("no economy") }),
    );
    await apply(small("2026-05-01", [["2027-05-01", 100, 1]]));
    expect(await rowsOf("select count(*)::int as n from economies")).toEqual([{ n: 4 }]);
  });
});
