import { describe, expect, it } from "vitest";
import { type DuePhase, lateShare } from "./late-share";

const due = (outcome: DuePhase["outcome"], megawatts: number | null = 100): DuePhase => ({
  ...{ siteSlug: "alpha", ordinal: 1, megawatts, dueDay: 1_000, outcome },
});
const on = (inServiceDay: number, megawatts?: number) => due({ inServiceDay }, megawatts);
/** Half of the completing draws by day 1,001, the other half by 1,101; 20 % never. */
const forecast = due({ forecast: { quantileDays: [901, 1_001, 1_101], neverProbability: 0.2 } });

describe("the expected share of phases due that are late", () => {
  it("counts what is in service by its day, and takes the due day itself as in time", () => {
    expect(lateShare([on(999), on(1_000), on(1_001), on(1_400)], { graceDays: 0, weight: "phases" })).toEqual({
      ...{ share: 0.5, phases: 4, megawatts: 400, withoutMegawatts: 0 },
    });
    expect(lateShare([on(1_092), on(1_093)], { graceDays: 92, weight: "phases" }).share).toBe(0.5);
  });

  it("counts an open phase with its chance of being late, never among it, and a withdrawn one as late", () => {
    expect(lateShare([forecast], { graceDays: 0, weight: "phases" }).share).toBeCloseTo(1 - 0.8 * 0.5, 12);
    expect(lateShare([forecast], { graceDays: 100, weight: "phases" }).share).toBeCloseTo(0.2, 12);
    expect(lateShare([due(null)], { graceDays: 400, weight: "phases" }).share).toBe(1);
  });

  it("weighs by MW where the question does, and says how many state none", () => {
    const phases = [on(999, 300), on(1_001, 100), due({ inServiceDay: 1_001 }, null)];
    expect(lateShare(phases, { graceDays: 0, weight: "megawatts" })).toEqual({
      ...{ share: 0.25, phases: 3, megawatts: 400, withoutMegawatts: 1 },
    });
  });

  it("is unknown where nothing is due", () => {
    expect(lateShare([], { graceDays: 0, weight: "phases" }).share).toBeNull();
  });
});
