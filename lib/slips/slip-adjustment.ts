import {
  type AdjustmentLevel,
  adjustmentLevels,
  NO_ADJUSTMENT,
  type SlipAdjustment,
} from "@/lib/chain/slip-adjustment";
import { stretchSlip } from "@/lib/chain/stretch";
import { normalCdf, type SlipModel, slipClass } from "@/lib/forecast";
import { restrictedCrpsOfCdf } from "@/lib/scoring/restricted-crps";
import type { PairedScore } from "@/lib/scoring/skill";
import { type AdjustmentVerdict, adjustmentHelps } from "./shrinkage";
import { classLogRatio, type PromiseHistory, slipProfiles } from "./slip-profiles";

/** A history with its site: histories of one site depend on each other. */
export type SiteHistory = PromiseHistory & { site: string };

/** Over which a promise is scored: within a year of being given. */
const HORIZON_DAYS = 365;
const GRID_DAYS = Array.from({ length: HORIZON_DAYS + 1 }, (_, day) => day);
/** Rounded, so that a day's small news does not make every forecast anew. */
const DECIMALS = 2;

/**
 * Scores both corrections as if made then and says which may be used: that whose gain over the class is sure (`adjustmentHelps`), the
 * greater gain of two. One at a time: both would count one slip twice.
 * @param asOfDay the day of the decision: neither a horizon that ends after it nor what became known after it counts
 */
export function chooseSlipAdjustment(
  histories: readonly SiteHistory[],
  slip: SlipModel,
  asOfDay: number,
): { adjustment: SlipAdjustment; verdicts: Record<AdjustmentLevel, AdjustmentVerdict> } {
  const known = histories.flatMap((history) => knownThen(history, asOfDay) ?? []);
  const verdictOf = (level: AdjustmentLevel) => adjustmentHelps(scoreAdjustment(known, level, slip, asOfDay));
  const verdicts = { operator: verdictOf("operator"), sourceClass: verdictOf("sourceClass") };
  const skill = (level: AdjustmentLevel) => verdicts[level].gain?.skill ?? 0;
  const [best] = adjustmentLevels.filter((level) => verdicts[level].helps).sort((a, b) => skill(b) - skill(a));
  return { adjustment: best ? { level: best, logShifts: logShifts(known, best, slip) } : NO_ADJUSTMENT, verdicts };
}

/**
 * First promises scored over the year after they were given, with the correction and without it: the correction is learned only from other
 * sites' promises, as far as they and what came of them were known on the day of the promise. Cases whose year is not over, or whose outcome nobody
 * followed to its end, are left out; what was cancelled did not happen.
 */
export function scoreAdjustment(
  histories: readonly SiteHistory[],
  level: AdjustmentLevel,
  slip: SlipModel,
  asOfDay: number,
): PairedScore[] {
  return histories.flatMap((history): PairedScore[] => {
    const [first] = history.promises.toSorted((a, b) => a.knownDay - b.knownDay || a.promisedDay - b.promisedDay);
    const group = history[level];
    if (!first || group === null || first.promisedDay <= first.knownDay) return [];
    const outcome = outcomeWithin(history, first.knownDay, asOfDay);
    if (outcome === "unknown") return [];
    const others = histories.flatMap((other) =>
      other.site === history.site || other[level] !== group ? [] : (knownThen(other, first.knownDay) ?? []),
    );
    const shift = logShifts(others, level, slip)[group] ?? 0;
    const score = (model: SlipModel) => {
      const { medianDays, sigma } = slipClass(model, first.promisedDay - first.knownDay, 0);
      const mu = Math.log(medianDays);
      return restrictedCrpsOfCdf((day) => normalCdf((Math.log(day) - mu) / sigma), GRID_DAYS, outcome);
    };
    return [{ cluster: history.site, score: score(stretchSlip(slip, Math.exp(shift))), reference: score(slip) }];
  });
}

/** Days from the promise to the event, null when it did not happen within the horizon. */
function outcomeWithin(history: SiteHistory, fromDay: number, asOfDay: number): number | null | "unknown" {
  const endDay = fromDay + HORIZON_DAYS;
  const { actualDay, endedDay } = history;
  if (endDay > asOfDay || (actualDay !== null && actualDay < fromDay)) return "unknown";
  if (actualDay !== null) return actualDay <= endDay ? actualDay - fromDay : null;
  return endedDay !== null || history.asOfDay >= endDay ? null : "unknown";
}

/** A history as far as it was known on a day; null when nothing had been promised. */
function knownThen(history: SiteHistory, day: number): SiteHistory | null {
  const promises = history.promises.filter(({ knownDay }) => knownDay <= day);
  if (promises.length === 0) return null;
  const until = (one: number | null) => (one !== null && one <= day ? one : null);
  return {
    ...history,
    promises,
    actualDay: until(history.actualDay),
    endedDay: until(history.endedDay),
    asOfDay: Math.min(history.asOfDay, day),
  };
}

/** Per group with a usable history, how far the log of its ratio lies from the class's, drawn towards it by kappa. */
function logShifts(
  histories: readonly SiteHistory[],
  level: AdjustmentLevel,
  slip: SlipModel,
): SlipAdjustment["logShifts"] {
  const classMean = classLogRatio(slip);
  const shifts = slipProfiles(histories, level, slip).flatMap(({ group, n, ratio }): [string, number][] =>
    group === null || n === 0 ? [] : [[group, Number((Math.log(ratio.median) - classMean).toFixed(DECIMALS))]],
  );
  return Object.fromEntries(shifts.filter(([, shift]) => shift !== 0));
}
