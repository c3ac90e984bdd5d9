import { valueAt } from "@/lib/forecast/value-at";
import { type ClusterMean, clusterMean } from "@/lib/scoring/cluster-mean";
import { pairedScores, type Skill, skillOf } from "@/lib/scoring/skill";
import { anchoredWait } from "./anchored-wait";
import { type Calibration, calibrationOfWaits } from "./calibration-of-waits";
import { rowForecast, type SlipModelName } from "./row-forecasts";
import { crpsOfWait, outcomeDays } from "./score-waits";
import type { SlipModels } from "./shipped-models";
import type { SilentRow } from "./silence";
import type { WaitingTime } from "./waiting-time";

/** How the slip model reads a date that nobody has spoken of since. */
export const silenceReadings = ["old", "anchored"] as const;
export type SilenceReading = (typeof silenceReadings)[number];

export type ReadingScore = Calibration & {
  /** Mean restricted CRPS in days. */
  crps: ClusterMean;
  againstAnnounced: Skill;
  againstClass: Skill;
};
export type SilenceScores = Record<SilenceReading, ReadingScore> & {
  /** Of anchored against old. */
  gain: Skill;
};

/**
 * Scores two readings of the same stated date on the days after a silence of `silentDays`. *Old* reads it as if it had just been said again:
 * h less the silence, age more by it, the overdue class once the date has passed. *Anchored* keeps the slip of the day it was said, given that
 * nothing happened in the silence. The announced date and the class are those of the same day. Clusters are projects; `seed` sets the
 * bootstrap and the randomised PIT. Null without rows.
 */
export function scoreSilence(
  rows: readonly SilentRow[],
  models: SlipModels,
  { silentDays, horizonDays, seed = 1 }: { silentDays: number; horizonDays: number; seed?: number },
): SilenceScores | null {
  if (rows.length === 0) return null;
  const clusters = rows.map(({ said }) => said.project);
  const outcomes = rows.map(({ now }) => outcomeDays(now, horizonDays));
  const crpsOf = (waits: readonly WaitingTime[]) =>
    waits.map((wait, i) => crpsOfWait(wait, valueAt(outcomes, i), horizonDays));
  const skill = (scores: readonly number[], references: readonly number[]) =>
    skillOf(pairedScores(clusters, scores, references), { seed }) as Skill;
  const today = (model: SlipModelName) => rows.map(({ now }) => rowForecast(model, now, models));
  const waits = {
    old: today("slip"),
    anchored: rows.map(({ said }) => anchoredWait(said, silentDays, models)),
  };
  const crps = { old: crpsOf(waits.old), anchored: crpsOf(waits.anchored) };
  const announced = crpsOf(today("announced"));
  const classOnly = crpsOf(today("class"));
  const reading = (name: SilenceReading): ReadingScore => ({
    crps: clusterMean(crps[name], clusters, { seed }) as ClusterMean,
    againstAnnounced: skill(crps[name], announced),
    againstClass: skill(crps[name], classOnly),
    ...calibrationOfWaits(waits[name], outcomes, clusters, { horizonDays, seed }),
  });
  return { old: reading("old"), anchored: reading("anchored"), gain: skill(crps.anchored, crps.old) };
}
