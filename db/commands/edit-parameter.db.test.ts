import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { PhaseImpact } from "@/lib/assessment/parameter-effect";
import type { Actor } from "@/lib/domain/actor";
import type { Db } from "../client";
import { getModelRecords } from "../queries/get-model-records";
import { listParameters, listParameterVersions } from "../queries/list-parameters";
import { previewParameter } from "../queries/preview-parameter";
import { loadModel } from "../seed/load-model";
import { jobsBesideResults } from "../testing/jobs-beside-results";
import { addSmallSites, type SmallSite } from "../testing/small-sites";
import { testDatabase } from "../testing/test-database";
import { inRetriedTransaction } from "../transaction";
import { editParameter } from "./edit-parameter";
import { refreshSiteForecasts } from "./refresh-site-forecasts";

const analyst = { kind: "user", userId: "demo-analyst", name: "Demo analyst" } as const;
const seed: Actor = { kind: "system", name: "seed" };
const edit = { value: 0.3, mark: "U", sourceText: "Judgement: a third is too lenient", sourceUrl: null } as const;
const asOfOn = "2026-11-22";

let test: Awaited<ReturnType<typeof testDatabase>>;
let site: SmallSite;
beforeAll(async () => {
  test = await testDatabase();
  [site] = (await addSmallSites(test.db, 2)) as [SmallSite, SmallSite];
});
afterAll(() => test?.close());
beforeEach(() =>
  test.db.execute(sql`select graphile_worker.complete_jobs(array(select id from graphile_worker.jobs))`),
);

const queue = async () => (await jobsBesideResults(test.db)).map(({ key }) => key);
const rows = async () => {
  const [row] = await test.db.execute<{ n: number }>(sql`select count(*)::int as n from parameters`);
  return row?.n;
};
const newest = async (slug: string) => (await listParameterVersions(test.db, slug))[0];
const refresh = () =>
  inRetriedTransaction(test.db, seed, (tx: Db) => refreshSiteForecasts(tx, seed, { siteId: site.siteId, asOfOn }));
const problemsOf = (result: Awaited<ReturnType<typeof editParameter>>) =>
  result.ok || result.failure.kind !== "invalid" ? [] : result.failure.problems;

describe("an edited parameter", () => {
  it("comes from whoever wrote it first", async () => {
    expect(await newest("stranded-threshold")).toMatchObject({
      version: 1,
      recordedBy: "system:test",
      analystName: null,
    });
  });

  it("is a new version in its analyst's name, asks for new forecasts, and the old version and forecasts stay", async () => {
    await refresh();
    await test.db.execute(sql`select graphile_worker.complete_jobs(array(select id from graphile_worker.jobs))`);
    const before = await newest("stranded-threshold");
    const saved = await editParameter(test.db, analyst, { ...edit, slug: "stranded-threshold", basedOnVersion: 1 });
    expect(saved).toEqual({ ok: true, value: { version: 2, isNew: true } });
    expect(await queue()).toEqual(["refresh-stale-sites:all"]);
    expect(await listParameterVersions(test.db, "stranded-threshold")).toMatchObject([
      {
        ...edit,
        version: 2,
        category: "money",
        unit: "share of committed capex",
        recordedBy: "user:demo-analyst",
        analystName: "Demo analyst",
      },
      before,
    ]);
    expect((await getModelRecords(test.db)).parameters["stranded-threshold"]).toMatchObject({ value: 0.3, version: 2 });
    const [audited] = await test.db.execute<{ actor: string }>(
      sql`select actor from audit_log where table_name = 'parameters' order by id desc limit 1`,
    );
    expect(audited?.actor).toBe("user:demo-analyst");

    expect(await refresh()).not.toBeNull();
    const versions = await test.db.execute(
      sql`select (parameter_versions->>'stranded-threshold')::int as version from forecasts where phase_id = ${site.phaseId} order by id`,
    );
    expect([...versions]).toEqual([{ version: 1 }, { version: 2 }]);
  });

  it("is the same version when nothing differs; another reason alone is a new one", async () => {
    const same = { ...edit, slug: "stranded-threshold", basedOnVersion: 2 };
    const before = await rows();
    expect(await editParameter(test.db, analyst, same)).toEqual({ ok: true, value: { version: 2, isNew: false } });
    expect([await rows(), await queue()]).toEqual([before, []]);
    const because = await editParameter(test.db, analyst, { ...same, sourceText: "Committee of 20 November 2026" });
    expect(because).toEqual({ ok: true, value: { version: 3, isNew: true } });
  });

  it("is a conflict when somebody was faster, also at the same moment", async () => {
    const stale = { ...edit, slug: "stranded-threshold", basedOnVersion: 1, value: 0.35 };
    expect(await editParameter(test.db, analyst, stale)).toMatchObject({
      ok: false,
      failure: { kind: "conflict", message: expect.stringContaining("has version 3") },
    });
    const saved = await Promise.all(
      [0.6, 0.7, 0.75].map((value) =>
        editParameter(test.db, analyst, { ...edit, slug: "utilisation", basedOnVersion: 1, value }),
      ),
    );
    expect(saved.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await listParameterVersions(test.db, "utilisation")).toHaveLength(2);
  });

  it("is refused with field, value and limit, and nothing is written", async () => {
    const before = await rows();
    const refusal = async (slug: string, value: unknown, others: object = {}) => {
      const basedOnVersion = (await newest(slug))?.version ?? 1;
      return problemsOf(await editParameter(test.db, analyst, { ...edit, slug, value, basedOnVersion, ...others }));
    };
    expect(await refusal("utilisation", 1.2)).toEqual([
      { field: "value", value: 1.2, reason: "value: expected a number, at least 0, at most 1, got 1.2" },
    ]);
    expect(await refusal("default-capex-usd-per-mw", -1)).toMatchObject([{ field: "value", value: -1 }]);
    expect(await refusal("accelerator-life-years", 0)).toMatchObject([{ field: "value", value: 0 }]);
    expect((await refusal("loss-threshold-low", 0.4))[0]?.reason).toBe(
      "value: expected a number, more than 0, less than 0.3 (stranded-threshold), got 0.4",
    );
    expect((await refusal("draws", 1000))[0]?.reason).toContain("expected a power of two, at least 64");
    expect(await refusal("utilisation", "0.5")).toMatchObject([{ field: "value", reason: "value: expected a number" }]);
    expect(await refusal("utilisation", Number.NaN)).toMatchObject([{ field: "value" }]);
    expect(await refusal("utilisation", 0.5, { sourceText: " ", sourceUrl: "javascript:alert(1)" })).toMatchObject([
      { field: "sourceText", reason: "sourceText: may not be empty" },
      { field: "sourceUrl" },
    ]);
    expect(await refusal("no-such-parameter", 1)).toMatchObject([{ field: "slug", value: "no-such-parameter" }]);
    expect(problemsOf(await editParameter(test.db, analyst, null))).toHaveLength(1);
    expect(await rows()).toBe(before);
  });

  it("stays in its limits when two thresholds that limit each other are edited at once", async () => {
    const [low, stranded] = [await newest("loss-threshold-low"), await newest("stranded-threshold")];
    const saved = await Promise.all([
      editParameter(test.db, analyst, {
        ...edit,
        slug: "loss-threshold-low",
        value: 0.25,
        basedOnVersion: low?.version,
      }),
      editParameter(test.db, analyst, {
        ...edit,
        slug: "stranded-threshold",
        value: 0.2,
        basedOnVersion: stranded?.version,
      }),
    ]);
    expect(saved.filter(({ ok }) => ok)).toHaveLength(1);
  });
});

describe("the preview", () => {
  it("says what saving and refreshing then gives, and writes nothing", async () => {
    await refresh();
    const before = await rows();
    const slug = "revenue-usd-per-mw-year";
    const preview = await previewParameter(test.db, { slug, value: 6e6 }, { asOfOn, atMost: 1 });
    if (!preview.ok) throw new Error(JSON.stringify(preview.failure));
    expect(preview.value).toMatchObject({ sites: 2, openSites: 2, shownSites: 1, stakedSites: 1 });
    expect(await rows()).toBe(before);
    const stored = async () => {
      const [row] = await test.db.execute(sql`
        select f.capital_at_risk_share as "atRisk", f.delay_cost_usd as usd, f.p50_on::text as p50
        from current_forecasts c join forecasts f on f.id = c.forecast_id where c.phase_id = ${site.phaseId}`);
      return row;
    };
    const asStored = ({ capitalAtRisk, delayCost, p50Day }: PhaseImpact) => ({
      atRisk: capitalAtRisk?.shareOfCapital ?? null,
      usd: delayCost?.usd ?? null,
      p50: p50Day === null ? null : new Date(Math.round(p50Day) * 86_400_000).toISOString().slice(0, 10),
    });
    const [shown] = preview.value.phases;
    if (!shown) throw new Error("no phase is shown");
    expect(asStored(shown.before)).toEqual(await stored());
    expect(shown.after.delayCost).not.toEqual(shown.before.delayCost);

    expect(await editParameter(test.db, analyst, { ...edit, slug, value: 6e6, basedOnVersion: 1 })).toMatchObject({
      ok: true,
    });
    await refresh();
    expect(asStored(shown.after)).toEqual(await stored());
  });

  it("refuses what saving refuses", async () => {
    const preview = await previewParameter(test.db, { slug: "utilisation", value: 1.2 }, { asOfOn, atMost: 1 });
    expect(preview).toMatchObject({ ok: false, failure: { kind: "invalid", problems: [{ field: "value" }] } });
  });
});

it("the seed leaves what an analyst set, and says so", async () => {
  const before = await listParameters(test.db);
  const lines: string[] = [];
  await loadModel(test.db, seed, (line) => lines.push(line));
  expect(await listParameters(test.db)).toEqual(before);
  const [utilisation] = await listParameterVersions(test.db, "utilisation");
  expect(lines).toContain(
    `parameter utilisation: kept ${utilisation?.value} (user:demo-analyst, version 2); the seed has 0.8`,
  );
  expect(lines).toHaveLength(before.filter(({ recordedBy }) => recordedBy.startsWith("user:")).length);
});
