import { type Cancellation, cancellationOf } from "./cancellation";
import { traceCriticalPath } from "./critical-path";
import { at, type Column } from "./memory";
import type { Target } from "./network";
import { nodeIndex, type Step } from "./program";
import { inAscendingOrder, quantileOf, quantilesAmong, quantilesOf, quantilesOfUnsorted } from "./quantiles";
import { viewsOf } from "./random-inputs";
import type { NodeForecast, TargetForecast } from "./results";
import { daysOf } from "./schedule";
import type { SharedFactors } from "./shared-factors";
import type { Observer, Simulation } from "./simulation";
import { numberAt, valueAt } from "./value-at";

const TEN_YEARS = 3653;

export type TargetOutcome = { forecast: TargetForecast; draws: TargetDraws };

/** Per draw: the day of the start, were nothing to cancel it, and the day of cancellation (Infinity: none). */
export type TargetDraws = { startDay: Column; cancelledDay: Column };

/** What is noted of a target while the draws are made, and what it comes to. */
export type TargetNotes = { observers: Observer[]; cancelledDay: Column; outcome(): TargetOutcome };

/** One target's forecast with its draws. */
export function notesOfTarget(target: Target, simulation: Simulation): TargetNotes {
  const cancellation = cancellationOf(target, simulation);
  return {
    observers: [cancellation.observe],
    cancelledDay: cancellation.day,
    outcome: () => outcomeOf(target, simulation, cancellation),
  };
}

function outcomeOf(
  target: Target,
  simulation: Simulation,
  { day: cancelledDay, byCause }: Cancellation,
): TargetOutcome {
  const { program, sharedFactors, dates } = simulation;
  const { memory } = sharedFactors;
  const finish = valueAt(dates.finish, nodeIndex(program, target.node));
  const starts = memory.takeColumn();
  const count = memory.kernel.pickCompleted(at(starts), at(finish), at(cancelledDay), sharedFactors.draws);
  const completed = inAscendingOrder(memory, starts, count);
  const { announcedDay } = target;
  const mean = completed.length === 0 ? Number.POSITIVE_INFINITY : meanOf(completed, sharedFactors.asOf);
  const share = (count: number) => count / sharedFactors.draws;
  const forecast: TargetForecast = {
    id: target.id,
    givenCompletion: quantilesOf(completed),
    unconditional: quantilesOf(completed, sharedFactors.draws),
    quantiles: Array.from({ length: 201 }, (_, i) => quantileOf(completed, i / 200)),
    meanDayGivenCompletion: mean,
    cancelled: {
      total: share(sharedFactors.draws - completed.length),
      byCause: {
        "before-grid": share(byCause["before-grid"]),
        "permit-denied": share(byCause["permit-denied"]),
        "after-start": share(byCause["after-start"]),
      },
    },
    notWithinTenYears: share(completed.length - countBelow(completed, sharedFactors.asOf + TEN_YEARS, true)),
    byAnnounced: announcedDay === null ? null : share(countBelow(completed, announcedDay + 1, false)),
    expectedDelayDays: announcedDay === null ? null : mean - announcedDay,
    views: pickedShares(target, simulation),
    floorShare: floorShare(target, simulation),
    standardErrorDays: standardErrors(finish, cancelledDay, sharedFactors),
  };
  memory.release([starts]);
  return { forecast, draws: { startDay: finish, cancelledDay } };
}

/** What is noted of every node while the draws are made, and what it comes to: its finish, and its part in every target. */
export function notesOfNodes(
  targets: readonly Target[],
  simulation: Simulation,
): { observers: Observer[]; nodes(): NodeForecast[] } {
  const { program, dates, sharedFactors } = simulation;
  const walks = targets.map((target) => traceCriticalPath(nodeIndex(program, target.node), simulation));
  const sharesOf = (kind: "onPath" | "drives", index: number) =>
    Object.fromEntries(
      targets.map((target, t) => [target.id, (walks[t]?.[kind][index] ?? 0) / sharedFactors.draws] as const),
    );
  const nodes = () =>
    program.steps.map(({ node }, index) => ({
      id: node.id,
      finish: quantilesOfUnsorted(sharedFactors.memory, valueAt(dates.finish, index)),
      onPath: sharesOf("onPath", index),
      drives: sharesOf("drives", index),
    }));
  return { observers: walks.map(({ observe }) => observe), nodes };
}

/** The mean, summed as differences from `origin` so that day numbers cost no digits. */
function meanOf(values: Float64Array, origin: number): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += numberAt(values, i) - origin;
  return origin + sum / values.length;
}

/** How many of the ascending `values` lie below `day`, or on it when `including`. */
function countBelow(values: Float64Array, day: number, including: boolean): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const value = numberAt(values, middle);
    if (value < day || (including && value === day)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Share of draws in which each view was picked. */
function pickedShares({ node }: Target, { program, randomInputs, sharedFactors }: Simulation): TargetForecast["views"] {
  const index = nodeIndex(program, node);
  const pool = program.steps[index]?.node;
  const views = { chain: 0, announced: 0, outside: 0 };
  if (pool?.kind !== "pool") return views;
  const own = randomInputs[index]?.own as Column;
  viewsOf(pool).forEach(({ name }, k) => {
    views[name] += sharedFactors.memory.kernel.countEqual(at(own), k, sharedFactors.draws) / sharedFactors.draws;
  });
  return views;
}

/** Share of draws in which a pool's date lies later than its picked view says (and not only because that lies in the past). */
function floorShare({ node }: Target, { program, randomInputs, dates, sharedFactors }: Simulation): number {
  const index = nodeIndex(program, node);
  const step = program.steps[index] as Step;
  if (step.node.kind !== "pool" || step.finishLinks.length === 0) return 0;
  const { memory } = sharedFactors;
  const { kernel, draws } = memory;
  const [picked, floored] = [memory.takeColumn(), memory.takeColumn()];
  step.views.forEach((view, k) => {
    const own = randomInputs[index]?.own as Column;
    kernel.takeWherePicked(at(picked), at(valueAt(dates.finish, view)), at(own), k, draws);
  });
  kernel.copy(at(floored), at(picked), draws);
  for (const link of step.finishLinks) kernel.raise(at(floored), at(daysOf(link, dates)), link.lagDays, draws);
  // Later by something where the difference is not 0.
  kernel.blend(at(floored), 1, at(floored), -1, at(picked), draws);
  const same = kernel.countEqual(at(floored), 0, draws);
  memory.release([picked, floored]);
  return 1 - same / draws;
}

/** Standard error of the pooled P50 and P80: the replicates' spread over √(their number). 0 where there is only one. */
function standardErrors(
  finish: Column,
  cancelledDay: Column,
  { memory, streams: { replicates } }: SharedFactors,
): { p50: number; p80: number } {
  const size = finish.length / replicates;
  const starts = memory.takeColumn();
  const estimates = Array.from({ length: replicates }, (_, r) => {
    const from = r * size;
    const count = memory.kernel.pickCompleted(at(starts), at(finish, from), at(cancelledDay, from), size);
    return quantilesAmong(memory, starts, count, [0.5, 0.8]);
  }).filter(([p50]) => Number.isFinite(p50));
  memory.release([starts]);
  const errorOf = (which: 0 | 1) => {
    if (estimates.length < 2) return 0;
    const centre = estimates.reduce((sum, one) => sum + valueAt(one, which), 0) / estimates.length;
    const squares = estimates.reduce((sum, one) => sum + (valueAt(one, which) - centre) ** 2, 0);
    return Math.sqrt(squares / (estimates.length - 1) / estimates.length);
  };
  return { p50: errorOf(0), p80: errorOf(1) };
}
