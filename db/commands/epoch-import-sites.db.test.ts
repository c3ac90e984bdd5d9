import { afterAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { Actor } from "@/lib/domain/actor";
import { unwrap } from "@/lib/domain/result";
import type { PublishedState } from "@/lib/importing/epoch/types";
import { firstOf } from "@/lib/testing/present";
import { openEpochImports, small } from "../testing/epoch-imports";
import { inRetriedTransaction } from "../transaction";
import { editSource } from "./edit-source";
import { recordSource } from "./record-source";
import { saveIndicator } from "./save-indicator";
import { saveSite } from "./save-site";

const actor: Actor = { kind: "system", name: "test" };
// Whole publications are imported in each test.
vi.setConfig({ testTimeout: 120_000 });

type Imports = Awaited<ReturnType<typeof openEpochImports>>;
let database: Imports["database"];
let rowsOf: Imports["rowsOf"];
let apply: Imports["apply"];

beforeEach(async () => {
  await database?.close();
  ({ database, rowsOf, apply } = await openEpochImports());
});
afterAll(() => database?.close());

describe("the sites of a publication", () => {
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
});
