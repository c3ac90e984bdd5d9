import { binned, type ProbabilityOutcome } from "./brier";

export type CalibrationBin = {
  meanProbability: number;
  observedShare: number;
  /** Wilson's 95 % interval of the observed share, as if the cases were independent. */
  low: number;
  high: number;
  n: number;
  happened: number;
};

/** Forecast probability against what happened, for each of `binCount` equally wide bins that holds a case, low to high. */
export function calibrationBins(cases: readonly ProbabilityOutcome[], binCount = 10): CalibrationBin[] {
  return binned(cases, binCount).map((bin) => {
    const n = bin.length;
    const happened = bin.filter((item) => item.happened).length;
    const meanProbability = bin.reduce((sum, { probability }) => sum + probability, 0) / n;
    return { meanProbability, observedShare: happened / n, ...wilsonInterval(happened, n), n, happened };
  });
}

/**
 * Wilson's score interval of a share, `happened` of `n` > 0; `z` is the normal quantile, 1.96 for 95 %. E. B. Wilson, JASA 22 (1927).
 */
export function wilsonInterval(happened: number, n: number, z = 1.959963984540054): { low: number; high: number } {
  const share = happened / n;
  const zz = (z * z) / n;
  const middle = (share + zz / 2) / (1 + zz);
  const half = (z / (1 + zz)) * Math.sqrt((share * (1 - share)) / n + zz / (4 * n));
  return { low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}
