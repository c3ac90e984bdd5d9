import { logNormalUpper } from "@/lib/forecast";
import { numberAt, valueAt } from "@/lib/forecast/value-at";
import { logDensity, type NormalInverseGamma } from "./normal-inverse-gamma";

/** ln of a duration: `observed`, or known only to be longer. `enteredLog`: the row exists only because it was longer than this. */
export type LogDuration = { log: number; observed: boolean; enteredLog?: number };
export type PosteriorSummary = { mean: number; median: number; low: number; high: number };
export type LognormalPosterior = { mu: PosteriorSummary; sigma: PosteriorSummary };

type Axis = { from: number; to: number; cells: number };
type Axes = { mu: Axis; logSigma: Axis };
/** Log posterior of every cell, the best being 0: `logWeights[sigma cell][mu cell]`. */
type Grid = { axes: Axes; logWeights: Float64Array[] };

const LN_SIGMA: Axis = { from: Math.log(0.02), to: Math.log(4), cells: 24 };
/** Cells this far below the best, in log density, are left out of the finer grid: about 10⁻⁴ of the mass. */
const NEGLIGIBLE = 10;
/** Unfinished rows whose logs lie this close together count as so many rows at their mean: the error is of second order. */
const BIN = 0.01;
const FINER = [
  { mu: 20, logSigma: 16 },
  { mu: 36, logSigma: 24 },
];

/**
 * Posterior of (mu, sigma) of lognormal durations from right-censored and late-entering rows, by summing over a grid in (mu, ln sigma): a wide one, then
 * finer ones over the part that counts. Without `prior` it is flat in both. Means, medians and central 95 % intervals,
 * to about a hundredth of the interval. O(rows + cells × bins of unfinished rows), at most about 0.1 s whatever the
 * number of rows. Null without an observed row and without a prior, for then mu has no upper end.
 */
export function lognormalPosterior(
  rows: readonly LogDuration[],
  prior: NormalInverseGamma | null = null,
): LognormalPosterior | null {
  if (prior === null && !rows.some(({ observed }) => observed)) return null;
  const centres = [...rows.map(({ log }) => log), ...(prior === null ? [] : [prior.mean])];
  const least = centres.reduce((a, b) => Math.min(a, b));
  const most = centres.reduce((a, b) => Math.max(a, b));
  const sums = sumsOf(rows);
  let grid = weigh(sums, prior, { mu: { from: least - 3, to: most + 3, cells: 36 }, logSigma: LN_SIGMA });
  for (const cells of FINER) grid = weigh(sums, prior, axesAround(grid, cells));
  const weights = grid.logWeights.map((line) => line.map(Math.exp));
  const overMu = weights.reduce((sums, line) => sums.map((sum, i) => sum + numberAt(line, i)));
  const overSigma = weights.map((line) => line.reduce((sum, weight) => sum + weight, 0));
  return {
    mu: summarise(grid.axes.mu, overMu, (mu) => mu),
    sigma: summarise(grid.axes.logSigma, overSigma, Math.exp),
  };
}

/** What the posterior needs of the rows: sums of the finished ones, and counts of the others by their log. */
type RowSums = { n: number; average: number; squares: number; open: LogCount[]; entered: LogCount[] };
type LogCount = { log: number; count: number };

function sumsOf(rows: readonly LogDuration[]): RowSums {
  const finished = rows.filter(({ observed }) => observed).map(({ log }) => log);
  const n = finished.length;
  const average = n === 0 ? 0 : finished.reduce((sum, log) => sum + log, 0) / n;
  const squares = finished.reduce((sum, log) => sum + (log - average) ** 2, 0);
  const open = binned(rows.filter(({ observed }) => !observed).map(({ log }) => log));
  return { n, average, squares, open, entered: binned(rows.flatMap(({ enteredLog }) => enteredLog ?? [])) };
}

function binned(logs: readonly number[]): LogCount[] {
  const bins = new Map<number, { sum: number; count: number }>();
  for (const log of logs) {
    const key = Math.round(log / BIN);
    const bin = bins.get(key) ?? { sum: 0, count: 0 };
    bins.set(key, { sum: bin.sum + log, count: bin.count + 1 });
  }
  return [...bins.values()].map(({ sum, count }) => ({ log: sum / count, count }));
}

function weigh(rows: RowSums, prior: NormalInverseGamma | null, axes: Axes): Grid {
  const { n, average, squares, open, entered } = rows;
  const logWeights = centresOf(axes.logSigma).map((logSigma) => {
    const inverse = Math.exp(-logSigma);
    return Float64Array.from(centresOf(axes.mu), (mu) => {
      let logWeight = prior === null ? 0 : logDensity(prior, mu, logSigma);
      logWeight -= n * logSigma + 0.5 * (squares + n * (average - mu) ** 2) * inverse * inverse;
      for (const { log, count } of open) logWeight += count * logNormalUpper((log - mu) * inverse);
      for (const { log, count } of entered) logWeight -= count * logNormalUpper((log - mu) * inverse);
      return logWeight;
    });
  });
  const best = Math.max(...logWeights.map((line) => Math.max(...line)));
  return { axes, logWeights: logWeights.map((line) => line.map((logWeight) => logWeight - best)) };
}

/** The ranges of the cells that count, a cell wider on each side, cut into so many cells. */
function axesAround({ axes, logWeights }: Grid, cells: { mu: number; logSigma: number }): Axes {
  const counts = (line: Float64Array) => line.some((logWeight) => logWeight > -NEGLIGIBLE);
  const columns = Array.from({ length: axes.mu.cells }, (_, i) =>
    Float64Array.from(logWeights, (line) => numberAt(line, i)),
  );
  return {
    mu: narrowed(axes.mu, columns.map(counts), cells.mu),
    logSigma: narrowed(axes.logSigma, logWeights.map(counts), cells.logSigma),
  };
}

function narrowed({ from, to, cells }: Axis, counts: boolean[], finer: number): Axis {
  const step = (to - from) / cells;
  return {
    from: from + (counts.indexOf(true) - 1) * step,
    to: from + (counts.lastIndexOf(true) + 2) * step,
    cells: finer,
  };
}

function centresOf({ from, to, cells }: Axis): number[] {
  return Array.from({ length: cells }, (_, i) => from + ((to - from) * (i + 0.5)) / cells);
}

/** Mean and quantiles of a marginal, its mass even within each cell. */
function summarise(axis: Axis, weights: ArrayLike<number>, value: (at: number) => number): PosteriorSummary {
  const list = Array.from(weights);
  const total = list.reduce((sum, weight) => sum + weight, 0);
  const step = (axis.to - axis.from) / axis.cells;
  const at = (p: number) => {
    let below = 0;
    const cell = list.findIndex((weight) => {
      if (below + weight >= p * total) return true;
      below += weight;
      return false;
    });
    return value(axis.from + step * (cell + (p * total - below) / valueAt(list, cell)));
  };
  const mean = centresOf(axis).reduce((sum, centre, i) => sum + value(centre) * valueAt(list, i), 0) / total;
  return { mean, median: at(0.5), low: at(0.025), high: at(0.975) };
}
