import { betaQuantile, betaTails } from "./beta";
import { survivingScoreOfLogUpper } from "./conditioning";
import { contaminatedRatio, contaminatedScore } from "./contaminated";
import { type Affine, cubicsOnce, cubicsThrough, KNOTS } from "./grid";
import type { Distribution } from "./network";
import { logNormalUpper, normalCdf, normalQuantile, normalQuantileOfLogUpper } from "./normal";
import { tabulateOnce } from "./quantile-table";

const Z90 = 1.2815515655446004;
const LONGEST_DAYS = 1e8;

/**
 * A duration's distribution seen through normal scores: `daysAt(z)` is its quantile at Φ(z), `scoreOf(days)` the z at which it reaches
 * `days`, so that its survival is 1 − Φ(scoreOf(days)): −Infinity when it certainly lasts that long, +Infinity when it cannot.
 */
export type Marginal = {
  daysAt(z: number): number;
  scoreOf(days: number): number;
  /** Its quantiles on the grid of `grid.ts`, given that `elapsedDays` (0: nothing) have passed without an end, and so never below them. */
  onGrid(elapsedDays: number): { cubics: Float64Array; affine: Affine };
};

/** Before the cut: days = shift + scale·ratio(z), where `ratio` belongs to `key` forever. */
type Unbounded = {
  ratio(z: number): number;
  shift: number;
  scale: number;
  key: string;
  scoreOf(days: number): number;
};

/** Below this score the survival is 1 but for 10⁻¹⁰: nothing to condition on. */
const CERTAINLY_SURVIVED = -6.4;

const LOG_UPPER_AT_KNOTS = KNOTS.map(logNormalUpper);

/**
 * The marginal of a valid distribution. Durations never fall below 0 and are cut at 10⁸ days, so that no later sum overflows. A sigma
 * of 0 is a certainty, contaminated or not: a plan without variance must give the critical path exactly.
 */
export function marginalOf(distribution: Distribution): Marginal {
  const { ratio, shift, scale, key, scoreOf } = unbounded(distribution);
  return {
    daysAt: (z) => Math.min(LONGEST_DAYS, Math.max(0, shift + scale * ratio(z))),
    scoreOf,
    onGrid: (elapsedDays) => {
      const affine = { shift, scale, least: elapsedDays, most: LONGEST_DAYS };
      const elapsedScore = elapsedDays > 0 ? scoreOf(elapsedDays) : Number.NEGATIVE_INFINITY;
      if (elapsedScore < CERTAINLY_SURVIVED) return { cubics: cubicsOnce(key, ratio), affine };
      if (elapsedScore === Number.POSITIVE_INFINITY)
        return marginalOf({ kind: "point", days: elapsedDays }).onGrid(elapsedDays);
      const given = survivingScoreOfLogUpper(elapsedScore);
      return { cubics: cubicsThrough(LOG_UPPER_AT_KNOTS.map((logUpper) => ratio(given(logUpper)))), affine };
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
      return bounded(distribution.lowDays, distribution.highDays, {
        key: "interval",
        shareAt: normalCdf,
        tails: uniformTails,
      });
    case "triangular":
      if (distribution.highDays === distribution.lowDays) return certain(distribution.lowDays);
      return bounded(distribution.lowDays, distribution.highDays, triangular(distribution));
    case "pert":
      if (distribution.highDays === distribution.lowDays) return certain(distribution.lowDays);
      return bounded(distribution.lowDays, distribution.highDays, pert(distribution));
  }
}

function certain(days: number): Unbounded {
  const scoreOf = (x: number) => (x <= days ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY);
  return { ratio: () => 1, shift: 0, scale: days, key: "certain", scoreOf };
}

/** shift + LN(median, sigma), with one sigma below the median and another above (equal for an ordinary lognormal). */
function lognormal(shift: number, median: number, sigmaBelow: number, sigmaAbove: number): Unbounded {
  if (sigmaBelow === 0 && sigmaAbove === 0) return certain(shift + median);
  return {
    ratio: (z) => Math.exp((z < 0 ? sigmaBelow : sigmaAbove) * z),
    shift,
    scale: median,
    key: `lognormal ${sigmaBelow} ${sigmaAbove}`,
    scoreOf: (days) => {
      const y = Math.log(Math.max(0, days - shift) / median);
      return y === 0 ? 0 : y / (y < 0 ? sigmaBelow : sigmaAbove);
    },
  };
}

function contaminated(median: number, sigma: number): Unbounded {
  return {
    ratio: contaminatedRatio(sigma),
    shift: 0,
    scale: median,
    key: `contaminated ${sigma}`,
    scoreOf: (days) => (days <= 0 ? Number.NEGATIVE_INFINITY : contaminatedScore(Math.log(days / median), sigma)),
  };
}

/** x = median·(F / (1 − F))^(1/shape): both tails in logarithms. */
function logLogistic(median: number, shape: number): Unbounded {
  return {
    ratio: (z) => Math.exp((logNormalUpper(-z) - logNormalUpper(z)) / shape),
    shift: 0,
    scale: median,
    key: `log-logistic ${shape}`,
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
type Shape = { key: string; shareAt(z: number): number; tails(share: number): { lower: number; upper: number } };

function bounded(low: number, high: number, shape: Shape): Unbounded {
  const width = high - low;
  return {
    ratio: shape.shareAt,
    shift: low,
    scale: width,
    key: shape.key,
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
    key: `triangular ${mode}`,
    shareAt: (z) => {
      const lower = normalCdf(z);
      return lower < mode ? Math.sqrt(lower * mode) : 1 - Math.sqrt(normalCdf(-z) * (1 - mode));
    },
    tails: (share) => {
      if (share < mode) {
        const lower = (share * share) / mode;
        return { lower, upper: 1 - lower };
      }
      const upper = ((1 - share) * (1 - share)) / (1 - mode);
      return { lower: 1 - upper, upper };
    },
  };
}

/** PERT: Beta(1 + 4(m − a)/(b − a), 1 + 4(b − m)/(b − a)) between a and b, mean (a + 4m + b)/6. */
function pert({ lowDays, modeDays, highDays }: ThreePoint): Shape {
  const alpha = 1 + (4 * (modeDays - lowDays)) / (highDays - lowDays);
  const beta = 1 + (4 * (highDays - modeDays)) / (highDays - lowDays);
  return {
    key: `beta ${alpha} ${beta}`,
    shareAt: betaShare(alpha, beta),
    tails: (share) => betaTails(share, alpha, beta),
  };
}

/** The quantile of Beta(alpha, beta) at a normal score, from a table: within 1e-8. */
export function betaShare(alpha: number, beta: number): (z: number) => number {
  return tabulateOnce(`beta ${alpha} ${beta}`, (z) => betaQuantile(normalCdf(z), normalCdf(-z), alpha, beta));
}

/** A decision's pass probability, Beta(alpha, beta), on the grid. */
export function passShare(alpha: number, beta: number): Float64Array {
  return cubicsOnce(`beta ${alpha} ${beta}`, betaShare(alpha, beta));
}
