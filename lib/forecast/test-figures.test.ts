import { expect, it } from "vitest";
import { changeLines, largestChanges } from "./test-figures";

const figures = (rows: Record<string, string>) => new Map(Object.entries(rows));

it("finds the largest change of each group, relative above 1 and absolute below", () => {
  const kept = figures({
    "a.targets.0.p50": "1000",
    "a.targets.0.p90": "2000",
    "a.nodes.0.share": "0.5",
    "b.targets.0": "7",
  });
  const now = figures({
    "a.targets.0.p50": "1001",
    "a.targets.0.p90": "2010",
    "a.nodes.0.share": "0.6",
    "b.targets.0": "7",
  });
  const changes = largestChanges(kept, now);
  expect(changes.map(({ group, path }) => [group, path])).toEqual([
    ["a.targets", "a.targets.0.p90"],
    ["a.nodes", "a.nodes.0.share"],
  ]);
  expect(changes[0]?.size).toBeCloseTo(10 / 2010, 12);
  expect(changes[1]?.size).toBeCloseTo(0.1, 12);
  expect(changeLines(changes)[0]).toBe("a.targets: 5.0e-3 at a.targets.0.p90: 2000 → 2010");
});

it("takes what came, went, or is no number for a change without bounds", () => {
  const kept = figures({ "a.x": "1", "b.y": "Infinity", "c.id": "phase" });
  const now = figures({ "a.z": "1", "b.y": "5", "c.id": "site" });
  expect(largestChanges(kept, now).map(({ size }) => size)).toEqual([Infinity, Infinity, Infinity, Infinity]);
  expect(largestChanges(kept, kept)).toEqual([]);
});
