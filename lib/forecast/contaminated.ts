import { logNormalUpper, normalQuantileOfLogUpper } from "./normal";
import { tabulateOnce } from "./quantile-table";

const LATE_SHARE = 0.1;
const LATE_LOG_SHIFT = Math.log(2.5);
const LATE_SIGMA = 0.8;

/**
 * X / median as a function of the normal score, for the contaminated class 0.9·LN(median, sigma) + 0.1·LN(2.5·median, 0.8) of the model
 * decisions. sigma > 0. Read from a table, accurate to about 1e-8.
 */
export function contaminatedRatio(sigma: number): (z: number) => number {
  return tabulateOnce(`contaminated ${sigma}`, (z) => Math.exp(invert(z, sigma)));
}

/** The normal score of ln(X / median) = `y`: the inverse of `contaminatedRatio`, exact also far out in either tail. */
export function contaminatedScore(y: number, sigma: number): number {
  const logUpper = logUpperTail(y, sigma);
  return logUpper < -Math.LN2 ? normalQuantileOfLogUpper(logUpper) : -normalQuantileOfLogUpper(logLowerTail(y, sigma));
}

/**
 * The quantile of a mixture lies between its components' quantiles at the same score, which brackets Newton's method on the logarithm
 * of the smaller tail.
 */
function invert(z: number, sigma: number): number {
  const own = sigma * z;
  const late = LATE_LOG_SHIFT + LATE_SIGMA * z;
  let low = Math.min(own, late);
  let high = Math.max(own, late);
  const inUpper = z > 0;
  const target = logNormalUpper(inUpper ? z : -z);
  let y = z > 1.5 ? late : own;
  for (let i = 0; i < 100; i++) {
    const logTail = inUpper ? logUpperTail(y, sigma) : logLowerTail(y, sigma);
    const error = inUpper ? target - logTail : logTail - target;
    if (error > 0) high = y;
    else low = y;
    let next = y - (error * Math.exp(logTail)) / density(y, sigma);
    if (!(next >= low && next <= high)) next = (low + high) / 2;
    if (Math.abs(next - y) <= 1e-13 * Math.max(1, Math.abs(y))) return next;
    y = next;
  }
  return y;
}

function logUpperTail(y: number, sigma: number): number {
  return logMix(logNormalUpper(y / sigma), logNormalUpper((y - LATE_LOG_SHIFT) / LATE_SIGMA));
}

function logLowerTail(y: number, sigma: number): number {
  return logMix(logNormalUpper(-y / sigma), logNormalUpper((LATE_LOG_SHIFT - y) / LATE_SIGMA));
}

function logMix(logOwn: number, logLate: number): number {
  const a = Math.log(1 - LATE_SHARE) + logOwn;
  const b = Math.log(LATE_SHARE) + logLate;
  return Math.max(a, b) + Math.log1p(Math.exp(-Math.abs(a - b)));
}

function density(y: number, sigma: number): number {
  const own = y / sigma;
  const late = (y - LATE_LOG_SHIFT) / LATE_SIGMA;
  const scaled =
    ((1 - LATE_SHARE) / sigma) * Math.exp(-0.5 * own * own) + (LATE_SHARE / LATE_SIGMA) * Math.exp(-0.5 * late * late);
  return scaled / Math.sqrt(2 * Math.PI);
}
