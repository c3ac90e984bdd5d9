import { DAYS_PER_YEAR } from "@/lib/domain/dates";
import type { SlipModel } from "@/lib/forecast";
import { fitCensoredRegression } from "./censored-regression";
import { errorLaws, type SlipFamily } from "./error-law";
import type { SlipRow } from "./slip-row";

/**
 * The slip regression of one family over the rows with stated days still to go (h > 0), open and cancelled ones censored; `sigma` is the scale
 * of the family's law. `base` gives what the regression cannot: offset, cap and overdue class. Null when too few rows synchronised.
 */
export function fitSlip(
  rows: readonly SlipRow[],
  base: SlipModel,
  family: SlipFamily = "lognormal",
): { slip: SlipModel; rows: number; logLikelihood: number } | null {
  const ahead = rows.filter(({ followedDays, statedRemainingDays }) => followedDays > 0 && statedRemainingDays > 0);
  const regression = fitCensoredRegression(
    ahead.map((row) => ({
      inputs: [1, Math.log(row.statedRemainingDays + base.offsetDays), Math.log1p(row.ageDays / DAYS_PER_YEAR)],
      ...logRemaining(row),
    })),
    errorLaws[family],
  );
  if (regression === null) return null;
  const [intercept, hSlope, ageSlope] = regression.coefficients as [number, number, number];
  return {
    slip: { ...base, intercept, hSlope, ageSlope, sigma: regression.sigma },
    rows: ahead.length,
    logLikelihood: regression.logLikelihood,
  };
}

/** ln days from the snapshot to synchronisation, or to where the row is cut off. */
export function logRemaining({ followedDays, outcome }: SlipRow): { log: number; observed: boolean } {
  return { log: Math.log(followedDays), observed: outcome === "synchronised" };
}
