import { logNormalUpper } from "@/lib/forecast";

export type SlipFamily = "lognormal" | "log-logistic";

/** How a logarithm lies about its middle, in units of its spread. Both laws are log-concave, so that a likelihood made of them is too. */
export type ErrorLaw = {
  logDensity(z: number): number;
  /** ln P(Z > z). */
  logUpper(z: number): number;
  /** First and minus second derivative of `logDensity`. */
  densitySlopes(z: number): Slopes;
  /** First and minus second derivative of `logUpper`. */
  upperSlopes(z: number): Slopes;
};
type Slopes = { first: number; minusSecond: number };

const LOG_ROOT_2PI = 0.5 * Math.log(2 * Math.PI);

const normal: ErrorLaw = {
  logDensity: (z) => -LOG_ROOT_2PI - 0.5 * z * z,
  logUpper: logNormalUpper,
  densitySlopes: (z) => ({ first: -z, minusSecond: 1 }),
  upperSlopes: (z) => {
    // φ/(1 − Φ), by logs so that it holds in the far tail.
    const mills = Math.exp(-0.5 * z * z - LOG_ROOT_2PI - logNormalUpper(z));
    return { first: -mills, minusSecond: mills * (mills - z) };
  },
};

const logistic: ErrorLaw = {
  logDensity: (z) => -Math.abs(z) - 2 * Math.log1p(Math.exp(-Math.abs(z))),
  logUpper: (z) => -Math.max(z, 0) - Math.log1p(Math.exp(-Math.abs(z))),
  densitySlopes: (z) => {
    const below = 1 / (1 + Math.exp(-z));
    return { first: 1 - 2 * below, minusSecond: 2 * below * (1 - below) };
  },
  upperSlopes: (z) => {
    const below = 1 / (1 + Math.exp(-z));
    return { first: -below, minusSecond: below * (1 - below) };
  },
};

/** The law of ln T for each family of durations T. */
export const errorLaws: Record<SlipFamily, ErrorLaw> = { lognormal: normal, "log-logistic": logistic };
