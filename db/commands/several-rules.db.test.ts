import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import type { Actor } from "@/lib/domain/actor";
import { MilestoneLogInput } from "@/lib/domain/milestone-log-input";
import type { PolicyInstrumentInput } from "@/lib/domain/policy-input";
import { addSmallSites, type SmallSite } from "../testing/small-sites";
import { testDatabase } from "../testing/test-database";
import { inRetriedTransaction } from "../transaction";
import { logMilestone } from "./log-milestone";
import { refreshSiteForecasts } from "./refresh-site-forecasts";
import { saveEconomy } from "./save-economy";
import { savePolicyInstrument } from "./save-policy-instrument";

const asOfOn = "2026-11-22";
const actor: Actor = { kind: "user", userId: "demo-analyst", name: "Demo analyst" };
let test: Awaited<ReturnType<typeof testDatabase>>;
let site: SmallSite;

const rule = (slug: string, parts: Partial<PolicyInstrumentInput>): PolicyInstrumentInput => ({
  slug,
  ...{ iso3: "KOR", titleEn: slug, titleKo: slug, factEn: "F", factKo: "사실", mark: "V" as const },
  ...{ status: "in_force" as const, effectiveOn: "2024-06-14", requiresGate: "grid_impact_assessment" as const },
  ...parts,
});

beforeAll(async () => {
  vi.stubEnv("LEADTIME_TODAY", asOfOn);
  test = await testDatabase();
  [site] = (await addSmallSites(test.db, 1)) as [SmallSite];
  await inRetriedTransaction(test.db, actor, async (tx) => {
    await saveEconomy(tx, actor, { iso3: "KOR", nameEn: "Korea", nameKo: "한국", isApecMember: true });
    await tx.execute(sql`update sites set iso3 = 'KOR' where id = ${site.siteId}`);
  });
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await test.close();
});

const save = (...policies: PolicyInstrumentInput[]) =>
  inRetriedTransaction(test.db, actor, async (tx) => {
    for (const policy of policies) await savePolicyInstrument(tx, actor, policy);
    return refreshSiteForecasts(tx, actor, { siteId: site.siteId, asOfOn });
  });

it("forecasts a site under two rules that ask for the same permit, and names the stricter", async () => {
  const made = await save(rule("from-10", { thresholdMegawatts: "10" }), rule("from-20", { thresholdMegawatts: "20" }));
  expect(made?.phases[0]?.gates.filter(({ kind }) => kind === "permit").map(({ because }) => because)).toEqual([
    { kind: "rule", policySlug: "from-10", otherPolicySlugs: ["from-20"] },
  ]);
});

it("forecasts it under a rule of another kind as well", async () => {
  const made = await save(rule("nature", { requiresGate: "environmental", thresholdMegawatts: null }));
  const gates = made?.phases[0]?.gates.filter(({ kind }) => kind === "permit");
  expect(gates?.map(({ key }) => key).sort()).toEqual(["environmental", "grid_impact_assessment"]);
});

it("saves a milestone on it, and the permit that is granted is waited for no longer", async () => {
  const input = MilestoneLogInput.parse({
    target: { phaseId: site.phaseId, kind: "permit", subtype: "environmental" },
    step: "granted",
    kind: "actual",
    date: "2026-11-02",
    knownOn: "2026-11-20",
    source: {
      ...{ url: "https://example.org/permit", title: "A permit", publisher: "An authority" },
      ...{ publishedOn: "2026-11-20", class: "regulator" },
    },
    claimantSlug: null,
    mark: "V",
    note: null,
  });
  const saved = await logMilestone(test.db, actor, input, { asOfOn });
  if (!saved.ok) throw new Error("the permit was refused");
  const gates = saved.value.evaluation?.phases[0]?.gates.filter(({ kind }) => kind === "permit");
  expect(Object.fromEntries(gates?.map(({ key, basis }) => [key, basis]) ?? [])).toEqual({
    environmental: "actual",
    grid_impact_assessment: "by_class",
  });
});
