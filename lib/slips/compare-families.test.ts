import { describe, expect, it } from "vitest";
import { normalQuantile } from "@/lib/forecast";
import { seededUniforms } from "@/lib/scoring/seeded-uniforms";
import { compareFamilies } from "./compare-families";
import { simulatedRows, slipRow } from "./rows.fixture";
import { shippedModels } from "./shipped-models";
import { afterSilence } from "./silence";
import type { SlipRow } from "./slip-row";

const base = { ...shippedModels(), cancelledPerYear: 0 };
const over = { silentDays: 100, horizonDays: 365 };
const compared = (rows: readonly SlipRow[], models = base) =>
  compareFamilies(rows, afterSilence(rows, over.silentDays, over.horizonDays).rows, models, over);

/** A project each, said on days 0, 91, 182 and 273, everything followed to day 1200; `errorAt` is the quantile of the logarithm's error. */
function worldOf(errorAt: (p: number) => number): SlipRow[] {
  const uniform = seededUniforms(11);
  return Array.from({ length: 1200 }, (_, i) => {
    const statedRemainingDays = 150 + Math.round(200 * uniform());
    const snapshotDay = 91 * (i % 4);
    const days = Math.exp(-3 + 1.5 * Math.log(statedRemainingDays + 90) + errorAt(0.0005 + 0.999 * uniform()));
    const followed = 1200 - snapshotDay;
    return slipRow({
      project: `p${i}`,
      snapshotDay,
      statedRemainingDays,
      ageDays: Math.round(900 * uniform()),
      outcome: days < followed ? "synchronised" : "open",
      followedDays: Math.min(days, followed),
    });
  });
}
const logistic = (p: number) => 0.25 * Math.log(p / (1 - p));

describe("which family forecasts a later half better", () => {
  it("leans to that by which the rows were made, little as it is", () => {
    const made = {
      lognormal: compared(worldOf((p) => 0.45 * normalQuantile(p))),
      logLogistic: compared(worldOf(logistic)),
    };
    expect(made.logLogistic?.gain.skill).toBeGreaterThan((made.lognormal?.gain.skill ?? 1) + 0.002);
    expect(made.logLogistic?.fits["log-logistic"].sigma).toBeCloseTo(0.25, 1);
    expect(made.lognormal?.fits.lognormal.sigma).toBeCloseTo(0.45, 1);
  });

  it("sets each against the other and against the old reading", () => {
    const { crps, gain, againstOld } = compared(worldOf(logistic)) ?? {};
    const [old, lognormal, logLogistic] = [crps?.old, crps?.lognormal, crps?.["log-logistic"]].map(
      (one) => one?.mean ?? Number.NaN,
    ) as [number, number, number];
    expect(gain?.skill).toBeCloseTo(1 - logLogistic / lognormal, 9);
    expect(againstOld?.lognormal.skill).toBeCloseTo(1 - lognormal / old, 9);
    expect(againstOld?.["log-logistic"].skill).toBeCloseTo(1 - logLogistic / old, 9);
  });

  it("halves by the snapshot day, and fits on the first what was known when the later half was first forecast", () => {
    const rows = worldOf(logistic);
    const comparison = compared(rows);
    expect(comparison).toMatchObject({ splitDay: 91, fitDay: 182 + 100, fitRows: 600, clustersAlsoFitted: 0 });
    expect(comparison?.n).toBe(
      rows.filter(({ snapshotDay, followedDays }) => snapshotDay > 91 && followedDays > 100).length,
    );
    expect(comparison?.fitSynchronised).toBe(
      rows.filter(({ snapshotDay, followedDays }) => snapshotDay <= 91 && snapshotDay + followedDays <= 282).length,
    );
  });

  it("the fits are the same whatever came later", () => {
    const rows = worldOf(logistic);
    const otherwise = rows.map((row): SlipRow => {
      if (row.snapshotDay + row.followedDays <= 282 || row.outcome === "open") return row;
      return { ...row, followedDays: row.followedDays + 40 };
    });
    const [one, other] = [compared(rows), compared(otherwise)];
    expect(other?.fits).toEqual(one?.fits);
    expect(other?.gain.skill).not.toBe(one?.gain.skill);
  });
});

it("cannot be said without a later half, or with too little to fit", () => {
  const oneDay = simulatedRows(160, 3).map((row) => ({ ...row, snapshotDay: 0 }));
  expect(compared(oneDay)).toBeNull();
  expect(compared([])).toBeNull();
  expect(compared([0, 91, 182].map((snapshotDay) => slipRow({ snapshotDay, followedDays: 150 })))).toBeNull();
});
