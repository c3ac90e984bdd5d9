import { describe, expect, it } from "vitest";
import { LEAST_RESOLVED, type ScoredForecast, trackRecord } from "./summary";

const scored = (phaseId: number, figures: ScoredForecast["figures"] = {}): ScoredForecast => ({
  phaseId,
  siteId: Math.ceil(phaseId / 2),
  figures: {
    crps: 50,
    brier: 0.04,
    "crps:announced": 100,
    "brier:announced": 1,
    probability: 0.2,
    happened: 0,
    pit: 0.55,
    covered_80: 1,
    beyond_80: 0,
    ...figures,
  },
});
const many = (count: number) => Array.from({ length: count }, (_, i) => scored(i + 1));

describe("trackRecord", () => {
  it("gives no skill below the least number of phases, however many forecasts", () => {
    const few = many(LEAST_RESOLVED - 1);
    expect(trackRecord([...few, ...few]).skills).toEqual([]);
    expect(trackRecord(many(LEAST_RESOLVED)).skills).toHaveLength(2);
  });

  it("compares each reference only where it is there, by site", () => {
    const record = trackRecord([...many(20), scored(21, { "crps:previous": 25 })]);
    const of = (score: string, reference: string) =>
      record.skills.find((row) => row.score === score && row.reference === reference)?.skill;
    expect(of("crps", "announced")).toMatchObject({ skill: 0.5, n: 21, clusters: 11, meanReference: 100 });
    expect(of("crps", "previous")).toMatchObject({ skill: -1, n: 1, clusters: 1, interval: null });
    expect(of("crps", "climatology")).toBeUndefined();
    expect(of("brier", "announced")?.skill).toBeCloseTo(0.96, 12);
  });

  it("counts, averages and bins", () => {
    const record = trackRecord([scored(1), scored(2, { happened: 1, crps: 150, pit: 1, probability: 0.9 })]);
    expect(record).toMatchObject({ forecasts: 2, phases: 2, sites: 1, happened: 1, meanCrps: 100 });
    expect(record.calibration.map(({ n, happened }) => [n, happened])).toEqual([
      [1, 0],
      [1, 1],
    ]);
    expect(record.pit.counts).toEqual([0, 0, 0, 0, 0, 1, 0, 0, 0, 1]);
    expect(record.coverage).toEqual([{ level: 80, share: 1, beyondShare: 0 }]);
  });

  it("of nothing is nothing, not zero", () => {
    expect(trackRecord([])).toMatchObject({
      forecasts: 0,
      meanCrps: null,
      meanBrier: null,
      calibration: [],
      coverage: [],
    });
  });
});
