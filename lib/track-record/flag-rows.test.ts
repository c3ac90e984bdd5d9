import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { measuredRules } from "@/lib/flags/measured";
import { flagThresholds } from "@/lib/flags/read-thresholds";
import { tableOfRows } from "@/lib/importing/csv-table";
import { readCsv } from "@/lib/importing/table/csv-reader";
import { shippedModels } from "@/lib/slips/shipped-models";
import { readSlipRows, type SlipRow } from "@/lib/slips/slip-row";
import { describeExternal } from "@/test-data/read-test-data";
import { flagCasesOfRows } from "./flag-rows";
import { scoreFlags } from "./flag-score";
import { scoredFlags } from "./flags-on-phase";

const thresholds = flagThresholds({ parameters: {} });
const casesOf = (rows: readonly SlipRow[]) => flagCasesOfRows(rows, shippedModels().slip, thresholds);

const row = (parts: Partial<SlipRow>): SlipRow => ({
  ...{ project: "a", snapshotDay: 18_000, statedRemainingDays: 300, ageDays: 100, slip12Days: null },
  ...{ financialSecurity: null, fuel: null, megawatts: 100, outcome: "synchronised", followedDays: 300 },
  ...parts,
});

describe("a register's rows as cases", () => {
  const badOf = (parts: Partial<SlipRow>) => casesOf([row(parts)])[0]?.isBad;
  const rulesOf = (parts: Partial<SlipRow>) => casesOf([row(parts)])[0]?.flags.map(({ rule }) => rule);

  it("are bad over 180 days after the stated date, or cancelled within a year", () => {
    expect(badOf({ followedDays: 480 })).toBe(false);
    expect(badOf({ followedDays: 481 })).toBe(true);
    expect(badOf({ outcome: "cancelled", followedDays: 365 })).toBe(true);
    expect(badOf({ outcome: "open", followedDays: 480 })).toBe(true);
    expect(badOf({ statedRemainingDays: -20, followedDays: 160 })).toBe(false);
  });

  it("count only where the horizon was over by the end of follow-up, whatever became of them", () => {
    const end = row({ project: "b", outcome: "open", snapshotDay: 18_000, followedDays: 600 });
    const young = row({ snapshotDay: 18_300, followedDays: 10 });
    expect(casesOf([end, young]).map(({ phase }) => phase)).toEqual(["b"]);
  });

  it("carry the rules that dates alone raise", () => {
    expect(rulesOf({ statedRemainingDays: 100 })).toEqual(["due_soon"]);
    expect(rulesOf({ statedRemainingDays: 101 })).toEqual([]);
    expect(rulesOf({ statedRemainingDays: -1 })).toEqual(["passed_not_looked"]);
    expect(rulesOf({ slip12Days: 179 })).toEqual([]);
    expect(rulesOf({ slip12Days: 180 })).toEqual(["promise_moved_later"]);
    expect(rulesOf({ statedRemainingDays: 900 })).toEqual(["forecast_late"]);
  });
});

describeExternal("the rows of ERCOT's register", "ercot/backtest_train_rows.csv", (file) => {
  const { rows } = readSlipRows(tableOfRows("rows.csv", readCsv(readFileSync(file, "utf8"), ",")).table);

  it("give the figures that docs/model.md prints", () => {
    const cases = casesOf(rows);
    expect(cases).toHaveLength(732);
    expect(new Set(cases.map(({ phase }) => phase)).size).toBe(188);
    const scores = scoreFlags(cases, scoredFlags).filter(({ fires }) => fires > 0);
    const rounded = (share: number | null) => Math.round(100 * (share ?? Number.NaN));
    expect(
      scores.map(({ rule, n, precision, lift, verdict }) => [rule, n, rounded(precision), rounded(lift), verdict]),
    ).toEqual([
      ["forecast_late", 61, 70, 174, "lift"],
      ["due_soon", 72, 24, 59, "lift below 1"],
      ["passed_not_looked", 15, 83, 205, "too few"],
      ["promise_moved_later", 60, 51, 125, "no lift seen"],
    ]);
    expect(rounded(scores[0]?.base ?? null)).toBe(41);
    const two = (share: number) => Math.round(100 * share) / 100;
    const figures = scores.map(({ rule, n, precision, lift, precisionInterval, liftInterval }) => ({
      ...{ rule, on: "register", base: 0.41, n, precision: two(precision ?? 0), lift: two(lift ?? 0) },
      ...{ precisionInterval: precisionInterval?.map(two), liftInterval: liftInterval?.map(two) },
    }));
    expect(measuredRules.filter(({ on }) => on === "register")).toEqual(figures);
  });
});
