import { betaQuantile, betaTails } from "./beta";
import { contaminatedRatio, contaminatedScore } from "./contaminated";
import { logNormalUpper, normalCdf, normalQuantile, normalQuantileOfLogUpper } from "./normal";
import { type Tabulated, tabulateOnce } from "./quantile-table";
import type { Distribution } from "./types";

const Z90 = 1.2815515655446004;
const LONGEST_DAYS = 1e8;

/**
 * A duration's distribution seen through normal scores: `daysAt(z)` is its quantile at Φ(z), `scoreOf(days)` the z at which it reaches
 * `days`, so that its survival is 1 − Φ(scoreOf(days)): −Infinity when it certainly lasts that long, +Infinity when it cannot. `fill` is
 * `daysAt` for the scores in draws `from` … `to` − 1, in their place, and never below `leastDays`.
 */
export type Marginal = {
  daysAt(z: number): number;
  scoreOf(days: number): number;
  fill(column: Float64Array, leastDays: number, from: number, to: number): void;
};

/** Before the cut: `ratio` gives, where there is one, a table of (days − shift) / scale. */
type Unbounded = {
  daysAt(z: number): number;
  scoreOf(days: number): number;
  ratio?: { table: Tabulated; scale: number; shift: number };
};

/**
 * The marginal of a valid distribution. Durations never fall below 0 and are cut at 10⁸ days, so that no later sum overflows. A sigma
 * of 0 is a certainty, contaminated or not: a plan without variance must give the critical path exactly.
 */
export function marginalOf(distribution: Distribution): Marginal {
  const { daysAt, scoreOf, ratio } = unbounded(distribution);
  const cut = (days: number, least: number) => Math.min(LONGEST_DAYS, Math.max(least, days));
  return {
    daysAt: (z) => cut(daysAt(z), 0),
    scoreOf,
    fill: (column, least, from, to) => {
      if (!ratio) for (let d = from; d < to; d++) column[d] = cut(daysAt(column[d] as number), least);
      else {
        const { table, scale, shift } = ratio;
        table.fill(column, column, from, to, { shift, scale, least, most: LONGEST_DAYS });
      }
    },
  };
}

function unbounded(distribution: Distribution): Unbounded {
  switch (distribution.kind) {
    case "point":
      return certain(distribution.days);
    case "lognormal":
      return distribution.contaminated && distribution.sigma > 0
        ? contaminated(distribution.medianDays, distribution.sigma)
        : lognormal(0, distribution.medianDays, distribution.sigma, distribution.sigma);
    case "shifted-lognormal": {
      const { shiftDays, medianDays, sigma } = distribution;
      return lognormal(shiftDays, medianDays - shiftDays, sigma, sigma);
    }
    case "two-piece-lognormal": {
      const { p10Days, p50Days, p90Days } = distribution;
      return lognormal(0, p50Days, Math.log(p50Days / p10Days) / Z90, Math.log(p90Days / p50Days) / Z90);
    }
    case "log-logistic":
      return logLogistic(distribution.medianDays, distribution.shape);
    case "interval":
      return bounded(distribution.lowDays, distribution.highDays, { shareAt: normalCdf, tails: uniformTails });
    case "triangular":
      return bounded(distribution.lowDays, distribution.highDays, triangular(distribution));
    case "pert":
      return bounded(distribution.lowDays, distribution.highDays, pert(distribution));
  }
}

function certain(days: number): Unbounded {
  return { daysAt: () => days, scoreOf: (x) => (x <= days ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY) };
}

/** shift + LN(median, sigma), with one sigma below the median and another above (equal for an ordinary lognormal). */
function lognormal(shift: number, median: number, sigmaBelow: number, sigmaAbove: number): Unbounded {
  if (sigmaBelow === 0 && sigmaAbove === 0) return certain(shift + median);
  const isOnePiece = sigmaBelow === sigmaAbove;
  const ratio = () => tabulateOnce(`lognormal ${sigmaAbove}`, (z) => Math.exp(sigmaAbove * z));
  return {
    ...(isOnePiece ? { ratio: { table: ratio(), scale: median, shift } } : {}),
    daysAt: (z) => shift + median * Math.exp((z < 0 ? sigmaBelow : sigmaAbove) * z),
    scoreOf: (days) => {
      if (days <= shift) return Number.NEGATIVE_INFINITY;
      const y = Math.log((days - shift) / median);
      return y === 0 ? 0 : y / (y < 0 ? sigmaBelow : sigmaAbove);
    },
  };
}

function contaminated(median: number, sigma: number): Unbounded {
  const table = contaminatedRatio(sigma);
  return {
    ratio: { table, scale: median, shift: 0 },
    daysAt: (z) => median * table.at(z),
    scoreOf: (days) => (days <= 0 ? Number.NEGATIVE_INFINITY : contaminatedScore(Math.log(days / median), sigma)),
  };
}

/** x = median·(F / (1 − F))^(1/shape): both tails in logarithms. */
function logLogistic(median: number, shape: number): Unbounded {
  const ratioAt = (z: number) => Math.exp((logNormalUpper(-z) - logNormalUpper(z)) / shape);
  return {
    ratio: { table: tabulateOnce(`log-logistic ${shape}`, ratioAt), scale: median, shift: 0 },
    daysAt: (z) => median * ratioAt(z),
    scoreOf: (days) => {
      if (days <= 0) return Number.NEGATIVE_INFINITY;
      const logit = shape * Math.log(days / median);
      const logSmallerTail = -Math.log1p(Math.exp(Math.abs(logit)));
      const z = normalQuantileOfLogUpper(logSmallerTail);
      return logit > 0 ? z : -z;
    },
  };
}

/** A distribution on 0…1: its share at a normal score, and both tails at a share. */
type Shape = { shareAt(z: number): number; tails(share: number): { lower: number; upper: number } };

function bounded(low: number, high: number, shape: Shape): Unbounded {
  const width = high - low;
  if (width === 0) return certain(low);
  return {
    daysAt: (z) => low + width * shape.shareAt(z),
    scoreOf: (days) => {
      if (days <= low) return Number.NEGATIVE_INFINITY;
      if (days >= high) return Number.POSITIVE_INFINITY;
      const { lower, upper } = shape.tails((days - low) / width);
      return lower <= upper ? normalQuantile(lower) : -normalQuantile(upper);
    },
  };
}

function uniformTails(share: number): { lower: number; upper: number } {
  return { lower: share, upper: 1 - share };
}

type ThreePoint = { lowDays: number; modeDays: number; highDays: number };

/** The triangular distribution's inverse in closed form. */
function triangular({ lowDays, modeDays, highDays }: ThreePoint): Shape {
  const mode = (modeDays - lowDays) / (highDays - lowDays);
  return {
    shareAt: (z) => {
      const lower = normalCdf(z);
      return lower < mode ? Math.sqrt(lower * mode) : 1 - Math.sqrt(normalCdf(-z) * (1 - mode));
    },
    tails: (share) => {
      if (share < mode) return { lower: (share * share) / mode, upper: 1 - (share * share) / mode };
      const upper = ((1 - share) * (1 - share)) / (1 - mode);
      return { lower: 1 - upper, upper };
    },
  };
}

/** PERT: Beta(1 + 4(m − a)/(b − a), 1 + 4(b − m)/(b − a)) between a and b, mean (a + 4m + b)/6. */
function pert({ lowDays, modeDays, highDays }: ThreePoint): Shape {
  const alpha = 1 + (4 * (modeDays - lowDays)) / (highDays - lowDays);
  const beta = 1 + (4 * (highDays - modeDays)) / (highDays - lowDays);
  return { shareAt: betaShare(alpha, beta).at, tails: (share) => betaTails(share, alpha, beta) };
}

/** The quantile of Beta(alpha, beta) at a normal score, from a table: within 1e-8. Also draws a decision's pass probability. */
export function betaShare(alpha: number, beta: number): Tabulated {
  return tabulateOnce(`beta ${alpha} ${beta}`, (z) => betaQuantile(normalCdf(z), normalCdf(-z), alpha, beta));
}
