import { valueAt } from "@/lib/forecast/value-at";
import { type ErrorLaw, errorLaws } from "./error-law";

/** A log duration: `observed`, or known only to be longer. `inputs` holds the regressors, a leading 1 for the intercept included. */
export type CensoredObservation = { inputs: readonly number[]; log: number; observed: boolean };
export type RegressionFit = { coefficients: number[]; sigma: number; logLikelihood: number };

const MAX_STEPS = 100;

/**
 * Maximum likelihood of log = inputs·β + σ·z with right-censored rows, z of `law` (normal: Tobin). In Olsen's parameters (β/σ, 1/σ) the
 * likelihood of a log-concave law is concave (Econometrica 46, 1978), so Newton's method with halved steps finds the one maximum. Null when
 * there is none: fewer observed rows than parameters, or regressors that cannot be told apart.
 */
export function fitCensoredRegression(
  rows: readonly CensoredObservation[],
  law: ErrorLaw = errorLaws.lognormal,
): RegressionFit | null {
  const width = rows[0]?.inputs.length ?? 0;
  if (rows.filter(({ observed }) => observed).length <= width) return null;
  // The last parameter is 1/σ; a start at β = 0 is inside the domain whatever the data.
  let parameters = [...new Array<number>(width).fill(0), 1];
  let logLikelihood = likelihood(rows, parameters, law);
  for (let step = 0; step < MAX_STEPS; step++) {
    const { gradient, hessian } = derivatives(rows, parameters, law);
    const move = solve(hessian, gradient);
    if (move === null) return null;
    let scale = 1;
    let next = parameters;
    let value = Number.NEGATIVE_INFINITY;
    for (; scale > 1e-9; scale /= 2) {
      next = parameters.map((parameter, i) => parameter + scale * valueAt(move, i));
      value = valueAt(next, width) > 0 ? likelihood(rows, next, law) : Number.NEGATIVE_INFINITY;
      if (value >= logLikelihood) break;
    }
    if (value < logLikelihood) break;
    const gain = value - logLikelihood;
    parameters = next;
    logLikelihood = value;
    if (gain < 1e-12 * (1 + Math.abs(value))) break;
  }
  const inverseSigma = valueAt(parameters, width);
  if (!Number.isFinite(logLikelihood) || inverseSigma > 1e6) return null;
  return {
    coefficients: parameters.slice(0, width).map((delta) => delta / inverseSigma),
    sigma: 1 / inverseSigma,
    logLikelihood,
  };
}

/** θ·log − inputs·δ: the standardised residual. */
function residual({ inputs, log }: CensoredObservation, parameters: readonly number[]): number {
  let sum = valueAt(parameters, inputs.length) * log;
  for (let i = 0; i < inputs.length; i++) sum -= valueAt(parameters, i) * valueAt(inputs, i);
  return sum;
}

function likelihood(rows: readonly CensoredObservation[], parameters: readonly number[], law: ErrorLaw): number {
  const logInverseSigma = Math.log(valueAt(parameters, parameters.length - 1));
  let value = 0;
  for (const row of rows) {
    const z = residual(row, parameters);
    value += row.observed ? logInverseSigma + law.logDensity(z) : law.logUpper(z);
  }
  return value;
}

/** Gradient, and minus the Hessian (positive definite). */
function derivatives(rows: readonly CensoredObservation[], parameters: readonly number[], law: ErrorLaw) {
  const size = parameters.length;
  const theta = valueAt(parameters, size - 1);
  const gradient = new Array<number>(size).fill(0);
  const hessian = Array.from({ length: size }, () => new Array<number>(size).fill(0));
  const direction = new Array<number>(size);
  let observed = 0;
  for (const row of rows) {
    const z = residual(row, parameters);
    for (let i = 0; i < size - 1; i++) direction[i] = -valueAt(row.inputs, i);
    direction[size - 1] = row.log;
    const { first, minusSecond } = row.observed ? law.densitySlopes(z) : law.upperSlopes(z);
    if (row.observed) observed++;
    for (let i = 0; i < size; i++) {
      gradient[i] = valueAt(gradient, i) + first * valueAt(direction, i);
      const line = valueAt(hessian, i);
      for (let j = 0; j < size; j++) {
        line[j] = valueAt(line, j) + minusSecond * valueAt(direction, i) * valueAt(direction, j);
      }
    }
  }
  gradient[size - 1] = valueAt(gradient, size - 1) + observed / theta;
  const last = valueAt(hessian, size - 1);
  last[size - 1] = valueAt(last, size - 1) + observed / (theta * theta);
  return { gradient, hessian };
}

/** The solution of a symmetric positive definite system by elimination with pivots; null when it is singular. */
function solve(matrix: number[][], right: readonly number[]): number[] | null {
  const size = right.length;
  const rows = matrix.map((line, i) => [...line, valueAt(right, i)]);
  for (let column = 0; column < size; column++) {
    let pivot = column;
    for (let i = column + 1; i < size; i++) {
      if (Math.abs(valueAt(valueAt(rows, i), column)) > Math.abs(valueAt(valueAt(rows, pivot), column))) pivot = i;
    }
    [rows[column], rows[pivot]] = [valueAt(rows, pivot), valueAt(rows, column)];
    const line = valueAt(rows, column);
    const lead = valueAt(line, column);
    if (!(Math.abs(lead) > 1e-10 * Math.abs(valueAt(valueAt(matrix, column), column)))) return null;
    for (let i = 0; i < size; i++) {
      if (i === column) continue;
      const other = valueAt(rows, i);
      const factor = valueAt(other, column) / lead;
      for (let j = column; j <= size; j++) other[j] = valueAt(other, j) - factor * valueAt(line, j);
    }
  }
  return rows.map((line, i) => valueAt(line, size) / valueAt(line, i));
}
