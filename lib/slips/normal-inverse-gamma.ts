/**
 * Conjugate belief about logs y ~ N(mu, sigma²): mu | sigma² ~ N(mean, sigma²/weight), sigma² ~ InverseGamma(shape, scale). `weight` is the number of
 * observations that the mean is worth.
 */
export type NormalInverseGamma = { mean: number; weight: number; shape: number; scale: number };

/** The belief after seeing `values` (all observed, none censored). Murphy, "Conjugate Bayesian analysis of the Gaussian distribution", 2007. */
export function updateNormalInverseGamma(prior: NormalInverseGamma, values: readonly number[]): NormalInverseGamma {
  const n = values.length;
  if (n === 0) return prior;
  const average = values.reduce((sum, value) => sum + value, 0) / n;
  const squares = values.reduce((sum, value) => sum + (value - average) ** 2, 0);
  const weight = prior.weight + n;
  return {
    mean: (prior.weight * prior.mean + n * average) / weight,
    weight,
    shape: prior.shape + n / 2,
    scale: prior.scale + squares / 2 + (prior.weight * n * (average - prior.mean) ** 2) / (2 * weight),
  };
}

/** The next value's distribution: Student's t with these degrees of freedom, location and scale. */
export function predictNext({ mean, weight, shape, scale }: NormalInverseGamma): {
  degreesOfFreedom: number;
  location: number;
  scale: number;
} {
  return {
    degreesOfFreedom: 2 * shape,
    location: mean,
    scale: Math.sqrt((scale * (weight + 1)) / (shape * weight)),
  };
}

/** Log density of (mu, ln sigma) under the belief, up to a constant. */
export function logDensity(belief: NormalInverseGamma, mu: number, logSigma: number): number {
  const misfit = belief.scale + 0.5 * belief.weight * (mu - belief.mean) ** 2;
  return -(1 + 2 * belief.shape) * logSigma - misfit * Math.exp(-2 * logSigma);
}
