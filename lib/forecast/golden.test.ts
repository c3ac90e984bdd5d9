import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { ENGINE_VERSION } from "./forecast";
import type { ForecastOptions } from "./network";
import { changeLines, largestChanges, SAME_WITHIN } from "./test-figures";
import { everything, forecastOf } from "./test-networks";

const FILE = fileURLToPath(new URL("./golden-figures.txt", import.meta.url));

const CASES: Record<string, Partial<ForecastOptions>> = {
  gaussian: {},
  "student-t4": { copula: "student-t4" },
  learning: { learnFromSurvival: true },
  "within the site": { pairing: "within-site", draws: 128 },
  "one replicate": { draws: 32 },
};

/** Every figure of a value by its path. */
function figuresOf(value: unknown, path: string): [path: string, value: unknown][] {
  if (typeof value !== "object" || value === null) return [[path, value]];
  return Object.entries(value).flatMap(([key, one]) => figuresOf(one, `${path}.${key}`));
}

/** What `everything()` comes to: all its figures, every 20th quantile and every 32nd draw. */
function current(name: string): [path: string, value: unknown][] {
  const options = { seed: 7, draws: 256, ...CASES[name] };
  const { targets, nodes, warnings, samples } = forecastOf(everything(), options);
  const every = (days: ArrayLike<number>, step: number) => Array.from(days).filter((_, i) => i % step === 0);
  const draws = samples.map(({ startDay, cancelledDay }) => [every(startDay, 32), every(cancelledDay, 32)]);
  const quantiles = targets.map((target) => ({ ...target, quantiles: every(target.quantiles, 20) }));
  return figuresOf({ targets: quantiles, nodes, warnings, draws }, name);
}

const now = new Map([["engineVersion", ENGINE_VERSION]]);
for (const name of Object.keys(CASES)) for (const [path, value] of current(name)) now.set(path, String(value));
/** The figures of the file, the engine's version among them. */
const readKept = () =>
  new Map(
    readFileSync(FILE, "utf8")
      .trim()
      .split("\n")
      .map((line) => line.split("\t") as [string, string]),
  );
let kept = readKept();

// Stored forecasts say by which version they were made: while the version stands, so must every figure. After raising it,
// LEADTIME_KEEP_FIGURES=1 keeps the new ones and prints what moved most.
if (process.env.LEADTIME_KEEP_FIGURES) {
  const changes = largestChanges(kept, now);
  console.log(["The largest change of each group:", ...changeLines(changes)].join("\n"));
  const isMoved = changes.some(({ size }) => size > SAME_WITHIN);
  if (isMoved && kept.get("engineVersion") === ENGINE_VERSION)
    throw new Error(`the figures moved, but the engine is still ${ENGINE_VERSION}: raise ENGINE_VERSION first`);
  writeFileSync(FILE, [...now].map(([path, value]) => `${path}\t${value}\n`).join(""));
  kept = readKept();
}

it("the kept figures are those of this engine version", () => {
  expect(kept.get("engineVersion")).toBe(ENGINE_VERSION);
});

it("gives the figures that this version always gave, the same ones in the same order", () => {
  const moved = largestChanges(kept, now).filter(({ size }) => size > SAME_WITHIN);
  expect(changeLines(moved)).toEqual([]);
  expect([...now.keys()]).toEqual([...kept.keys()]);
  expect(now.size).toBeGreaterThan(1_000);
});
