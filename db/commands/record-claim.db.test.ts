import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { Actor } from "@/lib/domain/actor";
import type { ClaimInput } from "@/lib/domain/claim-input";
import { unwrap } from "@/lib/domain/result";
import type { Db } from "../client";
import { testDatabase } from "../testing/test-database";
import { inRetriedTransaction } from "../transaction";
import { ensureMilestone } from "./ensure-milestone";
import { recordClaim } from "./record-claim";
import { recordSource } from "./record-source";
import { retractClaim } from "./retract-claim";
import { saveIndicator } from "./save-indicator";
import { saveOrganisation } from "./save-organisation";
import { saveParameter } from "./save-parameter";
import { savePhase } from "./save-phase";
import { saveSite } from "./save-site";

const actor: Actor = { kind: "system", name: "test" };
let database: Awaited<ReturnType<typeof testDatabase>>;
let claim: ClaimInput;
let operatorId: number;

const count = async (table: string) => {
  const [row] = await database.db.execute<{ n: number }>(sql`select count(*)::int as n from ${sql.identifier(table)}`);
  return row?.n ?? -1;
};
const within = <Value>(work: (tx: Db) => Promise<Value>) => inRetriedTransaction(database.db, actor, work);
const say = (change: Partial<ClaimInput>) => within((tx) => recordClaim(tx, actor, { ...claim, ...change }));

async function addSite(tx: Db) {
  const page = { url: "https://example.org/a", title: "A page", publisher: "A paper", class: "press" as const };
  const sourceId = unwrap(await recordSource(tx, actor, page));
  const operator = await saveOrganisation(tx, actor, {
    slug: "operator",
    nameEn: "Operator",
    nameKo: "운영사",
    roles: ["operator"],
  });
  const aliases = [{ publisher: "A paper", alias: "The site" }];
  const organisations = [{ organisationId: operator, role: "operator" as const }];
  const siteId = await saveSite(tx, actor, {
    slug: "a-site",
    nameEn: "A site",
    nameKo: "사이트",
    mark: "V",
    sourceId,
    aliases,
    organisations,
  });
  const capacityClaim = {
    basis: "facility" as const,
    megawatts: "40",
    knownOn: "2025-01-01",
    mark: "V" as const,
    sourceId,
  };
  const phase = {
    siteId,
    ordinal: 1,
    nameEn: "First",
    nameKo: "1단계",
    facilityMegawatts: "40.0",
    mark: "V" as const,
    sourceId,
  };
  const phaseId = await savePhase(tx, actor, { ...phase, capacityClaim });
  const detail = { type: "building" as const };
  const works = {
    phaseId,
    key: "building",
    titleEn: "Building",
    titleKo: "건물",
    requirement: "required" as const,
    mark: "V" as const,
  };
  const indicatorId = await saveIndicator(tx, actor, { kind: "works", ...works, detail });
  const milestoneId = await ensureMilestone(tx, actor, { indicatorId, step: "completed" });
  await saveParameter(tx, actor, {
    slug: "p",
    value: 0.3,
    unit: "share",
    category: "chain",
    mark: "U",
    sourceText: "judgement",
  });
  return { sourceId, operator, siteId, milestoneId, indicatorId };
}

beforeAll(async () => {
  database = await testDatabase();
  const made = await within(addSite);
  operatorId = made.operator;
  claim = {
    milestoneId: made.milestoneId,
    kind: "estimated",
    earliestOn: "2027-01-01",
    latestOn: "2027-03-31",
    precision: "quarter",
    knownOn: "2025-06-01",
    sourceId: made.sourceId,
    mark: "V",
  };
});
afterAll(() => database?.close());

describe("saving records", () => {
  it("writes nothing the second time", async () => {
    const before = await count("audit_log");
    await within(addSite);
    expect(await count("audit_log")).toBe(before);
  });

  it("refuses a step that the kind of indicator does not have", async () => {
    const { indicatorId } = await within(addSite);
    await expect(within((tx) => ensureMilestone(tx, actor, { indicatorId, step: "energised" }))).rejects.toThrow(
      /no step of works/,
    );
  });
});

describe("recordClaim", () => {
  it("without a claimant nobody is the claimant, whatever ids there are", async () => {
    await within((tx) =>
      tx.execute(sql`insert into organisations (id, slug, name_en, name_ko, roles) overriding system value
        values (0, 'zero', 'Zero', '영', '{operator}')`),
    );
    const promised = await say({ kind: "promised", claimantId: null, knownOn: "2025-05-01" });
    await within((tx) => tx.execute(sql`delete from organisations where id = 0`));
    expect(promised).toMatchObject({ ok: false, failure: { problems: [{ field: "claimantId" }] } });
  });

  it("keeps a claim once, whatever its note, and moves the site's version once", async () => {
    const version = async () =>
      (await database.db.execute<{ version: number }>(sql`select version from sites`))[0]?.version ?? 0;
    const before = await version();
    const first = await say({ note: "said so" });
    const again = await say({ note: "said so, reworded", noteKo: "그렇게 말했다" });
    expect(first).toMatchObject({ ok: true, value: { isNew: true } });
    expect(again).toEqual({ ok: true, value: { id: first.ok ? first.value.id : 0, isNew: false } });
    expect(await version()).toBe(before + 1);
  });

  it("takes a promise from the press only with a named party that controls the date", async () => {
    const refused = await say({ kind: "promised" });
    expect(refused).toMatchObject({ ok: false, failure: { kind: "invalid", problems: [{ field: "claimantId" }] } });
    expect(await say({ kind: "promised", claimantId: operatorId })).toMatchObject({ ok: true, value: { isNew: true } });
  });

  it.each([
    ["knownOn", { knownOn: "2099-01-01" }],
    ["sourceId", { sourceId: 999_999 }],
    ["claimantId", { claimantId: 999_999 }],
    ["earliestOn", { kind: "actual" as const }],
    ["latestOn", { precision: "day" as const }],
    ["earliestOn", { precision: "by" as const }],
  ])("names the field %s of what it refuses", async (field, change) => {
    const result = await say(change);
    expect(
      result.ok ? [] : result.failure.kind === "invalid" && result.failure.problems.map((problem) => problem.field),
    ).toContain(field);
  });

  it.each([
    // 08:00 on the 2nd in Seoul; 10:00 UTC, when the 2nd begins where it begins first; and a second before that.
    ["2026-01-01T23:00:00Z", "2026-01-02", true],
    ["2026-01-01T10:00:00Z", "2026-01-02", true],
    ["2026-01-01T09:59:59Z", "2026-01-02", false],
    ["2026-01-01T23:00:00Z", "2026-01-03", false],
  ])("at %s, what was said on %s can be known: %s", async (instant, knownOn, isTaken) => {
    vi.stubEnv("LEADTIME_TODAY", "");
    vi.useFakeTimers({ toFake: ["Date"], now: new Date(instant) });
    try {
      const page = { url: null, title: `Said at ${instant}`, publisher: "A paper", class: "press" as const };
      const source = await within((tx) => recordSource(tx, actor, { ...page, publishedOn: knownOn }));
      expect(source.ok).toBe(isTaken);
      const problem = (field: string) => ({ failure: { kind: "invalid", problems: [{ field, value: knownOn }] } });
      if (!source.ok) expect(source).toMatchObject(problem("source.publishedOn"));
      const said = await say({ knownOn });
      expect(said.ok).toBe(isTaken);
      if (!said.ok) expect(said).toMatchObject(problem("knownOn"));
    } finally {
      vi.useRealTimers();
      vi.unstubAllEnvs();
    }
  });

  it("keeps a retracted claim and its one retraction", async () => {
    const said = await say({ knownOn: "2025-07-01" });
    const claimId = said.ok ? said.value.id : 0;
    const claims = await count("dated_claims");
    const retract = () => within((tx) => retractClaim(tx, actor, { claimId, reason: "typed wrongly" }));
    expect(await retract()).toEqual({ ok: true, value: { isNew: true } });
    expect(await retract()).toEqual({ ok: true, value: { isNew: false } });
    expect(await count("dated_claims")).toBe(claims);
  });
});

describe("saveParameter", () => {
  it("makes a new version for a new value, and none for the same", async () => {
    const save = (value: number) =>
      within((tx) =>
        saveParameter(tx, actor, {
          slug: "q",
          value,
          unit: "share",
          category: "chain",
          mark: "U",
          sourceText: "judgement",
        }),
      );
    const first = await save(1);
    expect(first).toEqual({ id: expect.any(Number), version: 1 });
    expect(await save(1)).toEqual(first);
    const second = await save(2);
    expect(second).toEqual({ id: expect.any(Number), version: 2 });
    expect(await save(2)).toEqual(second);
    expect(await count("parameters")).toBe(3);
  });
});
