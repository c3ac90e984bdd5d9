import { groupBy } from "@/lib/domain/group-by";
import type { IndicatorKind, SourceClass } from "@/lib/domain/vocabulary";
import { type SlipModel, slipClass } from "@/lib/forecast";
import { valueAt } from "@/lib/forecast/value-at";
import { type LogDuration, lognormalPosterior } from "./lognormal-posterior";
import type { NormalInverseGamma } from "./normal-inverse-gamma";
import { shippedModels } from "./shipped-models";
import { SHRINKAGE_KAPPA } from "./shrinkage";

/** One party's successive claims about one milestone, and the outcome. Days are epoch days; coarse dates stand at their last day. */
export type PromiseHistory = {
  sourceClass: SourceClass;
  /** The operator's slug; null when it is unknown. */
  operator: string | null;
  indicatorKind: IndicatorKind;
  /** Every promise of the date, in any order; at least one. */
  promises: readonly { knownDay: number; promisedDay: number }[];
  /** The day on which it happened; null while it has not, as far as is known. */
  actualDay: number | null;
  /** The day on which it was withdrawn or fell away; null when it was not. */
  endedDay: number | null;
  /** The last day of which anything is known. */
  asOfDay: number;
};

export type SlipGrouping = "sourceClass" | "operator" | "indicatorKind";
/** A posterior median with its 95 % interval. */
export type Estimate = { median: number; low: number; high: number };

export type SlipProfile = {
  /** The group; null gathers what has no operator. */
  group: string | null;
  /** Histories in the figures below. */
  n: number;
  finished: number;
  /** Share of n that has not happened yet, or never will: counted as longer than followed. Null when n is 0. */
  unfinishedShare: number | null;
  /** Histories left out: the first promise was for its own day or earlier, or became known after the event. */
  unusable: number;
  /** Histories with a later promise for another day, and the median of last promise − first promise over them, in days. */
  moved: { n: number; medianDays: number | null };
  /** Median of (days taken + 90) / (days stated + 90), from the day of the first promise; 1 is on time. */
  ratio: Estimate;
  /** The same for a promise one year ahead: days later than promised. */
  slipDaysOneYearAhead: Estimate;
  /** Weight of the class in the mean if all had finished: 6 / (6 + n). Near 1 the figures say little of the group itself. */
  classWeight: number;
};

const ONE_YEAR = 365;

/**
 * The slip profile of each group, the largest first. Per group the posterior of a lognormal ratio, unfinished histories censored; the belief before is the
 * class, `slip` one year ahead, worth 6 histories. O(groups × histories). A group all of whose histories are unusable is still listed, with n = 0 and
 * the class's figures.
 */
export function slipProfiles(
  records: readonly PromiseHistory[],
  grouping: SlipGrouping,
  slip: SlipModel = shippedModels().slip,
): SlipProfile[] {
  const groups = groupBy(records, (record) => record[grouping]);
  const prior = classBelief(slip);
  return [...groups]
    .map(([group, histories]) => profileOf(group, histories, prior, slip.offsetDays))
    .sort((a, b) => b.n - a.n || (a.group ?? "\uffff").localeCompare(b.group ?? "\uffff", "en"));
}

function profileOf(
  group: string | null,
  histories: readonly PromiseHistory[],
  prior: NormalInverseGamma,
  offsetDays: number,
): SlipProfile {
  const ratios = histories.flatMap((history) => logRatio(history, offsetDays) ?? []);
  const posterior = lognormalPosterior(ratios, prior);
  if (posterior === null) throw new Error("a posterior with a prior always exists");
  const { median, low, high } = posterior.mu;
  const ratio = { median: Math.exp(median), low: Math.exp(low), high: Math.exp(high) };
  const late = (value: number) => (value - 1) * (ONE_YEAR + offsetDays);
  const n = ratios.length;
  const finished = ratios.filter(({ observed }) => observed).length;
  return {
    group,
    n,
    finished,
    unfinishedShare: n === 0 ? null : (n - finished) / n,
    unusable: histories.length - n,
    moved: movesOf(histories),
    ratio,
    slipDaysOneYearAhead: { median: late(ratio.median), low: late(ratio.low), high: late(ratio.high) },
    classWeight: SHRINKAGE_KAPPA / (SHRINKAGE_KAPPA + n),
  };
}

/** The median of a group's log ratio; null when none of its histories is usable. */
export function groupLogRatio(histories: readonly PromiseHistory[], slip: SlipModel): number | null {
  const ratios = histories.flatMap((history) => logRatio(history, slip.offsetDays) ?? []);
  return ratios.length === 0 ? null : (lognormalPosterior(ratios, classBelief(slip))?.mu.median ?? null);
}

/** ln of the ratio of a history, or of how long it has lasted; null when its first promise says nothing. */
function logRatio(history: PromiseHistory, offsetDays: number): LogDuration | null {
  const first = byKnownDay(history)[0];
  if (first === undefined || first.promisedDay <= first.knownDay) return null;
  const stated = first.promisedDay - first.knownDay + offsetDays;
  const observed = history.actualDay !== null;
  const untilDay = history.actualDay ?? Math.min(history.asOfDay, history.endedDay ?? history.asOfDay);
  if (untilDay < first.knownDay) return null;
  return { log: Math.log((untilDay - first.knownDay + offsetDays) / stated), observed };
}

function movesOf(histories: readonly PromiseHistory[]): SlipProfile["moved"] {
  const moves = histories
    .map((history) => {
      const promises = byKnownDay(history);
      return (promises.at(-1)?.promisedDay ?? 0) - (promises[0]?.promisedDay ?? 0);
    })
    .filter((days) => days !== 0)
    .sort((a, b) => a - b);
  const middle = moves.length >> 1;
  const upper = moves[middle];
  if (upper === undefined) return { n: 0, medianDays: null };
  const lower = moves.length % 2 === 0 ? valueAt(moves, middle - 1) : upper;
  return { n: moves.length, medianDays: (lower + upper) / 2 };
}

/** First known first; of two known on one day the later date is the later word. */
function byKnownDay({ promises }: PromiseHistory) {
  return [...promises].sort((a, b) => a.knownDay - b.knownDay || a.promisedDay - b.promisedDay);
}

/** The class's mean of the log ratio, one year ahead. */
export const classLogRatio = (slip: SlipModel): number => classBelief(slip).mean;

/** The class as a belief about the log ratio: the slip model one year ahead, its spread carried over to days + offset. */
function classBelief(slip: SlipModel): NormalInverseGamma {
  const { medianDays, sigma } = slipClass(slip, ONE_YEAR, 0);
  const spread = (sigma * medianDays) / (medianDays + slip.offsetDays);
  const shape = SHRINKAGE_KAPPA / 2;
  return {
    mean: Math.log((medianDays + slip.offsetDays) / (ONE_YEAR + slip.offsetDays)),
    weight: SHRINKAGE_KAPPA,
    shape,
    scale: shape * spread * spread,
  };
}
