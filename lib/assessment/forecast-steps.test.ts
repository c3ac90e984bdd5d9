import { describe, expect, it } from "vitest";
import { readSiteSchedule } from "@/lib/chain/site-schedule";
import { isoDateOf } from "@/lib/domain/dates";
import { firstOf } from "@/lib/testing/present";
import { assessSite } from "./assess";
import { forecastSteps } from "./forecast-steps";
import { AS_OF, claim, indicator, phase, site } from "./site.fixture";
import { withClaim } from "./with-claim";

const options = { asOfDay: AS_OF, seed: 7, draws: 1024 };
const grid = indicator("grid_interconnect", {}, { key: "kepco" });
const records = site([
  phase([indicator("service", { in_service: [claim("promised", "2029-06")] }), grid], { id: 1 }),
  phase([], { id: 2, ordinal: 2 }),
]);
const today = { knownOn: isoDateOf(AS_OF) };
const logged = withClaim(records, { indicatorId: grid.id }, "energised", claim("actual", isoDateOf(AS_OF), today));

describe("what moved a date", () => {
  it("adds up from the P50 before to the P50 now, the look apart from the news, for a later phase too", () => {
    for (const { phaseId, beforeDay, afterDay, steps } of forecastSteps(records, logged, options, [1, 2])) {
      const p50Of = (of: typeof records) =>
        assessSite(of, options).find((one) => one.phaseId === phaseId)?.givenCompletion.p50;
      expect(beforeDay).toBe(p50Of(records));
      expect(afterDay).toBe(p50Of(logged));
      expect(steps.map(({ kind }) => kind)).toEqual(["model", "looks", "claim_added"]);
      const sum = steps.reduce((days, one) => days + (one.days ?? Number.NaN), beforeDay ?? Number.NaN);
      expect(sum).toBeCloseTo(afterDay ?? 0, 6);
      expect(steps[0]?.days).toBe(0);
      expect(steps[2]?.days).toBeLessThanOrEqual(phaseId === 1 ? -1 : 0);
    }
  });

  it("gives to the model what another version had said", () => {
    const [own] = forecastSteps(records, logged, options, [1]);
    const said = (own?.beforeDay ?? 0) + 100;
    const { beforeDay, steps } = firstOf(forecastSteps(records, logged, options, [1], { 1: said }));
    expect(beforeDay).toBe(said);
    expect(steps[0]?.days).toBeCloseTo(-100, 9);
    expect(steps.slice(1)).toEqual(own?.steps.slice(1));
  });

  it("has no days where the phase serves now", () => {
    const served = site([
      phase([indicator("service", { in_service: [claim("actual", "2026-10-01")] })], { id: 1 }),
      ...records.phases.slice(1),
    ]);
    expect(forecastSteps(records, served, options, [1])[0]).toMatchObject({ afterDay: null });
  });

  it("has no days of a site of many phases that is cancelled now", () => {
    const kinds = ["zoning", "environmental", "water", "air", "investment", "planning", "other"] as const;
    const permits = () =>
      kinds.map((permitType) => indicator("permit", { filed: [claim("actual", "2026-06-01")] }, { permitType }));
    const standing = indicator("site", {});
    const ofPhase = (id: number) => phase(permits(), { id, ordinal: id });
    const many = site([1, 2, 3, 4, 5, 6, 7, 8].map(ofPhase), { indicators: [standing] });
    const cancelled = withClaim(many, { indicatorId: standing.id }, "cancelled", claim("actual", "2026-11-01", today));
    expect(readSiteSchedule(cancelled).phases).toEqual([]);
    // More draws than of other tests, whose memory would be used again.
    const [found] = forecastSteps(many, cancelled, { ...options, draws: 4096 }, [8]);
    expect(found?.beforeDay).toBeGreaterThan(AS_OF);
    expect(found?.steps.at(-1)).toMatchObject({ kind: "claim_added", days: null });
  });
});
