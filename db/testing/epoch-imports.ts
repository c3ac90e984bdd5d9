import { sql } from "drizzle-orm";
import type { Actor } from "@/lib/domain/actor";
import type { ImportReport } from "@/lib/importing/epoch/report";
import type { PublishedState } from "@/lib/importing/epoch/types";
import { readEpochTable } from "@/test-data/read-test-data";
import { type ApplyOptions, applyPublishedState } from "../commands/apply-epoch-import";
import { saveEconomy } from "../commands/save-economy";
import { readEpochFiles } from "../importing/read-epoch-files";
import { inRetriedTransaction } from "../transaction";
import { testDatabase } from "./test-database";

const actor: Actor = { kind: "system", name: "test" };
const economies = { USA: "United States", CHN: "China", ARE: "United Arab Emirates" };

/** A fresh database with the economies of the published sites, and what tests of imports ask of it. */
export async function openEpochImports() {
  const database = await testDatabase();
  await inRetriedTransaction(database.db, actor, async (tx) => {
    for (const [iso3, nameEn] of Object.entries(economies))
      await saveEconomy(tx, actor, { iso3, nameEn, nameKo: nameEn, isApecMember: iso3 !== "ARE" });
  });

  const rowsOf = async (query: string) => [...(await database.db.execute<Record<string, unknown>>(sql.raw(query)))];
  const textOf = async (query: string) => JSON.stringify(await rowsOf(query));

  async function apply(
    state: PublishedState,
    contentSha256 = state.publishedOn,
    more: Partial<ApplyOptions> = {},
  ): Promise<ImportReport> {
    const options: ApplyOptions = { contentSha256, fileNames: ["sites.csv", "timeline.csv"], ...more };
    const result = await inRetriedTransaction(database.db, actor, (tx) =>
      applyPublishedState(tx, actor, state, options),
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

  return { database, rowsOf, textOf, apply, records, sizes };
}

/** The sites and timelines that Epoch AI published in a month. */
export async function published(month: "2025-12" | "2026-04"): Promise<PublishedState> {
  const [sites, timeline] = [readEpochTable("data_centers", month), readEpochTable("timelines", month)];
  const read = await readEpochFiles({ sites, timeline, publishedOn: `${month}-01` });
  if (!read.ok) throw new Error(JSON.stringify(read.failure.problems));
  return read.value.state;
}

/** A publication without its prose, of the sites with these titles or of all. */
export const withoutProse = (state: PublishedState, kept?: string[]): PublishedState => ({
  ...state,
  sites: state.sites.filter((site) => !kept || kept.includes(site.title)).map((site) => ({ ...site, raw: null })),
  rows: state.rows
    .filter((row) => !kept || state.sites.some((site) => site.name === row.site && kept.includes(site.title)))
    .map((row) => ({ ...row, status: null, raw: null })),
});

/** A publication of one site; per row its date, the MW by then, and the number of its building. */
export const small = (
  publishedOn: string,
  rows: [date: string, megawatts: number, building?: number][],
): PublishedState => {
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
