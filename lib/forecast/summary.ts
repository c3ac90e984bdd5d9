import { cancellations } from "./cancellation";
import { quantileOf, quantilesInPlace, quantilesOf, standardErrorOfQuantile } from "./quantiles";
import type { Run } from "./run";
import { upstream } from "./run";
import type { Node, NodeForecast, Target, TargetForecast, TargetSamples } from "./types";
import { type Walks, walkBack } from "./walk";

const TEN_YEARS = 3653;

/** One target's forecast with its draws. */
export function summariseTarget(
  target: Target,
  node: Node,
  run: Run,
): { forecast: TargetForecast; samples: TargetSamples } {
  const { finish, picks } = upstream(run, target.node).columns;
  const { day: cancelledDay, byCause } = cancellations(target, node, run);
  const completed = finish.filter((_, d) => cancelledDay[d] === Number.POSITIVE_INFINITY).sort();
  const { announcedDay } = target;
  const mean = completed.length === 0 ? Number.POSITIVE_INFINITY : meanOf(completed, run.asOf);
  const share = (count: number) => count / run.draws;
  const forecast: TargetForecast = {
    id: target.id,
    givenCompletion: quantilesOf(completed),
    unconditional: quantilesOf(completed, run.draws),
    quantiles: Array.from({ length: 201 }, (_, i) => quantileOf(completed, i / 200)),
    meanDayGivenCompletion: mean,
    cancelled: {
      total: share(run.draws - completed.length),
      byCause: {
        "before-grid": share(byCause["before-grid"]),
        "permit-denied": share(byCause["permit-denied"]),
        "after-start": share(byCause["after-start"]),
      },
    },
    notWithinTenYears: share(countOf(completed, (day) => day > run.asOf + TEN_YEARS)),
    byAnnounced: announcedDay === null ? null : share(countOf(completed, (day) => day < announcedDay + 1)),
    expectedDelayDays: announcedDay === null ? null : mean - announcedDay,
    views: {
      chain: share(picks?.chain ?? 0),
      announced: share(picks?.announced ?? 0),
      outside: share(picks?.outside ?? 0),
    },
    floorShare: share(picks?.later ?? 0),
    standardErrorDays: { p50: standardErrorOfQuantile(completed, 0.5), p80: standardErrorOfQuantile(completed, 0.8) },
  };
  return { forecast, samples: { id: target.id, startDay: finish, cancelledDay } };
}

/** Every node's finish and its part in every target, in topological order. */
export function summariseNodes(targets: readonly Target[], order: readonly Node[], run: Run): NodeForecast[] {
  const walks = targets.map(
    (target) => [target.id, walkBack(upstream(run, target.node).index, order, run.columns)] as const,
  );
  const shares = (index: number, kind: keyof Walks) =>
    Object.fromEntries(walks.map(([id, walk]) => [id, walk[kind][index] ?? 0]));
  return order.map((node, index) => ({
    id: node.id,
    finish: quantilesInPlace(upstream(run, node.id).columns.finish.slice()),
    onPath: shares(index, "onPath"),
    drives: shares(index, "drives"),
  }));
}

/** The mean, summed as differences from `origin` so that day numbers cost no digits. */
function meanOf(values: Float64Array, origin: number): number {
  return origin + values.reduce((sum, value) => sum + (value - origin), 0) / values.length;
}

function countOf(values: Float64Array, holds: (value: number) => boolean): number {
  let count = 0;
  for (const value of values) if (holds(value)) count++;
  return count;
}
