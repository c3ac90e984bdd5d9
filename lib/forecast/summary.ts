import { cancellations } from "./cancellation";
import { releaseColumns, takeColumn } from "./columns";
import { viewsOf } from "./luck";
import type { Step } from "./program";
import { inAscendingOrder, quantileOf, quantilesAmong, quantilesOf, quantilesOfUnsorted } from "./quantiles";
import { daysOf } from "./schedule";
import type { Simulation } from "./simulation";
import type { Node, NodeForecast, Target, TargetForecast, TargetSamples } from "./types";
import { type Walks, walkBack } from "./walk";

const TEN_YEARS = 3653;

export type TargetOutcome = { forecast: TargetForecast; samples: TargetSamples };

/** One target's forecast with its draws. */
export function summariseTarget(target: Target, simulation: Simulation): TargetOutcome {
  const { program, world, dates } = simulation;
  const finish = dates.finish[program.indexOf.get(target.node) as number] as Float64Array;
  const { day: cancelledDay, byCause } = cancellations(target, simulation);
  const completed = inAscendingOrder(completedOf(finish, cancelledDay, 0, world.draws));
  const { announcedDay } = target;
  const mean = completed.length === 0 ? Number.POSITIVE_INFINITY : meanOf(completed, world.asOf);
  const share = (count: number) => count / world.draws;
  const forecast: TargetForecast = {
    id: target.id,
    givenCompletion: quantilesOf(completed),
    unconditional: quantilesOf(completed, world.draws),
    quantiles: Array.from({ length: 201 }, (_, i) => quantileOf(completed, i / 200)),
    meanDayGivenCompletion: mean,
    cancelled: {
      total: share(world.draws - completed.length),
      byCause: {
        "before-grid": share(byCause["before-grid"]),
        "permit-denied": share(byCause["permit-denied"]),
        "after-start": share(byCause["after-start"]),
      },
    },
    notWithinTenYears: share(completed.length - countBelow(completed, world.asOf + TEN_YEARS, true)),
    byAnnounced: announcedDay === null ? null : share(countBelow(completed, announcedDay + 1, false)),
    expectedDelayDays: announcedDay === null ? null : mean - announcedDay,
    views: pickedShares(target, simulation),
    floorShare: floorShare(target, simulation),
    standardErrorDays: standardErrors(finish, cancelledDay, world.streams.replicates),
  };
  return { forecast, samples: { id: target.id, startDay: finish, cancelledDay } };
}

/** Every node's finish and its part in every target, in topological order. */
export function summariseNodes(
  targets: readonly Target[],
  outcomes: readonly TargetOutcome[],
  simulation: Simulation,
): NodeForecast[] {
  const { program, lucks, dates, world } = simulation;
  const walks = targets.map((target) => walkBack(program.indexOf.get(target.node) as number, program, lucks, dates));
  const kept = outcomes.map(({ samples }) => centredStarts(samples, world.asOf));
  const perTarget = (value: (t: number) => number) =>
    Object.fromEntries(targets.map((target, t) => [target.id, value(t)]));
  const nodes = program.steps.map(({ node }, index) => {
    const share = (kind: keyof Walks) => perTarget((t) => walks[t]?.[kind][index] ?? 0);
    const onPath = share("onPath");
    const own = ownDays(node) ? (lucks[index]?.own ?? null) : null;
    const moments = kept.map((starts) => (own ? momentsOf(own, starts) : { spreadRatio: 0, correlation: 0 }));
    return {
      id: node.id,
      finish: quantilesOfUnsorted(dates.finish[index] as Float64Array),
      onPath,
      drives: share("drives"),
      ssi: perTarget((t) => (moments[t]?.spreadRatio ?? 0) * (onPath[targets[t]?.id ?? ""] ?? 0)),
      cruciality: perTarget((t) => Math.abs(moments[t]?.correlation ?? 0)),
    };
  });
  for (const { days, completed } of kept) releaseColumns([days, completed]);
  return nodes;
}

/** Whether a node's luck is a number of days, or a day. */
export function ownDays(node: Node): boolean {
  return node.kind === "task" || node.kind === "stated" || node.kind === "done";
}

/** The completed draws among `from` … `to` − 1, in the order of draws. */
function completedOf(finish: Float64Array, cancelledDay: Float64Array, from: number, to: number): Float64Array {
  const out = new Float64Array(to - from);
  let count = 0;
  for (let d = from; d < to; d++) {
    // Written whether it counts or not: a branch on chance costs more.
    out[count] = finish[d] as number;
    count += cancelledDay[d] === Number.POSITIVE_INFINITY ? 1 : 0;
  }
  return out.subarray(0, count);
}

/** The mean, summed as differences from `origin` so that day numbers cost no digits. */
function meanOf(values: Float64Array, origin: number): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += (values[i] as number) - origin;
  return origin + sum / values.length;
}

/** How many of the ascending `values` lie below `day`, or on it when `including`. */
function countBelow(values: Float64Array, day: number, including: boolean): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const value = values[middle] as number;
    if (value < day || (including && value === day)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Share of draws in which each view was picked. */
function pickedShares({ node }: Target, { program, lucks, world }: Simulation): TargetForecast["views"] {
  const index = program.indexOf.get(node) as number;
  const pool = program.steps[index]?.node;
  const views = { chain: 0, announced: 0, outside: 0 };
  if (pool?.kind !== "pool") return views;
  const counts = viewsOf(pool).map(() => 0);
  const own = lucks[index]?.own as Float64Array;
  for (let d = 0; d < own.length; d++) {
    const pick = own[d] as number;
    counts[pick] = (counts[pick] as number) + 1;
  }
  viewsOf(pool).forEach(({ name }, k) => {
    views[name] += (counts[k] as number) / world.draws;
  });
  return views;
}

/** Share of draws in which a pool's date lies later than its picked view says (and not only because that lies in the past). */
function floorShare({ node }: Target, { program, lucks, dates, world }: Simulation): number {
  const index = program.indexOf.get(node) as number;
  const step = program.steps[index] as Step;
  if (step.node.kind !== "pool" || step.finishLinks.length === 0) return 0;
  const views = step.views.map((view) => dates.finish[view] as Float64Array);
  const own = lucks[index]?.own as Float64Array;
  const floors = step.finishLinks.map((link) => ({ days: daysOf(link, dates), lagDays: link.lagDays }));
  let count = 0;
  for (let d = 0; d < own.length; d++) {
    const day = (views[own[d] as number] as Float64Array)[d] as number;
    if (floors.some(({ days, lagDays }) => (days[d] as number) + lagDays > day)) count++;
  }
  return count / world.draws;
}

/** Standard error of the pooled P50 and P80: the replicates' spread over √(their number). 0 where there is only one. */
function standardErrors(
  finish: Float64Array,
  cancelledDay: Float64Array,
  replicates: number,
): { p50: number; p80: number } {
  const size = finish.length / replicates;
  const estimates = Array.from({ length: replicates }, (_, r) =>
    quantilesAmong(completedOf(finish, cancelledDay, r * size, (r + 1) * size), [0.5, 0.8]),
  ).filter(([p50]) => Number.isFinite(p50));
  const errorOf = (which: 0 | 1) => {
    if (estimates.length < 2) return 0;
    const centre = estimates.reduce((sum, one) => sum + (one[which] as number), 0) / estimates.length;
    const squares = estimates.reduce((sum, one) => sum + ((one[which] as number) - centre) ** 2, 0);
    return Math.sqrt(squares / (estimates.length - 1) / estimates.length);
  };
  return { p50: errorOf(0), p80: errorOf(1) };
}

/** Starts of the completed draws less their mean (0 in the others), and who completed. */
type CentredStarts = { days: Float64Array; completed: Float64Array; count: number; variance: number };

function centredStarts({ startDay, cancelledDay }: TargetSamples, asOf: number): CentredStarts {
  const draws = startDay.length;
  const completed = takeColumn(draws);
  let count = 0;
  let sum = 0;
  for (let d = 0; d < draws; d++) {
    const isCompleted = cancelledDay[d] === Number.POSITIVE_INFINITY ? 1 : 0;
    completed[d] = isCompleted;
    count += isCompleted;
    sum += isCompleted * ((startDay[d] as number) - asOf);
  }
  const mean = asOf + sum / count;
  const days = takeColumn(draws);
  let squares = 0;
  for (let d = 0; d < draws; d++) {
    const day = completed[d] === 1 ? (startDay[d] as number) - mean : 0;
    days[d] = day;
    squares += day * day;
  }
  return { days, completed, count, variance: squares / count };
}

/** sd(own) ÷ sd(start) and the correlation of the two over the completed draws; 0 where either does not vary. */
function momentsOf(own: Float64Array, starts: CentredStarts): { spreadRatio: number; correlation: number } {
  const { days, completed, count, variance } = starts;
  const origin = own[0] as number;
  let sum = 0;
  let squares = 0;
  let products = 0;
  for (let d = 0; d < own.length; d++) {
    const value = ((own[d] as number) - origin) * (completed[d] as number);
    sum += value;
    squares += value * value;
    products += value * (days[d] as number);
  }
  const ownVariance = squares / count - (sum / count) ** 2;
  if (!(ownVariance > 1e-12 && variance > 1e-12)) return { spreadRatio: 0, correlation: 0 };
  return {
    spreadRatio: Math.sqrt(ownVariance / variance),
    correlation: products / count / Math.sqrt(ownVariance * variance),
  };
}
