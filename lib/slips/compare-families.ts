import { type ClusterMean, clusterMean } from "@/lib/scoring/cluster-mean";
import { pairedScores, type Skill, skillOf } from "@/lib/scoring/skill";
import { anchoredWait } from "./anchored-wait";
import type { SlipFamily } from "./error-law";
import { fitSlip } from "./fit-slip";
import { knownOn } from "./known-on";
import { rowForecast } from "./row-forecasts";
import { crpsOfWait, outcomeDays } from "./score-waits";
import type { SlipModels } from "./shipped-models";
import type { SilentRow } from "./silence";
import type { SlipRow } from "./slip-row";
import type { WaitingTime } from "./waiting-time";

export type FamilyComparison = {
  /** Last snapshot day of the first half. */
  splitDay: number;
  /** The day whose knowledge the fits had: that of the first forecast of the later half. */
  fitDay: number;
  fitRows: number;
  fitSynchronised: number;
  fits: Record<SlipFamily, SlipModels["slip"]>;
  n: number;
  clusters: number;
  /** Projects of the later half of which the fits saw an earlier snapshot. */
  clustersAlsoFitted: number;
  /** Mean restricted CRPS in days: both families anchored, and the lognormal as if the date had just been said again. */
  crps: Record<SlipFamily | "old", ClusterMean>;
  /** Of each family, anchored, against the old reading of the lognormal. */
  againstOld: Record<SlipFamily, Skill>;
  /** Of the log-logistic against the lognormal, both anchored. */
  gain: Skill;
};

/**
 * Both families of slip fitted on the first half by time and scored anchored on the later half. `scorable` are the rows open after
 * `silentDays` whose horizon is over; they are halved between two snapshot days, as evenly as those allow. The fits see every row of `all` up to that day,
 * with nothing that became known after the first forecast of the later half was made. Overdue class, cap and hazard are those
 * of `base` in both. Null when there is no later half or either family cannot be fitted.
 */
export function compareFamilies(
  all: readonly SlipRow[],
  scorable: readonly SilentRow[],
  base: SlipModels,
  { silentDays, horizonDays, seed = 1 }: { silentDays: number; horizonDays: number; seed?: number },
): FamilyComparison | null {
  const split = halved(scorable.map(({ said }) => said.snapshotDay));
  if (split === null) return null;
  const { splitDay, firstLaterDay } = split;
  const later = scorable.filter(({ said }) => said.snapshotDay > splitDay);
  const fitDay = firstLaterDay + silentDays;
  const seen = knownOn(
    all.filter(({ snapshotDay }) => snapshotDay <= splitDay),
    fitDay,
  );
  const lognormal = fitSlip(seen, base.slip, "lognormal")?.slip;
  const logLogistic = fitSlip(seen, base.slip, "log-logistic")?.slip;
  if (!lognormal || !logLogistic) return null;

  const clusters = later.map(({ said }) => said.project);
  const crpsOf = (waitOf: (row: SilentRow) => WaitingTime) =>
    later.map((row) => crpsOfWait(waitOf(row), outcomeDays(row.now, horizonDays), horizonDays));
  const anchored = (slip: SlipModels["slip"], family: SlipFamily) =>
    crpsOf(({ said }) => anchoredWait(said, silentDays, { ...base, slip }, family));
  const crps = {
    lognormal: anchored(lognormal, "lognormal"),
    "log-logistic": anchored(logLogistic, "log-logistic"),
    old: crpsOf(({ now }) => rowForecast("slip", now, { ...base, slip: lognormal })),
  };
  const meanOf = (values: readonly number[]) => clusterMean(values, clusters, { seed }) as ClusterMean;
  const skill = (scores: readonly number[], references: readonly number[]) =>
    skillOf(pairedScores(clusters, scores, references), { seed }) as Skill;
  const fitted = new Set(seen.map(({ project }) => project));
  const projects = new Set(clusters);
  return {
    splitDay,
    fitDay,
    fitRows: seen.length,
    fitSynchronised: seen.filter(({ outcome }) => outcome === "synchronised").length,
    fits: { lognormal, "log-logistic": logLogistic },
    n: later.length,
    clusters: projects.size,
    clustersAlsoFitted: [...projects].filter((project) => fitted.has(project)).length,
    crps: { lognormal: meanOf(crps.lognormal), "log-logistic": meanOf(crps["log-logistic"]), old: meanOf(crps.old) },
    againstOld: { lognormal: skill(crps.lognormal, crps.old), "log-logistic": skill(crps["log-logistic"], crps.old) },
    gain: skill(crps["log-logistic"], crps.lognormal),
  };
}

/** The last of the days in the first half and the first in the later, days of the same date kept together; null when all are of one date. */
function halved(days: readonly number[]): { splitDay: number; firstLaterDay: number } | null {
  const dates = [...new Set(days)].sort((a, b) => a - b);
  const unevenness = (last: number) => Math.abs(days.filter((day) => day <= last).length - days.length / 2);
  let best: { splitDay: number; firstLaterDay: number } | null = null;
  for (const [i, firstLaterDay] of dates.entries()) {
    const splitDay = dates[i - 1];
    if (splitDay === undefined) continue;
    if (best === null || unevenness(splitDay) < unevenness(best.splitDay)) best = { splitDay, firstLaterDay };
  }
  return best;
}
