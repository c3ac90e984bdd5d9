import { describe, expect, it } from "vitest";
import { seededUniforms } from "./seeded-uniforms";
import { skillOf } from "./skill";

const pairs = [
  { cluster: "a", score: 1, reference: 4 },
  { cluster: "a", score: 3, reference: 4 },
  { cluster: "b", score: 2, reference: 8 },
];

it("is one less the ratio of the sums, with its counts", () => {
  expect(skillOf(pairs)).toMatchObject({ skill: 1 - 6 / 16, meanScore: 2, meanReference: 16 / 3, n: 3, clusters: 2 });
  expect(skillOf([{ cluster: "a", score: 6, reference: 4 }])).toMatchObject({ skill: -0.5, interval: null });
  expect(skillOf([])).toBeNull();
});

it("has no value against a reference that never erred", () => {
  const perfect = ["a", "b"].map((cluster) => ({ cluster, score: 3, reference: 0 }));
  expect(skillOf(perfect)).toMatchObject({ skill: null, interval: null, meanScore: 3, meanReference: 0 });
});

describe("the interval", () => {
  it("resamples whole clusters: with two, the ends are those of either alone", () => {
    // Cluster a: 1 − 4/8; cluster b: 1 − 2/8. A quarter of the resamples is each.
    expect(skillOf(pairs)?.interval).toEqual([0.5, 0.75]);
  });

  it("a cluster repeated a hundred times is one cluster still", () => {
    const many = pairs.flatMap((pair) => Array.from({ length: 100 }, () => pair));
    expect(skillOf(many)?.interval).toEqual([0.5, 0.75]);
  });

  it("a resample in which the reference never errs is worse without bound, or equal", () => {
    const pair = (cluster: string, score: number, reference: number) => ({ cluster, score, reference });
    expect(skillOf([pair("a", 1, 0), pair("b", 1, 2)])?.interval).toEqual([Number.NEGATIVE_INFINITY, 0.5]);
    expect(skillOf([pair("a", 0, 0), pair("b", 1, 2)])?.interval).toEqual([0, 0.5]);
  });

  it("is that of the mean's standard error for many clusters, and the same for the same seed", () => {
    const uniform = seededUniforms(3);
    const many = Array.from({ length: 400 }, (_, i) => ({ cluster: `${i}`, score: uniform(), reference: 1 }));
    const skill = skillOf(many, { seed: 5 });
    const [low, high] = skill?.interval ?? [0, 0];
    const standardError = Math.sqrt(1 / 12 / 400);
    expect((high - low) / (2 * 1.96 * standardError)).toBeGreaterThan(0.9);
    expect((high - low) / (2 * 1.96 * standardError)).toBeLessThan(1.1);
    expect((low + high) / 2).toBeCloseTo(skill?.skill ?? 0, 2);
    expect(skillOf(many, { seed: 5 })).toEqual(skill);
    expect(skillOf(many, { seed: 6 })?.interval).not.toEqual(skill?.interval);
    expect(skillOf(many)?.interval).toEqual(skillOf(many, { seed: 1, replicates: 2000 })?.interval);
  });

  it("interpolates between resamples", () => {
    // Two resamples: 2.5 % and 97.5 % lie a fortieth inside them.
    const seeds = [1, 2, 3, 4, 5, 6, 7, 8];
    const ends = seeds.map((seed) => skillOf(pairs, { replicates: 2, seed })?.interval);
    const mixed = ends.find((end) => end && end[1] - end[0] > 0.23);
    expect(mixed?.[0]).toBeCloseTo(0.5 + 0.25 / 40, 12);
    expect(mixed?.[1]).toBeCloseTo(0.75 - 0.25 / 40, 12);
  });
});

it("the uniforms are even, uncorrelated and set by the seed", () => {
  const uniform = seededUniforms(11);
  const values = Array.from({ length: 20_000 }, uniform);
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const lag = values.reduce((sum, value, i) => sum + (value - 0.5) * ((values[i + 1] ?? 0.5) - 0.5), 0) / values.length;
  expect(Math.abs(mean - 0.5)).toBeLessThan(4 * Math.sqrt(1 / 12 / 20_000));
  expect(Math.abs(lag * 12)).toBeLessThan(4 / Math.sqrt(20_000));
  expect(Math.min(...values)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...values)).toBeLessThan(1);
  const again = seededUniforms(11);
  expect(Array.from({ length: 3 }, again)).toEqual(values.slice(0, 3));
  expect([0, 11, 4294967295].map((seed) => seededUniforms(seed)() * 2 ** 32)).toEqual([
    2462723854, 1958489464, 920564995,
  ]);
});
