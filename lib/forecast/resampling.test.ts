import { describe, expect, it } from "vitest";
import { createFactors, type Factors } from "./factors";
import { logNormalUpper, normalCdf } from "./normal";
import { createStreams } from "./streams";
import { noiseGivenSurvival, rowsGivenSurvival, type Survivor } from "./survival-learning";
import { columnOf } from "./test-columns";

const DRAWS = 256;
const streams = createStreams(5, DRAWS);
const factors = createFactors({ siteKey: "s", operatorKey: "o", zoneKey: "z" }, streams, {});
const maker = { key: "maker", weight: 0.75 };
const beyond = (elapsedScore: number, vendorFactor?: Survivor["vendorFactor"]) => ({ elapsedScore, vendorFactor });

/** How often each draw is taken. */
function timesTaken(rows: Uint32Array): number[] {
  const times = new Array<number>(rows.length).fill(0);
  for (const row of rows) times[row] = (times[row] as number) + 1;
  return times;
}

/** P(part beyond its elapsed score | the factors of each draw) = Φ((0.6·S + w·G − z·√(1 + w²)) / 0.8). */
function chances({ elapsedScore, vendorFactor }: Survivor, { site, vendor }: Factors): number[] {
  const weight = vendorFactor?.weight ?? 0;
  const shared = vendorFactor ? vendor(vendorFactor) : new Float64Array(site.length);
  return Array.from(site, (s, d) =>
    normalCdf((0.6 * s + weight * (shared[d] as number) - elapsedScore * Math.sqrt(1 + weight * weight)) / 0.8),
  );
}

describe("draws resampled by what has lasted", () => {
  it.each<[string, Survivor[]]>([
    ["one part", [beyond(1)]],
    ["three parts", [beyond(0.4), beyond(-1), beyond(1.5)]],
    ["a vendor's order", [beyond(1.2, maker)]],
    [
      "a part and two orders, one of a negative weight",
      [beyond(1), beyond(0.5, maker), beyond(0, { key: "b", weight: -2 })],
    ],
  ])("each come as often as its weight says, rounded down or up, given %s", (_, survivors) => {
    const { rows, effectiveDraws } = rowsGivenSurvival(survivors, factors, streams);
    const weights = survivors
      .map((survivor) => chances(survivor, factors))
      .reduce((product, chance) => product.map((weight, d) => weight * (chance[d] as number)));
    const total = weights.reduce((sum, weight) => sum + weight);
    const squares = weights.reduce((sum, weight) => sum + weight ** 2, 0);
    timesTaken(rows).forEach((times, d) => {
      const expected = (DRAWS * (weights[d] as number)) / total;
      expect(Math.abs(times - expected)).toBeLessThan(1);
    });
    expect(effectiveDraws / (total ** 2 / squares)).toBeCloseTo(1, 9);
  });

  it("all come once where nothing speaks, in an order of chance that belongs to the seed", () => {
    const { rows, effectiveDraws } = rowsGivenSurvival([], factors, streams);
    expect(timesTaken(rows)).toEqual(new Array(DRAWS).fill(1));
    expect(effectiveDraws).toBe(DRAWS);
    expect(rowsGivenSurvival([], factors, createStreams(5, DRAWS)).rows).toEqual(rows);
    expect(rowsGivenSurvival([], factors, createStreams(6, DRAWS)).rows).not.toEqual(rows);
    // Fisher and Yates settle the last place first.
    expect(rows[DRAWS - 1]).toBe(Math.floor((streams.uniform("resampling order")[DRAWS - 1] as number) * DRAWS));
    // They leave a draw in its place once on average.
    expect(Array.from(rows).filter((row, d) => row === d).length).toBeLessThan(6);
  });

  it("every order of few draws comes, and equally often", () => {
    const even = { ...factors, site: columnOf([0, 0, 0, 0]).column };
    const times = new Map<string, number>();
    for (let seed = 0; seed < 1200; seed++) {
      const few = createStreams(seed, 4, 1);
      const order = rowsGivenSurvival([beyond(1)], even, few).rows.join();
      few.end();
      times.set(order, (times.get(order) ?? 0) + 1);
    }
    expect(times.size).toBe(24);
    // Each 50 ± 7 times: χ² with 23 degrees of freedom exceeds 50 once in a thousand.
    const squares = [...times.values()].reduce((sum, count) => sum + (count - 50) ** 2 / 50, 0);
    expect(squares).toBeLessThan(50);
  });

  it("leave out what could not have lasted, be it the first draw or the last, and keep their digits where survival underflows", () => {
    for (const [site, only] of [
      [
        [-90, 0, 0, -90],
        [1, 2],
      ],
      [[0, -90, -90, -90], [0]],
      [[-90, -90, -90, 0], [3]],
    ] as const) {
      for (const elapsedScore of [2, 60]) {
        const four = { ...factors, site: columnOf(site).column };
        const { rows, effectiveDraws } = rowsGivenSurvival([beyond(elapsedScore)], four, createStreams(1, 4, 1));
        expect([...new Set(rows)].sort()).toEqual(only);
        expect(effectiveDraws).toBeCloseTo(only.length, 12);
      }
    }
  });
});

describe("the noise of a part in progress", () => {
  it.each([
    ["a part", beyond(0.7)],
    ["a vendor's order", beyond(0.7, maker)],
    ["a part that has only begun", beyond(-3)],
    ["a part far beyond its class", beyond(30)],
  ])("of %s is cut where the score of the whole reaches the elapsed one", (_, survivor) => {
    const noise = streams.normal("noise");
    const cut = noiseGivenSurvival(noise, survivor, factors, streams.memory);
    const weight = survivor.vendorFactor?.weight ?? 0;
    const shared = survivor.vendorFactor ? factors.vendor(survivor.vendorFactor) : new Float64Array(DRAWS);
    cut.forEach((z, d) => {
      const common = 0.6 * (factors.site[d] as number) + weight * (shared[d] as number);
      const least = (survivor.elapsedScore * Math.sqrt(1 + weight * weight) - common) / 0.8;
      expect(z).toBeGreaterThan(least);
      // Survivals are multiplied.
      const logUpper = logNormalUpper(least) + logNormalUpper(noise[d] as number);
      expect(logNormalUpper(z) / logUpper).toBeCloseTo(1, 9);
    });
  });
});
