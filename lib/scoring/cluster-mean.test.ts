import { expect, it } from "vitest";
import { clusterMean } from "./cluster-mean";

it("is the mean of the cases, and resamples whole clusters: with two, the ends are those of either alone", () => {
  const shares = clusterMean([1, 0, 1, 1], ["a", "a", "b", "b"]);
  expect(shares).toEqual({ mean: 0.75, interval: [0.5, 1] });
  // Cluster a: (30 + 50)/2; cluster b: 10.
  expect(clusterMean([30, 50, 10], ["a", "a", "b"])).toEqual({
    mean: expect.closeTo(30, 9),
    interval: [expect.closeTo(10, 9), expect.closeTo(40, 9)],
  });
});

it("has no interval for one cluster, and nothing without cases", () => {
  expect(clusterMean([0.25, 0.75], ["a", "a"])).toEqual({ mean: 0.5, interval: null });
  expect(clusterMean([], [])).toBeNull();
});
