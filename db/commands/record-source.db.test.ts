import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { MilestoneLogInput } from "@/lib/domain/milestone-log-input";
import { unwrap } from "@/lib/domain/result";
import { listSourceEdits } from "../queries/list-source-edits";
import { previewMilestone } from "../queries/preview-milestone";
import { ppas, sources } from "../schema";
import { loadSources } from "../seed/load-sources";
import { addSmallSites, type SmallSite } from "../testing/small-sites";
import { testDatabase } from "../testing/test-database";
import { inRetriedTransaction } from "../transaction";
import { editSource } from "./edit-source";
import { logMilestone } from "./log-milestone";
import { recordSource } from "./record-source";
import { saveIndicator } from "./save-indicator";

const asOfOn = "2026-11-22";
const analyst = { kind: "user", userId: "kim", name: "Kim" } as const;
const seeder = { kind: "system", name: "seed" } as const;
let test: Awaited<ReturnType<typeof testDatabase>>;
let site: SmallSite;
let otherSite: SmallSite;

beforeAll(async () => {
  vi.stubEnv("LEADTIME_TODAY", asOfOn);
  test = await testDatabase();
  [site, otherSite] = (await addSmallSites(test.db, 2)) as [SmallSite, SmallSite];
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await test?.close();
});

const order = {
  url: "https://example.org/order",
  title: "An order",
  publisher: "The commission",
  publishedOn: "2026-11-01",
  class: "regulator" as const,
};
/** A claim about the site's service; each test says another date. */
const claim = (date: string, change: Record<string, unknown> = {}) =>
  MilestoneLogInput.parse({
    target: { indicatorId: site.indicatorId },
    step: "in_service",
    kind: "estimated",
    date,
    knownOn: "2026-11-01",
    source: order,
    claimantSlug: null,
    mark: "V",
    note: null,
    ...change,
  });
const log = (input: MilestoneLogInput) => logMilestone(test.db, analyst, input, { asOfOn });
const sourcesCalled = (title: string) => test.db.select().from(sources).where(eq(sources.title, title));
const claimOf = async (id: number) => {
  const [row] = await test.db.execute<{ quote: string | null; sourceId: number; class: string }>(sql`
    select c.quote, c.source_id as "sourceId", s.class from dated_claims c join sources s on s.id = c.source_id where c.id = ${id}`);
  return row;
};

it("a title in decomposed Hangul is the title on record: no second source, and no second claim", async () => {
  const title = "울산 데이터센터 전력 승인";
  const said = (as: string, note: string) => claim("2028-07", { note, source: { ...order, title: as, url: null } });
  const first = unwrap(await log(said(title, "전력 계통영향평가")));
  const again = unwrap(await log(said(title.normalize("NFD"), "전력 계통영향평가".normalize("NFD"))));
  expect(again.claimId).toBe(first.claimId);
  expect(await sourcesCalled(title)).toHaveLength(1);
});

describe("a claim from a source on record", () => {
  let firstClaim = 0;
  beforeAll(async () => {
    firstClaim = unwrap(await log(claim("2029-Q1", { quote: "Energise by March." }))).claimId;
  });

  it("adds its own quote and leaves the source and the first claim's quote as they are", async () => {
    const [before] = await sourcesCalled(order.title);
    const second = unwrap(await log(claim("2029-Q2", { quote: "Works follow." })));
    expect(await sourcesCalled(order.title)).toEqual([before]);
    expect((await claimOf(second.claimId))?.quote).toBe("Works follow.");
    expect((await claimOf(firstClaim))?.quote).toBe("Energise by March.");
  });

  it("is refused when it contradicts it, in preview and save alike, with the field and both values", async () => {
    const before = await sourcesCalled(order.title);
    const input = claim("2029-Q3", { source: { ...order, class: "press", language: "en" } });
    const saved = await log(input);
    expect(await previewMilestone(test.db, input, { asOfOn })).toEqual(saved);
    expect(saved).toMatchObject({
      ok: false,
      failure: {
        kind: "invalid",
        problems: [
          { field: "source.class", value: "press", onRecord: "regulator" },
          { field: "source.language", value: "en", onRecord: null },
        ],
      },
    });
    expect(await sourcesCalled(order.title)).toEqual(before);
    expect((await claimOf(firstClaim))?.quote).toBe("Energise by March.");
  });

  it("cites the source on record when that is chosen: a regulator's page may promise, whatever was typed", async () => {
    const before = await sourcesCalled(order.title);
    const input = claim("2029-Q3", {
      kind: "promised",
      source: { ...order, class: "press" },
      sourceChoice: "on_record",
    });
    const preview = unwrap(await previewMilestone(test.db, input, { asOfOn }));
    expect(preview.source.class).toBe("regulator");
    expect(preview.sourceDifferences).toMatchObject([{ field: "source.class", value: "press" }]);
    const saved = unwrap(await log(input));
    const quantiles = (phases: { quantileDays: number[] }[] | undefined) => phases?.map((one) => one.quantileDays);
    expect(quantiles(saved.evaluation?.phases)).toEqual(quantiles(preview.after.phases));
    expect(await claimOf(saved.claimId)).toMatchObject({ sourceId: before[0]?.id, class: "regulator" });
    expect(await sourcesCalled(order.title)).toEqual(before);
  });

  it("adds another source once when that is chosen, and finds it from then on without asking", async () => {
    const copy = { ...order, class: "press" as const, publisher: "A paper" };
    const chosen = claim("2029-Q4", { source: copy, sourceChoice: "another" });
    const saved = unwrap(await log(chosen));
    const both = await sourcesCalled(order.title);
    expect(both.map((one) => [one.class, one.publisher]).sort()).toEqual([
      ["press", "A paper"],
      ["regulator", "The commission"],
    ]);
    expect(unwrap(await log(chosen))).toMatchObject({ claimId: saved.claimId, evaluation: null });
    const unasked = unwrap(await log(claim("2030", { source: copy })));
    expect((await claimOf(unasked.claimId))?.class).toBe("press");
    expect(await sourcesCalled(order.title)).toEqual(both);
  });

  it("two at once, about two sites: one adds the source, the other is compared with it", async () => {
    const page = { ...order, title: "A new page" };
    const results = await Promise.all([
      log(claim("2031-01", { source: page })),
      log(
        claim("2031-02", {
          target: { indicatorId: otherSite.indicatorId },
          source: { ...page, class: "press" },
        }),
      ),
    ]);
    const [stored, ...others] = await sourcesCalled(page.title);
    expect(others).toEqual([]);
    const [saved, refused] = results[0].ok ? results : results.toReversed();
    expect((await claimOf(unwrap(saved as (typeof results)[0]).claimId))?.class).toBe(stored?.class);
    expect(refused).toMatchObject({
      ok: false,
      failure: { problems: [{ field: "source.class", onRecord: stored?.class }] },
    });
  });

  it("eight writers of one new source, and of one other source, make one of each", async () => {
    const page = { ...order, title: "A busy page" };
    const eight = <Value>(work: () => Promise<Value>) => Promise.all(Array.from({ length: 8 }, work));
    const record = (source: typeof page, choice?: "another") =>
      inRetriedTransaction(test.db, analyst, async (tx) => unwrap(await recordSource(tx, analyst, source, choice)));
    expect(new Set(await eight(() => record(page))).size).toBe(1);
    expect(new Set(await eight(() => record({ ...page, publisher: "A paper" }, "another"))).size).toBe(1);
    expect(await sourcesCalled(page.title)).toHaveLength(2);
  });
});

it("a claim on an indicator that is on record under the same key leaves the indicator as it is", async () => {
  const contract = {
    phaseId: site.phaseId,
    kind: "ppa" as const,
    key: "ppa",
    titleEn: "Contract with the wind farm",
    titleKo: "풍력 발전 계약",
    requirement: "not_required" as const,
    mark: "V" as const,
    detail: { structure: "sleeved" as const },
  };
  const id = await inRetriedTransaction(test.db, analyst, (tx) => saveIndicator(tx, analyst, contract));
  const target = { phaseId: site.phaseId, kind: "ppa", subtype: null };
  unwrap(await log(claim("2028", { target, step: "signed" })));
  const [row] = await test.db.execute(sql`select title_en, requirement, mark from indicators where id = ${id}`);
  expect(row).toEqual({ title_en: contract.titleEn, requirement: "not_required", mark: "V" });
  const [detail] = await test.db.select({ structure: ppas.structure }).from(ppas).where(eq(ppas.indicatorId, id));
  expect(detail?.structure).toBe("sleeved");
});

describe("editSource", () => {
  const page = { ...order, title: "A page to edit", quote: "As it was." };
  let sourceId = 0;
  beforeAll(async () => {
    sourceId = await inRetriedTransaction(test.db, seeder, async (tx) => unwrap(await recordSource(tx, seeder, page)));
  });
  const edit = (basedOnVersion: number, changes: object, reason = "The page was misread.") =>
    inRetriedTransaction(test.db, analyst, (tx) =>
      editSource(tx, analyst, { sourceId, basedOnVersion, reason, changes }),
    );

  it("changes what is named, and keeps what changed, why, by whom and when", async () => {
    const value = unwrap(await edit(1, { class: "press", quote: null }));
    expect(value).toEqual({ version: 2, isNew: true });
    expect(await sourcesCalled(page.title)).toMatchObject([{ class: "press", quote: null, recordedBy: "user:kim" }]);
    const changes = { class: { from: "regulator", to: "press" }, quote: { from: "As it was.", to: null } };
    const reason = "The page was misread.";
    expect(await listSourceEdits(test.db, { sourceId })).toEqual([
      { version: 2, changes, reason, recordedBy: "user:kim", recordedAt: expect.any(Date) },
    ]);
    await expect(test.db.execute(sql`update source_edits set reason = 'another'`)).rejects.toThrow();
  });

  it("of two edits of one version, takes the first and calls the second a conflict", async () => {
    const results = await Promise.all([edit(2, { licence: "CC BY 4.0" }), edit(2, { licence: "All rights reserved" })]);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(results.find(({ ok }) => !ok)).toMatchObject({ failure: { kind: "conflict" } });
    expect(await listSourceEdits(test.db, { sourceId })).toHaveLength(2);
  });

  it("writes nothing when nothing differs, and refuses a field that tells sources apart, an empty reason and an unknown source", async () => {
    expect(await edit(3, { class: "press" })).toEqual({ ok: true, value: { version: 3, isNew: false } });
    const fields = async (result: Awaited<ReturnType<typeof edit>>) =>
      !result.ok && result.failure.kind === "invalid" && result.failure.problems.map(({ field }) => field);
    expect(await fields(await edit(3, { title: "Another" }))).toEqual(["changes"]);
    expect(await fields(await edit(3, { class: "analyst" }, " "))).toEqual(["reason"]);
    const unknown = { sourceId: 999_999, basedOnVersion: 1, reason: "why", changes: {} };
    expect(await fields(await editSource(test.db, analyst, unknown))).toEqual(["sourceId"]);
    expect(await sourcesCalled(page.title)).toMatchObject([{ class: "press", version: 3 }]);
  });
});

it("the seed edits what it set itself, and leaves what an analyst set, saying so", async () => {
  const own = { ...order, title: "The seed's own" };
  const theirs = { ...order, title: "Also the analyst's" };
  await inRetriedTransaction(test.db, analyst, (tx) => recordSource(tx, analyst, { ...theirs, class: "press" }));
  const lines: string[] = [];
  const load = (named: Parameters<typeof loadSources>[2]) =>
    inRetriedTransaction(test.db, seeder, (tx) => loadSources(tx, seeder, named, (line) => lines.push(line)));
  await load({ own, theirs });
  await load({ own: { ...own, class: "press" }, theirs });
  const [{ id: sourceId } = { id: 0 }] = await sourcesCalled(own.title);
  expect(await listSourceEdits(test.db, { sourceId })).toMatchObject([
    { changes: { class: { from: "regulator", to: "press" } }, recordedBy: "system:seed" },
  ]);
  expect(await sourcesCalled(theirs.title)).toMatchObject([{ class: "press", version: 1 }]);
  expect(new Set(lines)).toEqual(new Set(['source "theirs" is left as user:kim set it']));
});
