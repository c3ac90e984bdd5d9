import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { Actor } from "@/lib/domain/actor";
import { readRecords } from "@/lib/importing/records/read-records";
import { readRecordFiles } from "../../importing/read-record-files";
import type { FileSource } from "../../importing/source";
import { testDatabase } from "../../testing/test-database";
import { importRecords } from "./import-records";
import { undoImport } from "./undo-import";

const actor: Actor = { kind: "system", name: "test" };
vi.setConfig({ testTimeout: 60_000 });

let database: Awaited<ReturnType<typeof testDatabase>>;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

const files = {
  sources: [
    "source_id,url,title,publisher,published_on,language,source_class",
    "paper-1,https://example.org/1,Example 1,A paper,2026-04,en,press",
  ],
  sites: [
    "site_id,economy,region,locality,latitude,longitude,name_en,name_local,aliases,operator,owner,users,utility,phase_ordinal,phase_name,phase_mw,mw_basis,capex_amount,capex_currency,capex_price_year,source_id,mark,note,reread_on",
    "alder-campus,SGP,,Jurong,,,Alder Campus,,,Alder Pte,,,,1,Hall A,40,critical_it,,,,paper-1,V2,,",
    "alder-campus,SGP,,Jurong,,,Alder Campus,,,Alder Pte,,,,2,Hall B,60,critical_it,,,,paper-1,V2,,",
  ],
  claims: [
    "site_id,phase_ordinal,indicator_kind,indicator_key,indicator_title,counterparty,indicator_mw,detail,step,claim_kind,date,known_on,claimant,source_id,mark,note,reread_on,ppa_role,appellant,outcome,holds",
    "alder-campus,1,ppa,solar,Solar contract,Sun Seller,20,,signed,actual,2026-03,2026-04,,paper-1,V2,,,commercial,,,",
    "alder-campus,2,service,service,,,,,in_service,estimated,2028-Q2,2026-04,,paper-1,V2,,,,,,",
    "alder-campus,2,service,service,,,,,in_service,estimated,soon,2026-04,,paper-1,V2,,,,,,",
  ],
  policies: [
    "economy,region,name_en,name_local,requires,threshold_mw,threshold_basis,status,since,until,source_id,mark,note",
  ],
  facts: ["economy,region,fact_key,value,unit,period,source_id,mark,note", "SGP,,vacancy,1.4,%,2026,paper-1,V2,"],
};

async function read(given: typeof files) {
  const sources: Record<string, FileSource> = Object.fromEntries(
    Object.entries(given).map(([file, lines]) => [
      file,
      { name: `${file}.csv`, bytes: Buffer.from(`${lines.join("\n")}\n`) },
    ]),
  );
  const { tables, problems } = await readRecordFiles(sources);
  const records = readRecords(tables, { name: "files", readOn: "2026-04-30", siteTypeOf: () => "data_centre" });
  return {
    ...records,
    sources: Object.values(sources),
    readOn: "2026-04-30",
    tables,
    problems: [...problems, ...records.problems],
  };
}

async function sizes() {
  const [row] = await database.db.execute<Record<string, number>>(sql`
    select (select count(*)::int from sites) as sites, (select count(*)::int from phases where retired_on is null) as phases,
      (select count(*)::int from dated_claims c where not exists (select from claim_retractions r where r.claim_id = c.id)) as claims,
      (select count(*)::int from economy_facts) as facts, (select count(*)::int from imports) as imports,
      (select count(*)::int from import_files) as kept`);
  return row;
}

describe("files of records", () => {
  it("say as a dry run what would happen, row by row, and change nothing", async () => {
    const before = await sizes();
    const outcome = await importRecords(database.db, actor, await read(files), { apply: false, quarantine: false });
    expect(outcome).toMatchObject({
      outcome: "dry_run",
      counts: {
        sources: { added: 1, unchanged: 0, refused: 0 },
        sites: { added: 2, unchanged: 0, refused: 0 },
        claims: { added: 2, unchanged: 0, refused: 1 },
        facts: { added: 1, unchanged: 0, refused: 0 },
      },
      problems: [{ file: "claims.csv", row: 4, column: "date", value: "soon" }],
    });
    expect(await sizes()).toEqual(before);
  });

  it("take nothing in while a row is wrong, and all others when it may be left out", async () => {
    const refused = await importRecords(database.db, actor, await read(files), { apply: true, quarantine: false });
    expect(refused.outcome).toBe("refused");
    expect(await sizes()).toEqual({ sites: 0, phases: 0, claims: 0, facts: 0, imports: 0, kept: 0 });
    const applied = await importRecords(database.db, actor, await read(files), { apply: true, quarantine: true });
    expect(applied.outcome).toBe("applied");
    expect(await sizes()).toEqual({ sites: 1, phases: 2, claims: 2, facts: 1, imports: 1, kept: 5 });
  });

  it("change nothing when they come again, and take in a row that was mended", async () => {
    const again = await importRecords(database.db, actor, await read(files), { apply: true, quarantine: true });
    expect(again.outcome).toBe("already_applied");
    const claims = files.claims.map((line) => line.replace(",soon,", ",2028-Q3,"));
    const mended = await importRecords(database.db, actor, await read({ ...files, claims }), {
      apply: true,
      quarantine: false,
    });
    expect(mended.counts).toMatchObject({ sites: { unchanged: 2 }, claims: { added: 1, unchanged: 2, refused: 0 } });
    const undone = await undoImport(database.db, actor, { importId: mended.importId, todayOn: "2026-05-01" });
    expect(undone).toEqual({ ok: true, value: { claims: 1, phases: 0 } });
  });

  it("are undone as one, figures and all, and can be taken in again", async () => {
    const [first] = await database.db.execute<{ id: number }>(sql`select id from imports where state = 'applied'`);
    expect(await undoImport(database.db, actor, { importId: first?.id ?? 0, todayOn: "2026-05-01" })).toMatchObject({
      ok: true,
    });
    expect(await sizes()).toMatchObject({ phases: 0, claims: 0, facts: 0 });
    const again = await importRecords(database.db, actor, await read(files), { apply: true, quarantine: true });
    expect(again.counts).toMatchObject({ sites: { added: 2 }, claims: { added: 2 }, facts: { added: 1 } });
    expect(await sizes()).toMatchObject({ sites: 1, phases: 2, claims: 2, facts: 1 });
  });
});

it("rows that name nothing there is are refused one by one, with row and reason, and no other with them", async () => {
  const [header = ""] = files.sites;
  const site = (slug: string, economy: string, phase: string) =>
    `${slug},${economy},,Jurong,,,Name of ${slug},,,Firm,,,,${phase},Hall,40,critical_it,,,,paper-1,V2,,`;
  const given = {
    ...files,
    sources: [
      ...files.sources,
      "paper-1,https://example.org/2,Again,A paper,2026-04,en,press",
      "paper-2,javascript:alert(1),Script,A paper,2026-04,en,press",
    ],
    sites: [
      header,
      site("good", "SGP", "1"),
      site("good", "SGP", "1"),
      site("nowhere", "ZZZ", "1"),
      site("nowhere", "ZZZ", "2"),
    ],
    claims: [
      files.claims[0] ?? "",
      "nowhere,1,service,service,,,,,in_service,estimated,2028,2026-04,,paper-1,V2,,,,,,",
      "good,1,constructor,service,,,,,in_service,estimated,2028,2026-04,,paper-1,V2,,,,,,",
      "good,1,service,service,,,,,in_service,promised,2028,2026-04,,paper-1,V2,,,,,,",
      "good,1,ppa,solar,,,20,,signed,actual,2026-03,2026-04,,paper-1,V2,,,friend,,,",
    ],
    facts: [files.facts[0] ?? ""],
  };
  const { outcome, problems, counts } = await importRecords(database.db, actor, await read(given), {
    apply: true,
    quarantine: true,
  });
  expect(outcome).toBe("applied");
  expect(problems.map(({ file, row, column }) => `${file} ${row} ${column}`).sort()).toEqual([
    "claims.csv 2 site_id",
    "claims.csv 3 step",
    "claims.csv 4 claimant",
    "claims.csv 5 ppa_role",
    "sites.csv 3 phase_ordinal",
    "sites.csv 4 economy",
    "sites.csv 5 site_id",
    "sources.csv 3 source_id",
    "sources.csv 4 url",
  ]);
  expect(counts.sites).toEqual({ added: 1, unchanged: 0, refused: 3 });
});
