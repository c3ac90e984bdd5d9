import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { Actor } from "@/lib/domain/actor";
import { unwrap } from "@/lib/domain/result";
import type { ImportReport } from "@/lib/importing/epoch/report";
import type { PublishedState } from "@/lib/importing/epoch/types";
import { firstOf } from "@/lib/testing/present";
import { readEpochTable } from "@/test-data/read-test-data";
import { readEpochFiles } from "../importing/read-epoch-files";
import { testDatabase } from "../testing/test-database";
import { inRetriedTransaction } from "../transaction";
import { applyPublishedState } from "./apply-epoch-import";
import { editSource } from "./edit-source";
import { recordSource } from "./record-source";
import { saveEconomy } from "./save-economy";
import { saveIndicator } from "./save-indicator";
import { saveSite } from "./save-site";

const actor: Actor = { kind: "system", name: "test" };
// Two publications of all sites are imported in each test.
vi.setConfig({ testTimeout: 120_000 });

let database: Awaited<ReturnType<typeof testDatabase>>;
beforeAll(async () => {
  database = await testDatabase();
});
beforeEach(async () => {
  await database.close();
  database = await testDatabase();
  await inRetriedTransaction(database.db, actor, async (tx) => {
    const names = { USA: "United States", CHN: "China", ARE: "United Arab Emirates" };
    for (const [iso3, nameEn] of Object.entries(names))
      await saveEconomy(tx, actor, { iso3, nameEn, nameKo: nameEn, isApecMember: iso3 !== "ARE" });
  });
});
afterAll(() => database?.close());

const rowsOf = async (query: string) => [...(await database.db.execute<Record<string, unknown>>(sql.raw(query)))];
const textOf = async (query: string) => JSON.stringify(await rowsOf(query));

async function published(month: "2025-12" | "2026-04"): Promise<PublishedState> {
  const [sites, timeline] = [readEpochTable("data_centers", month), readEpochTable("timelines", month)];
  const read = await readEpochFiles({ sites, timeline, publishedOn: `${month}-01` });
  if (!read.ok) throw new Error(JSON.stringify(read.failure.problems));
  return read.value.state;
}

async function apply(state: PublishedState, contentSha256 = state.publishedOn): Promise<ImportReport> {
  const result = await inRetriedTransaction(database.db, actor, (tx) =>
    applyPublishedState(tx, actor, state, { contentSha256, fileNames: ["sites.csv", "timeline.csv"] }),
  );
  if (!result.ok) throw new Error(JSON.stringify(result.failure));
  return result.value;
}

/** What a user sees of the records, without ids and the order of arrival. */
const records = async () => ({
  sites: await textOf("select slug, name_en, iso3, address, last_examined_on from sites order by slug"),
  phases: await textOf(
    "select s.slug, p.step_key, p.facility_megawatts::float8 mw, p.accelerator_capex::float8 a, p.retired_on, p.note from phases p join sites s on s.id = p.site_id order by 1, 2, 3, 5",
  ),
  claims:
    await textOf(`select s.slug, p.step_key, i.kind, m.step, c.kind claim, c.earliest_on, c.known_on from dated_claims c
    join milestones m on m.id = c.milestone_id join indicators i on i.id = m.indicator_id join phases p on p.id = i.phase_id
    join sites s on s.id = p.site_id order by 1, 2, 3, 4, 7, 5, 6`),
});
/** Every table that an import may write; equal counts of the audit log mean that nothing was touched. */
const sizes = async (withImports = true) => {
  const tables = ["sites", "site_aliases", "phases", "capacity_claims", "milestones", "dated_claims", "lineage"];
  if (withImports) tables.push("audit_log", "imports", "import_rows");
  const counts = tables.map((table) => `(select count(*)::int from ${table}) as ${table}`);
  return (await rowsOf(`select ${counts.join(", ")}`))[0];
};
const withoutProse = (state: PublishedState, kept?: string[]): PublishedState => ({
  ...state,
  sites: state.sites.filter((site) => !kept || kept.includes(site.title)).map((site) => ({ ...site, raw: null })),
  rows: state.rows
    .filter((row) => !kept || state.sites.some((site) => site.name === row.site && kept.includes(site.title)))
    .map((row) => ({ ...row, status: null, raw: null })),
});

const small = (publishedOn: string, rows: [date: string, megawatts: number, building?: number][]): PublishedState => {
  const party = { owner: [{ name: "Owner Co", confidence: "likely" as const }], users: [], project: null };
  const others = { investors: [], builders: [], energyCompanies: [], raw: null, latitude: null, longitude: null };
  const site = { name: "Small Site", title: "Small Site", aliases: [], country: null, address: "1 Road", rowNumber: 2 };
  return {
    publishedOn,
    publisher: "Epoch AI",
    powerBasis: "facility",
    sites: [{ ...site, ...party, ...others }],
    rows: rows.map(([date, cumulativeMegawatts, building], index) => ({
      site: "Small Site",
      date,
      rowNumber: index + 2,
      cumulativeMegawatts,
      buildingsOperational: null,
      computeCapexUsd: null,
      constructionCapexUsd: null,
      status: null,
      operationConfirmed: false,
      buildingsNamed: building ? [building] : [],
      buildingsInService: building ? [building] : [],
      worksStarted: null,
      roofsComplete: [],
      raw: null,
    })),
  };
};

describe("applyPublishedState", () => {
  it("takes an unknown name at the address of the one missing site for that site, and says so", async () => {
    const state = (publishedOn: string, name: string) => {
      const one = small(publishedOn, [["2027-05-01", 100, 1]]);
      return {
        ...one,
        sites: [{ ...firstOf(one.sites), name, title: name }],
        rows: one.rows.map((row) => ({ ...row, site: name })),
      };
    };
    await apply(state("2025-01-01", "Small Site"));
    const report = await apply(state("2025-06-01", "Great Site"));
    expect(report.counts).toMatchObject({ sitesNew: 0, sitesMatched: 1, sitesAbsent: 0, matched: 1, phasesAdded: 0 });
    expect(report.sites[0]).toMatchObject({ name: "Great Site", formerName: "Small Site" });
    expect(await rowsOf("select slug, name_en from sites")).toEqual([{ slug: "small-site", name_en: "Great Site" }]);
    expect(await rowsOf("select kind, from_name, to_name, mark from lineage")).toEqual([
      { kind: "renamed", from_name: "Small Site", to_name: "Great Site", mark: "D" },
    ]);
    const both = state("2025-07-01", "Third Site");
    const third = firstOf(both.sites);
    const twins = { ...both, sites: [third, { ...third, name: "Fourth Site", title: "Fourth Site", rowNumber: 3 }] };
    expect((await apply(twins)).counts).toMatchObject({ sitesNew: 2, sitesAbsent: 1 });
  });

  it("leaves what an analyst or another source set as it is, and remarks an address that differs", async () => {
    const analyst: Actor = { kind: "user", userId: "kim", name: "Kim" };
    await apply(small("2025-01-01", [["2026-05-01", 100, 1]]));
    const [site] = await rowsOf("select s.id as site, p.id as phase from sites s join phases p on p.site_id = s.id");
    const [siteId, phaseId] = [Number(site?.site), Number(site?.phase)];
    await inRetriedTransaction(database.db, analyst, async (tx) => {
      const page = { url: null, title: "A decision", publisher: "The county", class: "regulator" as const };
      const sourceId = unwrap(await recordSource(tx, analyst, page));
      const [owner] = await rowsOf(
        "select organisation_id as id, confidence from site_organisations where role = 'owner'",
      );
      await saveSite(tx, analyst, {
        ...{ slug: "small-site", nameEn: "The county's name", nameKo: "군의 이름", mark: "V", sourceId },
        ...{ address: "2 Street", latitude: 1, longitude: 2, aliases: [] },
        organisations: [{ organisationId: Number(owner?.id), role: "owner", confidence: "confident", sourceId }],
      });
      const titles = {
        titleEn: "The hall",
        titleKo: "전산동",
        requirement: "not_required" as const,
        mark: "V2" as const,
      };
      await saveIndicator(tx, analyst, {
        phaseId,
        kind: "works",
        key: "building",
        ...titles,
        sourceId,
        detail: { type: "building" },
      });
      const version = {
        basedOnVersion: 1,
        reason: "It reads satellite images.",
        changes: { class: "imagery" as const },
      };
      const [publication] = await rowsOf("select id from sources where title = 'Frontier Data Centers'");
      unwrap(await editSource(tx, analyst, { sourceId: Number(publication?.id), ...version }));
    });
    const standing = () =>
      rowsOf(`select s.name_en, s.name_ko, s.address, s.latitude, s.source_id, o.confidence, o.source_id as owner_source,
        i.title_en, i.requirement, i.mark, i.source_id as works_source, (select class from sources where known.id = sources.id)
        from sites s join site_organisations o on o.site_id = s.id and o.role = 'owner' join phases p on p.site_id = s.id
        join indicators i on i.phase_id = p.id and i.key = 'building'
        join sources known on known.title = 'Frontier Data Centers' and known.published_on = '2025-01-01' where s.id = ${siteId}`);
    const before = await standing();
    expect(before).toHaveLength(1);

    const again = small("2025-01-01", [["2026-05-01", 100, 1]]);
    const later = small("2025-06-01", [["2026-07-01", 100, 1]]);
    const works = later.rows.map((row) => ({
      ...row,
      date: "2025-05-01",
      rowNumber: 9,
      cumulativeMegawatts: 0,
      worksStarted: [1],
    }));
    await apply(again, "the same publication in another file");
    const report = await apply({ ...later, rows: [...works, ...later.rows] });
    expect(await standing()).toEqual(before);
    expect(
      await rowsOf("select step from milestones join indicators i on i.id = indicator_id where i.key = 'building'"),
    ).toEqual([{ step: "started" }]);
    expect(report.notUnderstood).toMatchObject([
      { column: "Address", value: "1 Road", reason: expect.stringContaining("2 Street") },
    ]);
  });

  it("knows a site and its parties however their names are spelt, and keeps apart what only looks alike in a slug", async () => {
    const state = (publishedOn: string, name: string, owners: string[]) => {
      const one = small(publishedOn, [["2027-05-01", 100, 1]]);
      const owner = owners.map((party) => ({ name: party, confidence: null }));
      const sites = [{ ...one.sites[0], name, title: name, owner }] as PublishedState["sites"];
      return { ...one, sites, rows: one.rows.map((row) => ({ ...row, site: name })) };
    };
    await apply(state("2025-01-01", "뷁산 데이터센터", ["IŞIK Enerji", "카카오 Cloud"]));
    const report = await apply(
      state("2025-06-01", "뷁산데이터\u200b센터", ["Işık Enerji", "카카오Cloud", "네이버 Cloud", "가나 Cloud"]),
    );
    expect(report.counts).toMatchObject({ sitesNew: 0, sitesMatched: 1, sitesAbsent: 0, phasesAdded: 0 });
    expect(await rowsOf("select slug, name_en from organisations order by id")).toEqual([
      { slug: "isik-enerji", name_en: "IŞIK Enerji" },
      { slug: "cloud", name_en: "카카오 Cloud" },
      { slug: "cloud-2", name_en: "네이버 Cloud" },
      { slug: "cloud-3", name_en: "가나 Cloud" },
    ]);
  });

  it("refuses a name that two sites on record share but for its spacing, instead of taking either", async () => {
    await inRetriedTransaction(database.db, actor, async (tx) => {
      const evidence = { mark: "V" as const, aliases: [], organisations: [] };
      await saveSite(tx, actor, { slug: "one", nameEn: "울산 센터", nameKo: "울산 센터", ...evidence });
      await saveSite(tx, actor, { slug: "other", nameEn: "울산센터", nameKo: "울산센터", ...evidence });
    });
    const one = small("2025-01-01", [["2027-05-01", 100, 1]]);
    const sites = [{ ...one.sites[0], name: "울산센터", title: "울산센터" }] as PublishedState["sites"];
    const state = { ...one, sites, rows: one.rows.map((row) => ({ ...row, site: "울산센터" })) };
    await expect(apply(state)).rejects.toThrow("its names belong to several sites on record");
  });

  it("keeps both dates of a step, and moves the site's version", async () => {
    await apply(small("2025-01-01", [["2026-05-01", 100, 1]]));
    const [before] = await rowsOf("select version from sites");
    const report = await apply(small("2025-06-01", [["2026-08-01", 110, 1]]));
    expect(report.counts).toMatchObject({ slipped: 1, matched: 1, new: 0, lost: 0, phasesAdded: 0, claimsAdded: 1 });
    expect(report.steps[0]).toMatchObject({ slipDays: 92, earlierMegawatts: 100, megawatts: 110 });
    expect(report.megawattRevisions).toHaveLength(1);
    expect(await rowsOf("select earliest_on::text as on, kind from dated_claims order by known_on")).toEqual([
      { on: "2026-05-01", kind: "estimated" },
      { on: "2026-08-01", kind: "estimated" },
    ]);
    expect(await rowsOf("select facility_megawatts::float8 as mw from phases")).toEqual([{ mw: 110 }]);
    expect(await rowsOf("select version from sites")).not.toEqual([before]);
  });

  it("puts a step that appears between two others between their phases, whose ids stay", async () => {
    await apply(
      small("2025-01-01", [
        ["2026-05-01", 100, 1],
        ["2028-05-01", 300, 3],
      ]),
    ); // prettier-ignore
    const before = await rowsOf("select id, step_key from phases order by ordinal");
    await apply(
      small("2025-06-01", [
        ["2026-05-01", 100, 1],
        ["2027-05-01", 200, 2],
        ["2028-05-01", 300, 3],
      ]),
    ); // prettier-ignore
    const after = await rowsOf("select id, step_key from phases order by ordinal");
    expect(after.map((phase) => phase.step_key)).toEqual(["buildings:1", "buildings:2", "buildings:3"]);
    expect([after[0], after[2]]).toEqual(before);
  });

  it("retires a step in service that a newer publication counts elsewhere, and takes it back when it returns", async () => {
    const both: [string, number, number][] = [
      ["2024-01-01", 50, 1],
      ["2024-06-01", 100, 2],
    ];
    const standing =
      "select step_key, facility_megawatts::float8 as mw, retired_on::text as retired, note from phases order by id";
    await apply(small("2025-01-01", both));
    await apply(small("2025-06-01", [["2024-06-01", 100, 2]]));
    expect(await rowsOf(standing)).toMatchObject([
      { step_key: "buildings:1", mw: 0, retired: "2025-06-01", note: expect.any(String) },
      { step_key: "buildings:2", mw: 100, retired: null, note: null },
    ]);
    await apply(small("2025-09-01", both));
    expect(await rowsOf(standing)).toEqual([
      { step_key: "buildings:1", mw: 50, retired: null, note: null },
      { step_key: "buildings:2", mw: 50, retired: null, note: null },
    ]);
  });

  it("leaves an expected step alone that left the publication, beyond all it still states", async () => {
    await apply(
      small("2025-01-01", [
        ["2026-05-01", 100, 1],
        ["2028-05-01", 300, 2],
      ]),
    ); // prettier-ignore
    const report = await apply(small("2025-06-01", [["2026-05-01", 100, 1]]));
    expect(report.steps.find((step) => step.outcome === "lost")).toMatchObject({ fate: "gone" });
    expect(await rowsOf("select count(*)::int as n from dated_claims where kind = 'withdrawn'")).toEqual([{ n: 0 }]);
    expect(await rowsOf("select facility_megawatts::float8 as mw from phases order by ordinal")).toEqual([
      { mw: 100 },
      { mw: 200 },
    ]); // prettier-ignore
  });

  it("refuses a state with anything wrong, and changes nothing", async () => {
    const state = small("2025-01-01", [["2026-05-01", 100]]);
    const before = await sizes();
    const bad = {
      ...state,
      publishedOn: "2099-01-01",
      rows: [{ ...state.rows[0], site: "Elsewhere" }],
    } as PublishedState;
    const result = await inRetriedTransaction(database.db, actor, (tx) =>
      applyPublishedState(tx, actor, bad, { contentSha256: "x", fileNames: ["a", "b"] }),
    );
    expect(result).toMatchObject({
      ok: false,
      failure: { kind: "invalid", problems: [{ field: "publishedOn" }, { field: "rows.2", value: "Elsewhere" }] },
    });
    expect(await sizes()).toEqual(before);
  });

  it("takes a publication of today in Seoul at 08:00 there, and refuses one of tomorrow", async () => {
    vi.stubEnv("LEADTIME_TODAY", "");
    vi.useFakeTimers({ toFake: ["Date"], now: new Date("2026-01-01T23:00:00Z") });
    try {
      const outcome = (day: string) =>
        inRetriedTransaction(database.db, actor, (tx) =>
          applyPublishedState(tx, actor, small(day, [["2027-05-01", 100, 1]]), {
            contentSha256: day,
            fileNames: ["a", "b"],
          }),
        );
      expect(await outcome("2026-01-02")).toMatchObject({ ok: true });
      expect(await outcome("2026-01-03")).toMatchObject({
        ok: false,
        failure: { problems: [{ field: "publishedOn" }] },
      });
    } finally {
      vi.useRealTimers();
      vi.unstubAllEnvs();
    }
  });

  it("is applied once when several processes import it at once", async () => {
    const state = small("2025-01-01", [["2026-05-01", 100, 1]]);
    const reports = await Promise.all([1, 2, 3, 4].map(() => apply(state)));
    expect(reports.filter((report) => report.outcome === "imported")).toHaveLength(1);
    expect(await rowsOf("select count(*)::int as n from dated_claims")).toEqual([{ n: 1 }]);
  });
});

describe("the published states", () => {
  it("changes nothing when both are imported again", async () => {
    const states = [await published("2025-12"), await published("2026-04")];
    for (const state of states) await apply(state);
    const before = await sizes();
    for (const state of states) expect(await apply(state)).toMatchObject({ outcome: "already_imported" });
    expect(await sizes()).toEqual(before);
  });

  it("reports what changed from December to April", async () => {
    const first = await apply(await published("2025-12"));
    expect(first.counts).toMatchObject({ sitesNew: 16, sitesAbsent: 0, steps: 67, new: 67 });
    const report = await apply(await published("2026-04"));
    expect(report.counts).toMatchObject({ sitesNew: 10, sitesMatched: 16, sitesAbsent: 0, steps: 83 });
    const carlisle = report.steps.filter((step) => step.site === "Anthropic-Amazon New Carlisle");
    expect(carlisle.map((step) => step.slipDays)).toEqual([0, 30, 73, 12]);
    // Renumbered buildings: no slip of Google's "Building 4", nor of 543 MW that is another 543 MW.
    const albany = report.steps.filter((step) => step.site === "Google New Albany");
    expect(new Set(albany.map((step) => step.outcome))).toEqual(new Set(["new", "lost"]));
    expect(report.steps.find((step) => step.fate === "moved")).toMatchObject({ site: "OpenAI Stargate Abilene" });
    expect(await rowsOf("select count(*)::int as n from sites where iso3 is null")).toEqual([{ n: 0 }]);
    const megawatts = await rowsOf(
      "select sum(p.facility_megawatts)::float8 as mw from phases p join sites s on s.id = p.site_id where s.slug = 'meta-prometheus'",
    );
    expect(megawatts).toEqual([{ mw: 1275 }]);
    const standing = "select count(*)::int as n from phases where (facility_megawatts = 0) <> (retired_on is not null)";
    expect(await rowsOf(standing)).toEqual([{ n: 0 }]);
  });

  it("gives the same records in either order", async () => {
    await apply(await published("2025-12"));
    await apply(await published("2026-04"));
    const forwards = await records();
    await database.close();
    database = await testDatabase();
    await inRetriedTransaction(database.db, actor, async (tx) => {
      const names = { USA: "United States", CHN: "China", ARE: "United Arab Emirates" };
      for (const [iso3, nameEn] of Object.entries(names))
        await saveEconomy(tx, actor, { iso3, nameEn, nameKo: nameEn, isApecMember: iso3 !== "ARE" });
    });
    await apply(await published("2026-04"));
    await apply(await published("2025-12"));
    expect(await records()).toEqual(forwards);
  });

  it("adds no phase and no claim to an extract without prose that was imported before", async () => {
    const kept = ["Amazon Madison Mega Site", "Amazon Ridgeland", "Anthropic-Amazon New Carlisle", "Alibaba Zhangbei"];
    for (const month of ["2025-12", "2026-04"] as const)
      await apply(withoutProse(await published(month), kept), `seed ${month}`);
    const ofKept =
      "select id, step_key from phases where site_id in (select id from sites where slug like 'a%-%') order by id";
    const claims = `select count(*)::int as n from dated_claims c join milestones m on m.id = c.milestone_id
      join indicators i on i.id = m.indicator_id join phases p on p.id = i.phase_id join sites s on s.id = p.site_id
      where s.slug like 'a%-%'`;
    const before = [await textOf(ofKept), await textOf(claims)];
    for (const month of ["2025-12", "2026-04"] as const) {
      const report = await apply(await published(month));
      expect(report.steps.filter((step) => kept.includes(step.site)).length).toBeGreaterThan(0);
    }
    expect([await textOf(ofKept), await textOf(claims)]).toEqual(before);
    const twice = `select milestone_id from dated_claims where kind <> 'withdrawn' group by milestone_id, known_on having count(*) > 1`;
    expect(await rowsOf(twice)).toEqual([]);
  });
});
