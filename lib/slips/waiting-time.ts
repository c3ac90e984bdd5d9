import { DAYS_PER_YEAR } from "@/lib/domain/dates";
import { valueAt } from "@/lib/forecast/value-at";
/** When something happens after the snapshot, if ever: days from it. */
export type WaitingTime = {
  /** F(day): probability that it happened by then; reaches less than 1 when it may never. Right-continuous. */
  shareBy(day: number): number;
  /** F just before `day`. */
  shareBefore(day: number): number;
  /** The unconditional p-quantile; Infinity when it is never. */
  quantileDay(p: number): number;
  /** Days within (0, horizon) at which F jumps or bends: an integral of F is cut there. */
  knotDays: readonly number[];
};

/** For certain on one day (0 or later). */
export function pointWait(day: number): WaitingTime {
  return {
    shareBy: (at) => (at >= day ? 1 : 0),
    shareBefore: (at) => (at > day ? 1 : 0),
    quantileDay: () => day,
    knotDays: [day],
  };
}

/** Triangular between `low` and `high` with its mode between; a point when they are equal. */
export function triangularWait(low: number, mode: number, high: number): WaitingTime {
  if (low === high) return pointWait(mode);
  const width = high - low;
  const atMode = (mode - low) / width;
  const shareBy = (at: number) => {
    if (at <= low) return 0;
    if (at >= high) return 1;
    return at < mode ? (at - low) ** 2 / (width * (mode - low)) : 1 - (high - at) ** 2 / (width * (high - mode));
  };
  return {
    shareBy,
    shareBefore: shareBy,
    quantileDay: (p) =>
      p < atMode ? low + Math.sqrt(p * width * (mode - low)) : high - Math.sqrt((1 - p) * width * (high - mode)),
    knotDays: [low, mode, high],
  };
}

/** Four-point Gauss–Legendre on (−1, 1). */
const NODES = [-0.8611363115940526, -0.33998104358485626, 0.33998104358485626, 0.8611363115940526];
const WEIGHTS = [0.3478548451374538, 0.6521451548625461, 0.6521451548625461, 0.3478548451374538];
/** A third more each panel: from a day to 200 years in 30 panels, smooth functions of ln t to about 1e-6. */
const GROWTH = 4 / 3;
const LAST_DAY = 73_000;

/**
 * A wait with the continuous distribution function `completes` that a constant hazard of cancellation can end first (cause-specific): F(t) = ∫ e^(−λu)
 * dG(u) = G(t)·e^(−λt) + λ·∫₀ᵗ G(u)·e^(−λu) du. The integral is numeric, Gauss–Legendre on panels that grow from the start.
 */
export function waitUnlessCancelled(completes: (day: number) => number, cancelledPerYear: number): WaitingTime {
  const rate = cancelledPerYear / DAYS_PER_YEAR;
  const alive = (day: number) => completes(day) * Math.exp(-rate * day);
  const integral = (from: number, to: number) => {
    const half = (to - from) / 2;
    return half * NODES.reduce((sum, node, i) => sum + valueAt(WEIGHTS, i) * alive(from + half * (1 + node)), 0);
  };
  const ends = [0];
  const cumulated = [0];
  for (let end = 1; (ends.at(-1) as number) < LAST_DAY; end *= GROWTH) {
    cumulated.push((cumulated.at(-1) as number) + integral(ends.at(-1) as number, end));
    ends.push(end);
  }
  const shareBy = (day: number) => {
    if (day <= 0) return 0;
    let panel = ends.findIndex((end) => end >= day) - 1;
    if (panel < 0) panel = ends.length - 1;
    const until = valueAt(cumulated, panel) + integral(valueAt(ends, panel), day);
    return alive(day) + rate * until;
  };
  const shares = ends.map((end, i) => alive(end) + rate * valueAt(cumulated, i));
  return {
    shareBy,
    shareBefore: shareBy,
    quantileDay: (p) => {
      const above = shares.findIndex((share) => share >= p);
      if (above < 0) return Number.POSITIVE_INFINITY;
      return above === 0 ? 0 : bisect(shareBy, p, valueAt(ends, above - 1), valueAt(ends, above));
    },
    knotDays: ends,
  };
}

/** The day between `low` and `high` at which `shareBy` passes p, to a thousandth of a day. */
function bisect(shareBy: (day: number) => number, p: number, low: number, high: number): number {
  while (high - low > 1e-3) {
    const middle = (low + high) / 2;
    if (shareBy(middle) < p) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
