import { afterAll, beforeEach, describe, expect, it, vi } from "vitest";
import { openEpochImports, published, withoutProse } from "../testing/epoch-imports";

// Whole publications are imported in each test.
vi.setConfig({ testTimeout: 120_000 });

type Imports = Awaited<ReturnType<typeof openEpochImports>>;
let database: Imports["database"];
let rowsOf: Imports["rowsOf"];
let textOf: Imports["textOf"];
let apply: Imports["apply"];
let records: Imports["records"];
let sizes: Imports["sizes"];

beforeEach(async () => {
  await database?.close();
  ({ database, rowsOf, textOf, apply, records, sizes } = await openEpochImports());
});
afterAll(() => database?.close());

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
    ({ database, apply, records } = await openEpochImports());
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
