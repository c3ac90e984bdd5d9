import { describe, expect, it } from "vitest";
import { maturedHorizons } from "./horizons";
import { keyedUniform } from "./keyed-uniform";
import { announcedReference } from "./references";
import { type ArchivedForecast, scoreForecast } from "./score-forecast";

/** Even over days 0 to 200 after day 1000, and never in one case of five. */
const even: ArchivedForecast = {
  key: "forecast/1",
  asOfDay: 1000,
  distribution: { quantileDays: Array.from({ length: 201 }, (_, i) => 1000 + i), neverProbability: 0.2 },
  announcedDay: 1100,
  probabilityByAnnounced: 0.4,
  references: { announced: announcedReference(1100), previous: null, climatology: null },
};
const cameOn = (day: number) => ({ state: "in_service", basis: "actual", earliestDay: day, latestDay: day }) as const;
const figures = (rows: ReturnType<typeof scoreForecast>, horizonDays: number) =>
  Object.fromEntries(rows.filter((row) => row.horizonDays === horizonDays).map(({ score, value }) => [score, value]));

describe("maturedHorizons", () => {
  it("counts a horizon from its last day on", () => {
    expect(maturedHorizons(1000, 1181)).toEqual([]);
    expect(maturedHorizons(1000, 1182)).toEqual([182]);
    expect(maturedHorizons(1000, 2096)).toEqual([182, 365, 548, 730, 1096]);
  });
});

describe("scoreForecast", () => {
  it("gives the figures of a horizon by hand", () => {
    const found = figures(scoreForecast(even, cameOn(1050), 1182), 182);
    // F = 0.004 t up to t = 182: ∫₀⁵⁰ F² + ∫₅₀¹⁸² (1 − F)².
    const f = (t: number) => 0.004 * t;
    const after = ((1 - f(50)) ** 3 - (1 - f(182)) ** 3) / (3 * 0.004);
    expect(found.crps).toBeCloseTo((0.004 ** 2 * 50 ** 3) / 3 + after, 9);
    expect(found.probability).toBeCloseTo(0.728, 12);
    expect(found.brier).toBeCloseTo(0.272 ** 2, 12);
    expect(found.happened).toBe(1);
    expect(found.pit).toBeCloseTo(0.2, 12);
    expect(found["crps:announced"]).toBeCloseTo(50, 12);
    expect(found["brier:announced"]).toBe(0);
    expect(found).toMatchObject({ covered_50: 0, covered_80: 1, covered_90: 1 });
    expect(found).toMatchObject({ beyond_50: 1, beyond_80: 1, beyond_90: 1 });
    expect(found).not.toHaveProperty("crps:previous");
  });

  it("spreads what had not happened over the rest, always at the same place", () => {
    const open = { state: "open", lookedAtDay: 1200 } as const;
    const found = figures(scoreForecast(even, open, 1200), 182);
    expect(found.happened).toBe(0);
    expect(found.pit).toBeCloseTo(0.728 + keyedUniform("forecast/1/182") * 0.272, 12);
    expect(scoreForecast(even, open, 1200)).toEqual(scoreForecast(even, open, 1200));
  });

  it("scores the chance of making the announced date once that day has passed, and only a date that lay ahead", () => {
    const byAnnounced = (forecast: ArchivedForecast, todayDay: number) =>
      scoreForecast(forecast, cameOn(1050), todayDay).filter(({ score }) => score === "brier_announced");
    expect(byAnnounced(even, 1099)).toEqual([]);
    expect(byAnnounced(even, 1100)).toEqual([
      { score: "brier_announced", horizonDays: 100, value: expect.closeTo(0.36) },
    ]);
    expect(byAnnounced({ ...even, announcedDay: 1000 }, 1100)).toEqual([]);
    expect(byAnnounced({ ...even, probabilityByAnnounced: null }, 1100)).toEqual([]);
  });

  it("says nothing of what the records do not tell", () => {
    expect(scoreForecast(even, { state: "open", lookedAtDay: 1090 }, 1400)).toEqual([]);
  });
});

describe("keyedUniform", () => {
  it("is even over keys", () => {
    const values = Array.from({ length: 2000 }, (_, i) => keyedUniform(`forecast/${i}/365`));
    expect(Math.min(...values)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...values)).toBeLessThan(1);
    const tenths = Array.from({ length: 10 }, (_, k) => values.filter((value) => Math.floor(value * 10) === k).length);
    for (const count of tenths) expect(Math.abs(count - 200)).toBeLessThan(60);
  });
});
