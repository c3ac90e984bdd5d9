import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { PhaseAssessment } from "@/lib/assessment/types";
import { unsaved } from "@/lib/assessment/unsaved";
import { ClaimInput } from "@/lib/domain/claim-input";
import { toIsoDate } from "@/lib/domain/dates";
import { MilestoneLogInput } from "@/lib/domain/milestone-log-input";
import { firstOf, present } from "@/lib/testing/present";
import { getSiteRecords } from "../queries/get-site-records";
import { previewMilestone } from "../queries/preview-milestone";
import { datedClaims } from "../schema";
import { testDatabase } from "../testing/test-database";
import { inRetriedTransaction } from "../transaction";
import { logMilestone } from "./log-milestone";
import { recordClaim } from "./record-claim";
import { refreshSiteForecasts } from "./refresh-site-forecasts";
import { retractClaim } from "./retract-claim";

const asOfOn = "2026-11-22";
const actor = { kind: "user", userId: "demo-analyst", name: "Demo analyst" } as const;
let test: Awaited<ReturnType<typeof testDatabase>>;

beforeAll(async () => {
  test = await testDatabase("seeded");
});
afterAll(() => test.close());

async function siteOf(slug: string) {
  const [row] = await test.db.execute<{ id: number }>(sql`select id from sites where slug = ${slug}`);
  if (!row) throw new Error(`no site ${slug}`);
  return getSiteRecords(test.db, row.id);
}

async function storedFigures(siteId: number) {
  return test.db.execute(sql`
    select f.phase_id, f.p10_on, f.p50_on, f.p80_on, f.p90_on, f.probability_cancelled, f.capital_at_risk_share, f.last_evidence_on, f.detail
    from current_forecasts c join forecasts f on f.id = c.forecast_id join phases p on p.id = f.phase_id
    where p.site_id = ${siteId} order by p.ordinal`);
}

const release = {
  url: "https://example.org/release",
  title: "Grid connection of the site",
  publisher: "Example utility",
  publishedOn: "2026-11-20",
  class: "utility" as const,
};

async function energisedBy(date: string): Promise<MilestoneLogInput> {
  const site = await siteOf("sk-aws-ulsan-ai-zone");
  return MilestoneLogInput.parse({
    target: { phaseId: firstOf(site.phases).id, kind: "transformer_order", subtype: null },
    step: "delivered",
    kind: "promised",
    date,
    knownOn: "2026-11-20",
    source: release,
    claimantSlug: null,
    mark: "V",
    note: null,
  });
}

describe("logging a milestone", () => {
  it("T10: saves the very figures that its preview showed, flags included", async () => {
    const input = await energisedBy("2029-Q2");
    const preview = await previewMilestone(test.db, input, { asOfOn });
    if (!preview.ok) throw new Error(JSON.stringify(preview.failure));
    const saved = await logMilestone(test.db, actor, input, { asOfOn });
    if (!saved.ok) throw new Error(JSON.stringify(saved.failure));

    const figures = (
      phases: { givenCompletion: unknown; quantileDays: number[]; cancelled: unknown; money: unknown }[] | undefined,
    ) =>
      phases?.map(({ givenCompletion, quantileDays, cancelled, money }) => ({
        givenCompletion,
        quantileDays,
        cancelled,
        money,
      }));
    const { before, after } = preview.value;
    expect(figures(saved.value.evaluation?.phases)).toEqual(figures(after.phases));
    expect(saved.value.evaluation?.flags.map(({ rule, severity, numbers }) => ({ rule, severity, numbers }))).toEqual(
      after.flags.map(({ rule, severity, numbers }) => ({ rule, severity, numbers })),
    );
    const [was, is] = [firstOf(before.phases), firstOf(after.phases)];
    expect(is.givenCompletion.p50).toBeGreaterThan(present(was.givenCompletion.p50));

    const stored = firstOf(await storedFigures(preview.value.site.id));
    expect((stored.detail as { quantileDays: number[] }).quantileDays).toEqual(is.quantileDays);
    const open = await test.db.execute(
      sql`select rule from flags where ${is.phaseId} = any (phase_ids) and cleared_at is null order by rule`,
    );
    const raised = after.flags
      .filter(({ subject }) => subject.phaseIds.some((id) => id === is.phaseId))
      .map(({ rule }) => rule);
    expect(open.map(({ rule }) => rule).sort()).toEqual(raised.sort());
  });

  it("says so when the same claim is on record, and makes no new forecast", async () => {
    const input = await energisedBy("2029-Q2");
    expect(await logMilestone(test.db, actor, input, { asOfOn })).toMatchObject({ ok: true });
    const target = {
      indicatorId: present(
        firstOf((await siteOf("sk-aws-ulsan-ai-zone")).phases).indicators.find(
          ({ kind }) => kind === "transformer_order",
        ),
      ).id,
    };
    const { count: before } = firstOf(await test.db.execute<{ count: string }>(sql`select count(*) from forecasts`));
    const again = await logMilestone(test.db, actor, { ...input, target }, { asOfOn });
    expect(again).toMatchObject({ ok: true, value: { evaluation: null } });
    const { count: after } = firstOf(await test.db.execute<{ count: string }>(sql`select count(*) from forecasts`));
    expect(after).toBe(before);
  });

  it("refuses a promise by a party that does not control the date, the same in preview and save, and writes nothing", async () => {
    const site = await siteOf("sk-aws-ulsan-ai-zone");
    const input = {
      ...(await energisedBy("2028-01")),
      source: { ...release, title: "Rumour", class: "press" as const },
    };
    const { count: before } = firstOf(await test.db.execute<{ count: string }>(sql`select count(*) from audit_log`));
    const preview = await previewMilestone(test.db, input, { asOfOn });
    const saved = await logMilestone(test.db, actor, input, { asOfOn });
    expect(preview).toEqual(saved);
    expect(saved).toMatchObject({ ok: false, failure: { kind: "invalid", problems: [{ field: "claimantId" }] } });
    const { count: after } = firstOf(await test.db.execute<{ count: string }>(sql`select count(*) from audit_log`));
    expect(after).toBe(before);
    expect((await siteOf("sk-aws-ulsan-ai-zone")).version).toBe(site.version);
  });

  it("names an organisation that does not exist as what was given, apart from a promise that its party may not make", async () => {
    const input = { ...(await energisedBy("2028-01")), claimantSlug: "no-such-party" };
    const refused = await logMilestone(test.db, actor, input, { asOfOn });
    expect(await previewMilestone(test.db, input, { asOfOn })).toEqual(refused);
    expect(refused).toEqual({
      ok: false,
      failure: {
        kind: "invalid",
        problems: [
          {
            field: "claimantSlug",
            value: "no-such-party",
            reason: 'claimantSlug: there is no organisation "no-such-party"',
          },
        ],
      },
    });
  });

  it("is not seen as of an earlier moment, nor by a replay of what had been published before", async () => {
    const site = await siteOf("sk-aws-ulsan-ai-zone");
    const count = ({ phases }: typeof site) =>
      phases.flatMap(({ indicators }) =>
        indicators.flatMap(({ milestones }) => milestones.flatMap(({ claims }) => claims)),
      ).length;
    const { at } = firstOf(
      await test.db.execute<{ at: string }>(
        sql`select (max(recorded_at) - interval '1 microsecond')::text as at from dated_claims`,
      ),
    );
    expect(count(await getSiteRecords(test.db, site.id, { recordedUntil: at }))).toBe(count(site) - 1);
    expect(count(await getSiteRecords(test.db, site.id, { knownUntil: "2026-11-19" }))).toBe(count(site) - 1);
  });

  it("names the analyst in the audit log, whose chain stays whole", async () => {
    const rows = await test.db.execute<{ actor: string }>(
      sql`select distinct actor from audit_log where table_name = 'dated_claims'`,
    );
    expect(rows.map((row) => row.actor).sort()).toEqual(["system:seed", "user:demo-analyst"]);
    const chain = firstOf(await test.db.execute(sql`select audit_chain_broken_at() as broken`));
    expect(chain.broken).toBeNull();
  });

  it("T9: taking a phase's claims back changes its P50", async () => {
    const site = await siteOf("ntt-shr1-shiroi");
    const before = firstOf(await storedFigures(site.id));
    const claims = firstOf(site.phases).indicators.flatMap(({ milestones }) =>
      milestones.flatMap((milestone) => milestone.claims),
    );
    expect(claims.length).toBeGreaterThan(0);
    await inRetriedTransaction(test.db, actor, async (tx) => {
      for (const claim of claims) await retractClaim(tx, actor, { claimId: claim.id, reason: "a test takes it back" });
      await refreshSiteForecasts(tx, actor, { siteId: site.id, asOfOn });
    });
    const after = firstOf(await storedFigures(site.id));
    expect(after.p50_on).not.toBe(before.p50_on);
    const newest = Math.max(...claims.map(({ knownDay }) => knownDay));
    expect([before.last_evidence_on, after.last_evidence_on]).toEqual([toIsoDate(newest), null]);
  });

  it("leaves nothing for a refresh, nor anything unsaved, whatever it is about", async () => {
    const site = await siteOf("pdg-incheon-se1");
    const phaseId = site.phases[0]?.id ?? 0;
    const common = {
      ...(await energisedBy("2029-Q2")),
      kind: "estimated" as const,
      claimantSlug: site.operator?.slug ?? null,
    };
    const about = [
      {
        target: { phaseId, kind: "works", subtype: "bridge_power" },
        step: "completed",
        note: "A note",
        quote: "A quote",
      },
      { target: { phaseId, kind: "permit", subtype: "zoning" }, step: "granted" },
      { target: { phaseId, kind: "ppa", subtype: null }, step: "signed" },
      { target: { phaseId, kind: "water_right", subtype: null }, step: "granted", kind: "not_required", date: "" },
      { target: { phaseId, kind: "accelerator_order", subtype: null }, step: "ordered", date: "by 2027-03" },
    ];
    for (const change of about) {
      const input = MilestoneLogInput.parse({ ...common, ...change });
      const preview = await previewMilestone(test.db, input, { asOfOn });
      if (!preview.ok) throw new Error(JSON.stringify(preview.failure));
      const saved = await logMilestone(test.db, actor, input, { asOfOn, previewKey: preview.value.key });
      expect(saved).toMatchObject({ ok: true, value: { evaluation: expect.anything() } });
      // The same form once more, with the preview that it had: its claim is on record, and nothing else is to be said.
      const again = await logMilestone(test.db, actor, input, { asOfOn, previewKey: preview.value.key });
      expect(again).toEqual({ ok: true, value: { claimId: saved.ok && saved.value.claimId, evaluation: null } });
      expect(await refreshSiteForecasts(test.db, actor, { siteId: site.id, asOfOn })).toBeNull();
    }
    const written = await test.db.execute<{ text: string }>(sql`
      select f.detail::text as text from forecasts f join phases p on p.id = f.phase_id where p.site_id = ${site.id}
      union all select f.claim_ids::text || f.reason::text from flags f join phases p on p.id = f.phase_id where p.site_id = ${site.id}`);
    const text = written.map((row) => row.text).join();
    for (const placeholder of Object.values(unsaved)) expect(text).not.toContain(String(placeholder));
  });

  it("a retracted claim can be logged again and takes effect; what the seed says is not brought back", async () => {
    const site = await siteOf("aws-gajwa-dong");
    const target = { phaseId: site.phases[0]?.id ?? 0, kind: "works" as const, subtype: "building" as const };
    const input: MilestoneLogInput = {
      ...(await energisedBy("2031-Q2")),
      target,
      step: "completed",
      kind: "estimated",
    };
    const log = async () => {
      const saved = await logMilestone(test.db, actor, input, { asOfOn });
      if (!saved.ok) throw new Error(JSON.stringify(saved.failure));
      return saved.value;
    };
    const first = await log();
    const withIt = await storedFigures(site.id);
    expect(await log()).toEqual({ claimId: first.claimId, evaluation: null });
    await inRetriedTransaction(test.db, actor, (tx) =>
      retractClaim(tx, actor, { claimId: first.claimId, reason: "Too early" }),
    );
    await refreshSiteForecasts(test.db, actor, { siteId: site.id, asOfOn });
    const [stored] = await test.db.select().from(datedClaims).where(eq(datedClaims.id, first.claimId));
    const { id: _id, naturalKey: _key, recordedAt: _at, recordedBy: _by, ...claim } = stored ?? {};
    expect(await recordClaim(test.db, actor, ClaimInput.parse(claim))).toEqual({
      ok: true,
      value: { id: first.claimId, isNew: false },
    });

    const again = await log();
    expect(again.claimId).toBeGreaterThan(first.claimId);
    expect(again.evaluation).not.toBeNull();
    expect(await log()).toEqual({ claimId: again.claimId, evaluation: null });
    const figures = (rows: Awaited<ReturnType<typeof storedFigures>>) => rows.map(({ detail: _, ...row }) => row);
    expect(figures(await storedFigures(site.id))).toEqual(figures(withIt));
  });
});

describe("the Korean records", () => {
  it("hold Ulsan's two phases of about 41 and 62 MW, untouched by the base rate of Incheon", async () => {
    const site = await siteOf("sk-aws-ulsan-ai-zone");
    const sizes = site.phases.map(
      ({ megawatts }) => megawatts.facility ?? megawatts.gridConnection ?? megawatts.criticalIt,
    );
    expect(sizes).toEqual([41, 62]);
    const { detail } = firstOf(await storedFigures(site.id));
    expect((detail as { baseRates: unknown[] }).baseRates).toEqual([]);
  });

  it("show that the base rate of Incheon does not reach Gajwa-dong, whose building permit is older than the rule", async () => {
    const site = await siteOf("aws-gajwa-dong");
    const { detail } = firstOf(await storedFigures(site.id));
    const { baseRates, cancelled } = detail as Pick<PhaseAssessment, "baseRates" | "cancelled">;
    expect(firstOf(baseRates)).toMatchObject({ verdict: "does_not_apply", passed: 0, decided: 24, ifApplies: null });
    expect(cancelled.byCause.denied).toBe(0);
  });
});
