import { numberAt } from "./value-at";

const LANCZOS = [
  676.5203681218851, -1259.1392167224028, 771.3234287776531, -176.6150291621406, 12.507343278686905,
  -0.13857109526572012, 9.984369578019572e-6, 1.5056327351493116e-7,
];

/**
 * The quantile of a Beta(alpha, beta) variable, both parameters above 0: the x with P(X ≤ x) = `lower` and P(X > x) = `upper`. Both
 * tails are taken, so that neither is got by cancellation; the smaller is solved for, by Newton's method on ln I(x) against ln x
 * inside a bracket. Good to about 1e-12; small parameters (0.35) are fine. About 3 µs.
 */
export function betaQuantile(lower: number, upper: number, alpha: number, beta: number): number {
  return lower <= upper ? lowerQuantile(lower, alpha, beta) : 1 - lowerQuantile(upper, beta, alpha);
}

/** The pair P(X ≤ x), P(X > x) of a Beta(alpha, beta) variable: the regularised incomplete beta function, the smaller one exact. */
export function betaTails(x: number, alpha: number, beta: number): { lower: number; upper: number } {
  if (x <= 0) return { lower: 0, upper: 1 };
  if (x >= 1) return { lower: 1, upper: 0 };
  const logFront = alpha * Math.log(x) + beta * Math.log1p(-x) - logBeta(alpha, beta);
  if (x < (alpha + 1) / (alpha + beta + 2)) {
    const lower = (Math.exp(logFront) * continuedFraction(x, alpha, beta)) / alpha;
    return { lower, upper: 1 - lower };
  }
  const upper = (Math.exp(logFront) * continuedFraction(1 - x, beta, alpha)) / beta;
  return { lower: 1 - upper, upper };
}

/** Parts of [0, 1] at whose ends the distribution is known, and what is safe to say of it between two of them. */
const PARTS = 128;
const SAFE = 1e-6;

/**
 * Whether the P(X ≤ x) of `betaTails` is at least p, for many x in [0, 1] of one Beta(alpha, beta) variable. It rises with x, so its values at
 * two ends around x nearly always answer; only where p lies between them is it asked at x itself.
 */
export function betaReaches(alpha: number, beta: number): (x: number, p: number) => boolean {
  const known = new Float64Array(PARTS + 1).fill(Number.NaN);
  const lowerAt = (end: number): number => {
    if (Number.isNaN(known[end])) known[end] = betaTails(end / PARTS, alpha, beta).lower;
    return numberAt(known, end);
  };
  return (x, p) => {
    const end = Math.min(Math.floor(x * PARTS), PARTS - 1);
    if (lowerAt(end) >= p + SAFE) return true;
    if (lowerAt(end + 1) < p - SAFE) return false;
    return betaTails(x, alpha, beta).lower >= p;
  };
}

function lowerQuantile(p: number, alpha: number, beta: number): number {
  const logP = Math.log(p);
  const logB = logBeta(alpha, beta);
  // I(x) ≈ x^alpha / (alpha·B) near 0 starts Newton on the right side of the root or close to it.
  let low = Number.NEGATIVE_INFINITY;
  let high = 0;
  let s = Math.min((logP + Math.log(alpha) + logB) / alpha, -1e-3);
  for (let i = 0; i < 200; i++) {
    const x = Math.exp(s);
    if (x === 0) return 0;
    const logI = Math.log(betaTails(x, alpha, beta).lower);
    const error = logI - logP;
    if (error > 0) high = s;
    else low = s;
    const slope = Math.exp(alpha * s + (beta - 1) * Math.log1p(-x) - logB - logI);
    let next = s - error / slope;
    if (!(next >= low && next <= high)) next = low === Number.NEGATIVE_INFINITY ? 2 * s : (low + high) / 2;
    if (Math.abs(next - s) <= 1e-14 * Math.max(1, Math.abs(s))) return Math.exp(next);
    s = next;
  }
  return Math.exp(s);
}

/** The continued fraction of the incomplete beta function by Lentz's method (DLMF 8.17.22). */
function continuedFraction(x: number, a: number, b: number): number {
  const tiny = 1e-300;
  let c = 1;
  let d = 1 / nonZero(1 - ((a + b) * x) / (a + 1), tiny);
  let value = d;
  for (let m = 1; m <= 1000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / nonZero(1 + even * d, tiny);
    c = nonZero(1 + even / c, tiny);
    value *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / nonZero(1 + odd * d, tiny);
    c = nonZero(1 + odd / c, tiny);
    const change = d * c;
    value *= change;
    if (Math.abs(change - 1) < 1e-15) break;
  }
  return value;
}

function nonZero(value: number, tiny: number): number {
  return Math.abs(value) < tiny ? tiny : value;
}

function logBeta(a: number, b: number): number {
  return logGamma(a) + logGamma(b) - logGamma(a + b);
}

/** ln Γ(x), x > 0, by Lanczos's series with g = 7 and nine terms (Godfrey's coefficients), about 1e-15. */
function logGamma(x: number): number {
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x);
  let sum = 0.9999999999998099;
  for (const [i, coefficient] of LANCZOS.entries()) sum += coefficient / (x + i);
  const t = x + 6.5;
  return 0.5 * Math.log(2 * Math.PI) + (x - 0.5) * Math.log(t) - t + Math.log(sum);
}
