import { afterAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { Actor } from "@/lib/domain/actor";
import { unwrap } from "@/lib/domain/result";
import { toSlug } from "@/lib/domain/slug";
import { openEpochImports, small } from "../testing/epoch-imports";
import { inRetriedTransaction } from "../transaction";
import { ensureIndicator } from "./ensure-indicator";
import { ensureMilestone } from "./ensure-milestone";
import { recordClaim } from "./record-claim";
import { recordSource } from "./record-source";
import { saveOrganisation } from "./save-organisation";
import { savePhase } from "./save-phase";
import { saveSite } from "./save-site";

const actor: Actor = { kind: "system", name: "test" };
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

/** The site as an analyst recorded it: two phases of 300 and 200 MW, the first with the date that a page of the publisher gave in April 2026. */
async function recordByHand({ latestOn = "2026-08-01", claimant = "Epoch AI" } = {}): Promise<void> {
  await inRetriedTransaction(database.db, actor, async (tx) => {
    const page = { url: "https://epoch.ai/a", title: "A page", publisher: "Epoch AI", class: "analyst" as const };
    const sourceId = unwrap(await recordSource(tx, actor, page));
    const evidence = { mark: "V2" as const, sourceId };
    const names = { slug: "small-site", nameEn: "The analyst's name", nameKo: "이름", latitude: 1, longitude: 2 };
    const alias = { publisher: "Epoch AI", alias: "Small Site", sourceId };
    const siteId = await saveSite(tx, actor, { ...names, ...evidence, aliases: [alias], organisations: [] });
    const phase = (ordinal: number, facilityMegawatts: string) => ({
      ...{ siteId, ordinal, nameEn: `Phase ${ordinal}`, nameKo: `${ordinal}단계`, facilityMegawatts, ...evidence },
    });
    const phaseId = await savePhase(tx, actor, phase(1, "300"));
    await savePhase(tx, actor, phase(2, "200"));
    const service = { phaseId, kind: "service" as const, key: "buildings-1-2", titleEn: "Service", titleKo: "운영" };
    const indicatorId = await ensureIndicator(tx, actor, { ...service, requirement: "required", ...evidence });
    const milestoneId = await ensureMilestone(tx, actor, { indicatorId, step: "in_service" });
    const said = { kind: "estimated" as const, precision: "day" as const, earliestOn: latestOn, latestOn };
    const known = { knownOn: "2026-04-30", knownPrecision: "month" as const };
    const party = { slug: toSlug(claimant), nameEn: claimant, nameKo: claimant, roles: ["operator" as const] };
    const claimantId = await saveOrganisation(tx, actor, party);
    unwrap(await recordClaim(tx, actor, { milestoneId, ...said, ...known, claimantId, ...evidence }));
  });
}

const phasesNow =
  "select id, name_en, ordinal, facility_megawatts::float8 as mw, retired_on from phases order by ordinal";
const claims = `select p.ordinal, m.step, c.kind, c.latest_on::text as on, c.known_on::text as known from dated_claims c
  join milestones m on m.id = c.milestone_id join indicators i on i.id = m.indicator_id join phases p on p.id = i.phase_id order by c.id`;
const onRecord = { ordinal: 1, step: "in_service", kind: "estimated", on: "2026-08-01", known: "2026-04-30" };

describe("a site whose phases come from another source", () => {
  const april = small("2026-04-01", [
    ["2026-02-01", 100, 1],
    ["2026-08-01", 300, 2],
    ["2027-06-01", 500, 3],
  ]);

  it("keeps its phases and their megawatts, and its name and place; a step goes to the phase that it ends", async () => {
    await recordByHand();
    const before = [await rowsOf(phasesNow), await rowsOf("select name_en, latitude, source_id from sites")];
    const report = await apply(april);
    expect([await rowsOf(phasesNow), await rowsOf("select name_en, latitude, source_id from sites")]).toEqual(before);
    expect(report.counts).toMatchObject({ sitesMatched: 1, sitesNew: 0, phasesAdded: 0, claimsAdded: 1 });
    expect(report.notPlaced).toEqual([
      {
        site: "Small Site",
        step: "Building 1",
        date: "2026-02-01",
        megawatts: 100,
        reason: 'a part of the phase "Phase 1"',
      },
    ]);
    const said =
      "select p.ordinal, c.megawatts::float8 as mw, c.cumulative_megawatts::float8 as total from capacity_claims c";
    expect(await rowsOf(`${said} join phases p on p.id = c.phase_id order by 1`)).toEqual([
      { ordinal: 1, mw: 300, total: 300 },
      { ordinal: 2, mw: 200, total: 500 },
    ]);
  });

  it("does not say again what the record has from the publisher of that month, and says what it has not", async () => {
    await recordByHand();
    await apply(april);
    const added = { ordinal: 2, step: "in_service", kind: "estimated", on: "2027-06-01", known: "2026-04-01" };
    expect(await rowsOf(claims)).toEqual([onRecord, added]);
    await apply(april, "the same in another file");
    expect(await rowsOf(claims)).toEqual([onRecord, added]);
    await apply({ ...april, publishedOn: "2026-05-01" });
    expect(await rowsOf(claims)).toEqual([
      ...[onRecord, added, { ...onRecord, known: "2026-05-01" }, { ...added, known: "2026-05-01" }],
    ]);
  });

  it.each([
    ["a date that differs from the one on record", { latestOn: "2026-07-01" }],
    ["a date that its page has only as somebody else's word", { claimant: "The builder" }],
  ])("says %s", async (_, record) => {
    await recordByHand(record);
    await apply(april);
    expect(await rowsOf(claims)).toContainEqual({ ...onRecord, known: "2026-04-01" });
  });

  it("gives the phase its works: the first start, and the roof once all its steps have one", async () => {
    await recordByHand();
    const row = (rowNumber: number, date: string, more: object) => ({
      ...{ ...april.rows[0], date, rowNumber, cumulativeMegawatts: 0, buildingsInService: [] },
      ...more,
    });
    const works = [
      row(10, "2024-01-01", { worksStarted: [2] }),
      row(11, "2024-02-01", { worksStarted: [1] }),
      row(12, "2025-01-01", { roofsComplete: [1] }),
    ] as typeof april.rows;
    const stepsOf = async () =>
      (await rowsOf(claims))
        .filter(({ step }) => step !== "in_service")
        .map(({ ordinal, step, on }) => [ordinal, step, on]);
    await apply({ ...april, rows: [...works, ...april.rows] });
    expect(await stepsOf()).toEqual([[1, "started", "2024-01-01"]]);
    const roof = row(13, "2025-02-01", { roofsComplete: [2] }) as (typeof april.rows)[number];
    await apply({ ...april, rows: [...works, roof, ...april.rows] }, "with the other roof");
    expect(await stepsOf()).toEqual([
      [1, "started", "2024-01-01"],
      [1, "roof_complete", "2025-02-01"],
    ]);
  });

  it("adds no phase when a later publication counts anew: what it surely knows again keeps its phase, the rest is listed", async () => {
    await recordByHand();
    await apply(april);
    const later = small("2026-07-01", [
      ["2026-02-01", 100, 1],
      ["2026-10-01", 310, 2],
      ["2027-06-01", 420, 3],
      ["2027-12-01", 600, 4],
    ]);
    const report = await apply(later);
    expect(await rowsOf("select count(*)::int as n, sum(facility_megawatts)::float8 as mw from phases")).toEqual([
      { n: 2, mw: 500 },
    ]);
    expect((await rowsOf(claims)).filter(({ known }) => known === "2026-07-01")).toEqual([
      { ...onRecord, on: "2026-10-01", known: "2026-07-01" },
      { ordinal: 2, step: "in_service", kind: "estimated", on: "2027-06-01", known: "2026-07-01" },
    ]);
    expect(report.notPlaced.map((step) => step.step)).toEqual(["Building 1", "Building 4"]);
    expect(report.counts).toMatchObject({ slipped: 1, unchanged: 2, new: 1, phasesAdded: 0 });
  });
});
