import { type ClusterMean, clusterMean } from "@/lib/scoring/cluster-mean";
import { type Coverage, coverageOf } from "@/lib/scoring/intervals";
import { kolmogorovSmirnov } from "@/lib/scoring/pit";
import { COVERAGE_LEVELS, intervalCases, PIT_BINS, pitValues } from "./score-waits";
import type { WaitingTime } from "./waiting-time";

/** How well forecasts are calibrated; every figure with the 95 % interval of a bootstrap of whole projects. */
export type Calibration = {
  /**
   * Share of outcomes inside the central interval, `target` being its probability. An interval that reaches the horizon holds whatever came later,
   * so this share lies above its target also where the forecast is right.
   */
  coverage: (Bar & Pick<Coverage, "beyondHorizonShare" | "unboundedShare">)[];
  /** The same by the randomised PIT, which spreads an outcome beyond the horizon over what the forecast leaves there: on target where it is right. */
  pitCoverage: Bar[];
  pitMean: Bar;
  /** Share of the PIT in each tenth. */
  pitTenths: Bar[];
  pitDistance: number;
};
/** `fails` only where the whole interval lies on one side of the target. */
export type Bar = ClusterMean & { target: number; fails: boolean };

/**
 * Coverage and PIT of the waits, one a case, within the horizon. An outcome is null where the horizon ended without; `clusters` are the
 * projects of the cases, at least one.
 */
export function calibrationOfWaits(
  waits: readonly WaitingTime[],
  outcomes: readonly (number | null)[],
  clusters: readonly string[],
  { horizonDays, seed }: { horizonDays: number; seed: number },
): Calibration {
  const barOf = (values: readonly number[], target: number): Bar => {
    const estimate = clusterMean(values, clusters, { seed }) as ClusterMean;
    return { ...estimate, target, fails: excludes(estimate.interval, target) };
  };
  const pit = pitValues(waits, outcomes, horizonDays, seed);
  const tenthOf = (value: number) => Math.min(PIT_BINS - 1, Math.floor(value * PIT_BINS));
  return {
    coverage: COVERAGE_LEVELS.map((level) => {
      const cases = intervalCases(waits, outcomes, horizonDays, level);
      const { beyondHorizonShare, unboundedShare } = coverageOf(cases) as Coverage;
      const covered = cases.map((item) => (coverageOf([item]) as Coverage).share);
      return { ...barOf(covered, level), beyondHorizonShare, unboundedShare };
    }),
    pitCoverage: COVERAGE_LEVELS.map((level) =>
      barOf(
        pit.map((value) => (Math.abs(value - 0.5) <= level / 2 ? 1 : 0)),
        level,
      ),
    ),
    pitMean: barOf(pit, 0.5),
    pitTenths: Array.from({ length: PIT_BINS }, (_, tenth) =>
      barOf(
        pit.map((value) => (tenthOf(value) === tenth ? 1 : 0)),
        1 / PIT_BINS,
      ),
    ),
    pitDistance: (kolmogorovSmirnov(pit) as { distance: number }).distance,
  };
}

function excludes(interval: ClusterMean["interval"], target: number): boolean {
  return interval !== null && (target < interval[0] || target > interval[1]);
}
