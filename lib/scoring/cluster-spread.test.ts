import { expect, it } from "vitest";
import { clusterSpread } from "./cluster-spread";

const mean = (values: readonly number[]) => [values.reduce((sum, value) => sum + value, 0) / values.length];

it("by hand: of two clusters, one 0 and one 1, the mean is 0, ½ or 1 with chances ¼, ½, ¼: √⅛", () => {
  const [spread] = clusterSpread([[0], [1]], mean, { replicates: 20_000 });
  expect(spread).toBeCloseTo(Math.sqrt(1 / 8), 2);
});

it("cases of one cluster come and go together", () => {
  const together = clusterSpread([Array(9).fill(0), Array(9).fill(1)], mean, { replicates: 20_000 });
  expect(together[0]).toBeCloseTo(Math.sqrt(1 / 8), 2);
  expect(
    clusterSpread(
      [
        [0, 1],
        [0, 1],
      ],
      mean,
    ),
  ).toEqual([0]);
});

it("is the same for the same seed, and unknown for a single cluster or where the statistic is", () => {
  const clusters = [[1, 2], [3], [7, 8, 9]];
  expect(clusterSpread(clusters, mean, { seed: 5 })).toEqual(clusterSpread(clusters, mean, { seed: 5 }));
  expect(clusterSpread([[1, 2, 3]], mean)).toEqual([null]);
  expect(clusterSpread(clusters, (cases) => [null, ...mean(cases)])[0]).toBeNull();
});
