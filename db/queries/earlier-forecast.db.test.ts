import { afterAll, beforeAll, expect, it } from "vitest";
import { forecastSteps } from "@/lib/assessment/forecast-steps";
import { toEpochDay } from "@/lib/domain/dates";
import { MilestoneLogInput } from "@/lib/domain/milestone-log-input";
import { firstOf, present } from "@/lib/testing/present";
import { logMilestone } from "../commands/log-milestone";
import { testDatabase } from "../testing/test-database";
import { findSitePage } from "./find-site-page";
import { getModelRecords } from "./get-model-records";
import { getSiteRecords } from "./get-site-records";

const asOfOn = "2026-11-22";
const slug = "pdg-incheon-se1";
const actor = { kind: "user", userId: "demo-analyst", name: "Demo analyst" } as const;
let test: Awaited<ReturnType<typeof testDatabase>>;

beforeAll(async () => {
  test = await testDatabase("seeded");
});
afterAll(() => test.close());

const pageOf = async () => present(await findSitePage(test.db, slug, await getModelRecords(test.db)));

it("is the one before the claim that moved the date, and the steps since lead from its P50 to the present one", async () => {
  const before = await pageOf();
  const { phaseId, assessment: was, earlier: none } = firstOf(before.forecasts);
  expect(none).toBeNull();

  const saved = await logMilestone(
    test.db,
    actor,
    MilestoneLogInput.parse({
      target: { phaseId, kind: "transformer_order", subtype: null },
      ...{ step: "delivered", kind: "promised", date: "2031-Q2", knownOn: "2026-11-20", mark: "V", note: null },
      source: {
        ...{ url: "https://example.org/maker", title: "Delivery of the transformers", publisher: "Example maker" },
        ...{ publishedOn: "2026-11-20", class: "counterparty" },
      },
      claimantSlug: null,
    }),
    { asOfOn },
  );
  if (!saved.ok) throw new Error(JSON.stringify(saved.failure));

  const now = await pageOf();
  const made = firstOf(now.forecasts);
  const earlier = present(made.earlier);
  expect(earlier).toEqual({ recordedAt: expect.any(String), asOfOn, p50Day: was.givenCompletion.p50 });
  const known = await getSiteRecords(test.db, now.site.id, { recordedUntil: earlier.recordedAt });
  const options = { asOfDay: toEpochDay(made.asOfOn), seed: made.seed, draws: made.draws };
  const { steps, beforeDay, afterDay } = firstOf(
    forecastSteps(known, now.site, options, [phaseId], { [phaseId]: earlier.p50Day }),
  );
  expect(steps.filter(({ kind }) => kind.startsWith("claim"))).toMatchObject([{ claimId: saved.value.claimId }]);
  const sum = steps.reduce((days, one) => days + (one.days ?? Number.NaN), present(beforeDay));
  expect([beforeDay, afterDay]).toEqual([earlier.p50Day, made.assessment.givenCompletion.p50]);
  expect(sum).toBeCloseTo(present(afterDay), 6);
});
