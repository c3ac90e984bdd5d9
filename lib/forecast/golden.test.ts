import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { ENGINE_VERSION } from "./forecast";
import { everything, preparedOf } from "./test-networks";
import type { ForecastOptions } from "./types";

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
  const { forecast, sensitivity } = preparedOf(everything(), { seed: 7, draws: 256, ...CASES[name] });
  const { targets, nodes, warnings, samples } = forecast;
  const every = (days: ArrayLike<number>, step: number) => Array.from(days).filter((_, i) => i % step === 0);
  const draws = samples.map(({ startDay, cancelledDay }) => [every(startDay, 32), every(cancelledDay, 32)]);
  const quantiles = targets.map((target) => ({ ...target, quantiles: every(target.quantiles, 20) }));
  return figuresOf({ targets: quantiles, nodes, warnings, draws, sensitivity: sensitivity() }, name);
}

/** Numbers within 1e-9, relatively (or absolutely below 1): Math.exp may differ in its last bit elsewhere. */
function isKept(value: unknown, kept: string | undefined): boolean {
  if (typeof value !== "number" || !Number.isFinite(value)) return String(value) === kept;
  return Math.abs(value - Number(kept)) <= 1e-9 * Math.max(1, Math.abs(value));
}

// Stored forecasts say by which version they were made: while the version stands, so must every figure. After raising it, or before it was
// ever released, LEADTIME_KEEP_FIGURES=1 keeps the new ones.
if (process.env.LEADTIME_KEEP_FIGURES) {
  const lines = Object.keys(CASES).flatMap((name) => current(name).map(([path, value]) => `${path}\t${String(value)}`));
  writeFileSync(FILE, `${["engineVersion\t", ENGINE_VERSION].join("")}\n${lines.join("\n")}\n`);
}
const kept = new Map(
  readFileSync(FILE, "utf8")
    .trim()
    .split("\n")
    .map((line) => line.split("\t") as [string, string]),
);

it("the kept figures are those of this engine version", () => {
  expect(kept.get("engineVersion")).toBe(ENGINE_VERSION);
});

it.each(Object.keys(CASES))("gives the figures that this version always gave: %s", (name) => {
  const figures = current(name);
  const changed = figures.filter(([path, value]) => !isKept(value, kept.get(path)));
  expect(changed.slice(0, 5).map(([path, value]) => [path, String(value), kept.get(path)])).toEqual([]);
  const paths = [...kept.keys()].filter((path) => path.startsWith(`${name}.`));
  expect(figures.map(([path]) => path)).toEqual(paths);
});
