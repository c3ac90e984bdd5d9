import {
  type AdjustmentLevel,
  adjustmentLevels,
  NO_ADJUSTMENT,
  type SlipAdjustment,
} from "@/lib/chain/slip-adjustment";
import { stretchSlip } from "@/lib/chain/stretch";
import { groupBy } from "@/lib/domain/group-by";
import { normalCdf, type SlipModel, slipClass } from "@/lib/forecast";
import { restrictedCrpsOfCdf } from "@/lib/scoring/restricted-crps";
import type { PairedScore } from "@/lib/scoring/skill";
import { type AdjustmentVerdict, adjustmentHelps } from "./shrinkage";
import { classLogRatio, groupLogRatio, type PromiseHistory } from "./slip-profiles";

/** A history with its site: histories of one site depend on each other. */
export type SiteHistory = PromiseHistory & { site: string };

/** Over which a promise is scored: within a year of being given. */
const HORIZON_DAYS = 365;
const GRID_DAYS = Array.from({ length: HORIZON_DAYS + 1 }, (_, day) => day);
/** Rounded, so that a day's small news does not recompute every forecast. */
const DECIMALS = 2;
/**
 * A correction is learned again every so many days, and sites are left out in so many folds: the sums are few however
 * many promises there are.
 */
const LEARNED_EVERY_DAYS = 30;
const FOLDS = 20;

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
 * sites' promises (up to 20 sites: all others; more: those of the other 19 folds), as far as they and what came of them were known on the last day
 * divisible by 30 before the promise. Cases whose year is not over, or whose outcome nobody
 * followed to its end, are left out; what was cancelled did not happen.
 */
export function scoreAdjustment(
  histories: readonly SiteHistory[],
  level: AdjustmentLevel,
  slip: SlipModel,
  asOfDay: number,
): PairedScore[] {
  const shiftOf = learnedShifts(histories, level, slip);
  return histories.flatMap((history): PairedScore[] => {
    const [first] = history.promises.toSorted((a, b) => a.knownDay - b.knownDay || a.promisedDay - b.promisedDay);
    const group = history[level];
    if (!first || group === null || first.promisedDay <= first.knownDay) return [];
    const outcome = outcomeWithin(history, first.knownDay, asOfDay);
    if (outcome === "unknown") return [];
    const shift = shiftOf(group, history.site, first.knownDay);
    const score = (model: SlipModel) => {
      const { medianDays, sigma } = slipClass(model, first.promisedDay - first.knownDay, 0);
      const mu = Math.log(medianDays);
      return restrictedCrpsOfCdf((day) => normalCdf((Math.log(day) - mu) / sigma), GRID_DAYS, outcome);
    };
    return [{ cluster: history.site, score: score(stretchSlip(slip, Math.exp(shift))), reference: score(slip) }];
  });
}

/** What a site's promise of a group is corrected by on a day, each learned once: ln of the days that remain. */
function learnedShifts(histories: readonly SiteHistory[], level: AdjustmentLevel, slip: SlipModel) {
  const groups = groupBy(histories, (history) => history[level]);
  const sites = [...new Set(histories.map(({ site }) => site))].sort();
  const foldOf = new Map(sites.map((site, index) => [site, index % FOLDS]));
  const learned = new Map<string, number>();
  return (group: string, site: string, onDay: number): number => {
    const day = Math.floor(onDay / LEARNED_EVERY_DAYS) * LEARNED_EVERY_DAYS;
    const fold = foldOf.get(site);
    const key = `${day} ${fold} ${group}`;
    const known = learned.get(key);
    if (known !== undefined) return known;
    const others = (groups.get(group) ?? []).flatMap((other) =>
      foldOf.get(other.site) === fold ? [] : (knownThen(other, day) ?? []),
    );
    const ratio = groupLogRatio(others, slip);
    const shift = ratio === null ? 0 : rounded(ratio - classLogRatio(slip));
    learned.set(key, shift);
    return shift;
  };
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
  const groups = groupBy(histories, (history) => history[level]);
  const shifts = [...groups].flatMap(([group, own]): [string, number][] => {
    const ratio = group === null ? null : groupLogRatio(own, slip);
    return group === null || ratio === null ? [] : [[group, rounded(ratio - classLogRatio(slip))]];
  });
  return Object.fromEntries(shifts.filter(([, shift]) => shift !== 0));
}

const rounded = (value: number) => Number(value.toFixed(DECIMALS));
