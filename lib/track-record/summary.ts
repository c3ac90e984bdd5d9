import { type CalibrationBin, calibrationBins } from "@/lib/scoring/calibration";
import { kolmogorovSmirnov, pitCounts } from "@/lib/scoring/pit";
import { type PairedScore, type Skill, skillOf } from "@/lib/scoring/skill";
import { type Reference, references } from "./references";
import { intervalLevels, type ScoreName, type ScoreRow } from "./score-forecast";

/** Phases whose outcome must be known before a skill is given: with fewer, the figure would be noise. */
export const LEAST_RESOLVED = 20;
const PIT_BINS = 10;

/** One scored forecast at one horizon. Forecasts of one site depend on each other: the site is the cluster. */
export type ScoredForecast = { phaseId: number; siteId: number; figures: Partial<Record<ScoreName, number>> };

export type ReferenceSkill = { score: "crps" | "brier"; reference: Reference; skill: Skill };

export type IntervalCoverage = {
  level: (typeof intervalLevels)[number];
  /** Share of outcomes inside the central interval, and share of intervals that reach the horizon, which flatter it. */
  share: number;
  beyondShare: number;
};

/** What a set of scored forecasts comes to. */
export type TrackRecord = {
  forecasts: number;
  phases: number;
  sites: number;
  happened: number;
  /** Means over all; CRPS in days. Null without a forecast. */
  meanCrps: number | null;
  meanBrier: number | null;
  calibration: CalibrationBin[];
  pit: { counts: number[]; test: { distance: number; pValue: number } | null };
  coverage: IntervalCoverage[];
  /** Empty below `LEAST_RESOLVED` phases; a reference that none of the forecasts has is left out. */
  skills: ReferenceSkill[];
};

/** The figures of one forecast by name, from its rows at one horizon. */
export function figuresOf(rows: readonly ScoreRow[]): ScoredForecast["figures"] {
  return Object.fromEntries(rows.map(({ score, value }) => [score, value]));
}

/** Aggregates scored forecasts of one horizon. Each skill compares only the forecasts that have that reference, and says how many. */
export function trackRecord(scored: readonly ScoredForecast[]): TrackRecord {
  const of = (name: ScoreName) => scored.flatMap(({ figures }) => figures[name] ?? []);
  const phases = new Set(scored.map(({ phaseId }) => phaseId)).size;
  const pits = of("pit");
  return {
    forecasts: scored.length,
    phases,
    sites: new Set(scored.map(({ siteId }) => siteId)).size,
    happened: of("happened").filter((value) => value === 1).length,
    meanCrps: mean(of("crps")),
    meanBrier: mean(of("brier")),
    calibration: calibrationBins(
      scored.flatMap(({ figures: { probability, happened } }) =>
        probability === undefined || happened === undefined ? [] : [{ probability, happened: happened === 1 }],
      ),
    ),
    pit: { counts: pitCounts(pits, PIT_BINS), test: kolmogorovSmirnov(pits) },
    coverage: intervalLevels.flatMap((level) => {
      const share = mean(of(`covered_${level}`));
      const beyondShare = mean(of(`beyond_${level}`));
      return share === null || beyondShare === null ? [] : [{ level, share, beyondShare }];
    }),
    skills: phases < LEAST_RESOLVED ? [] : (["crps", "brier"] as const).flatMap((score) => skillsOf(scored, score)),
  };
}

function skillsOf(scored: readonly ScoredForecast[], score: "crps" | "brier"): ReferenceSkill[] {
  return references.flatMap((reference) => {
    const pairs = scored.flatMap(({ siteId, figures }): PairedScore[] => {
      const own = figures[score];
      const theirs = figures[`${score}:${reference}`];
      return own === undefined || theirs === undefined
        ? []
        : [{ cluster: String(siteId), score: own, reference: theirs }];
    });
    const skill = skillOf(pairs);
    return skill ? [{ score, reference, skill }] : [];
  });
}

function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}
