import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { toEpochDay } from "@/lib/domain/dates";
import { tableOfRows } from "@/lib/importing/csv-table";
import { readCsv } from "@/lib/importing/table/csv-reader";
import { describeExternal } from "@/test-data/read-test-data";
import { fitCensoredRegression } from "./censored-regression";
import { fitModels } from "./fit-models";
import { knownOn } from "./known-on";
import { maturedRows } from "./matured";
import { scoreModels } from "./score-models";
import { scoreSilence } from "./score-silence";
import { shippedModels } from "./shipped-models";
import { afterSilence } from "./silence";
import { readSlipRows } from "./slip-row";

describeExternal("the rows of ERCOT's register", "ercot/backtest_train_rows.csv", (file) => {
  const { rows, problems } = readSlipRows(tableOfRows("rows.csv", readCsv(readFileSync(file, "utf8"), ",")).table);
  const day = toEpochDay("2019-12-31");

  it("are all taken", () => {
    expect(problems).toEqual([]);
    expect(rows).toHaveLength(1284);
    expect(new Set(rows.map(({ project }) => project)).size).toBe(302);
  });

  it("give the shipped slip model when a date already past counts as h = 0", () => {
    const fit = fitCensoredRegression(
      rows.map(({ statedRemainingDays, ageDays, followedDays, outcome }) => ({
        inputs: [1, Math.log(Math.max(0, statedRemainingDays) + 90), Math.log1p(ageDays / 365.25)],
        log: Math.log(followedDays),
        observed: outcome === "synchronised",
      })),
    );
    const { slip } = shippedModels();
    expect(fit?.coefficients[0]).toBeCloseTo(slip.intercept, 1);
    expect(fit?.coefficients[1]).toBeCloseTo(slip.hSlope, 2);
    expect(fit?.coefficients[2]).toBeCloseTo(slip.ageSlope, 2);
    expect(fit?.sigma).toBeCloseTo(slip.sigma, 2);
    // An independent optimiser (BFGS) on the same rows.
    expect(fit?.coefficients[0]).toBeCloseTo(-3.15463, 4);
    expect(fit?.sigma).toBeCloseTo(0.728468, 5);
    expect(fit?.logLikelihood).toBeCloseTo(-916.449331, 5);
  });

  it("split by time: fitted as known at the end of 2019, the slip model beats announced and class-only in 2020", () => {
    const fitted = fitModels(knownOn(rows, day), shippedModels());
    if (fitted === null) throw new Error("no fit");
    const scored = maturedRows(rows, 365).rows.filter(({ snapshotDay }) => snapshotDay > day);
    expect(scored).toHaveLength(490);
    const scores = scoreModels(scored, fitted.models, { horizonDays: 365 });
    expect(scores?.slip.againstAnnounced.interval?.[0]).toBeGreaterThan(0.2);
    expect(scores?.slip.againstClass.interval?.[0]).toBeGreaterThan(0.2);
  });

  it("at three years only the snapshots of 2018-12-31 can be scored", () => {
    const { rows: matured, notMatured } = maturedRows(rows, 1096);
    expect(matured).toHaveLength(88);
    expect(notMatured).toBe(1196);
    const scores = scoreModels(matured, shippedModels(), { horizonDays: 1096 });
    expect(scores?.slip.againstAnnounced.skill).toBeGreaterThan(0.4);
  });

  it.each([
    [0, 970, 253, 26.1],
    [60, 791, 226, 31.1],
    [145, 587, 174, 35.9],
    [365, 275, 94, 66.0],
  ])(
    "after %d days of silence the old reading scores as in an independent program",
    (silentDays, n, clusters, crps) => {
      const over = { silentDays, horizonDays: 365 };
      const scores = scoreSilence(afterSilence(rows, silentDays, 365).rows, shippedModels(), over);
      expect(scores?.gain).toMatchObject({ n, clusters });
      // The program integrates in steps of four days.
      expect(Math.abs((scores?.old.crps.mean ?? 0) - crps)).toBeLessThan(0.1);
      if (silentDays === 0) expect(scores?.gain.interval?.[0]).toBeGreaterThanOrEqual(0);
      if (silentDays === 365) expect(scores?.gain.skill).toBeGreaterThan(0.1);
    },
  );
});
