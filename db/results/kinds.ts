import type { AdjustmentLevel, SlipAdjustment } from "@/lib/chain/slip-adjustment";
import type { MegawattBasis } from "@/lib/domain/vocabulary";
import type { OperatorRow } from "@/lib/operators/operator-comparison";
import type { CurvePoint } from "@/lib/readiness/in-service-curve";
import type { ReadinessRow } from "@/lib/readiness/types";
import type { AdjustmentVerdict } from "@/lib/slips/shrinkage";
import type { SlipGrouping, SlipProfile } from "@/lib/slips/slip-profiles";
import type { ReplayStep } from "@/lib/track-record/replay-steps";
import type { TrackRecord } from "@/lib/track-record/summary";
import type { TrackRecordState } from "../queries/get-track-record-state";
import type { ReplayRow } from "../results/replay-row";

/** One economy's readiness in one basis. `place` is its rank among the `ranked` that may be ranked; null when it may not. */
export type ReadinessInBasis = {
  row: ReadinessRow;
  secured: { low: number; high: number } | null;
  place: number | null;
  ranked: number;
  curve: CurvePoint[];
};

/** Key: the economy's code. `ownBasis` covers most of its phases, `tableBasis` most phases of all economies. */
export type ReadinessFigures = {
  ownBasis: MegawattBasis;
  tableBasis: MegawattBasis;
  byBasis: Record<MegawattBasis, ReadinessInBasis>;
};

/** Key `all`. How many of an operator's sites are illustrative, for those that have any; the operator's slug null where it is unknown. */
export type OperatorFigures = { rows: OperatorRow[]; illustrative: { operatorSlug: string | null; sites: number }[] };

/**
 * Key `all`. The profiles of each grouping that rest on at least one usable date (`unusable` counts the dates left out), and whether
 * stated dates are corrected by a group's own slips: the correction in use, and how each does on the promises on record.
 */
export type SlipFigures = {
  groups: { groupBy: SlipGrouping; profiles: SlipProfile[]; unusable: number }[];
  correction: {
    inUse: SlipAdjustment["level"];
    verdicts: { level: AdjustmentLevel; verdict: AdjustmentVerdict }[];
  };
};

/** Key: the group and period as `writeTrackRecordKey` writes them. */
export type TrackRecordFigures = {
  state: TrackRecordState;
  own: TrackRecord;
  /** Brier score of the chance of making the announced date, where that date has passed; null without one. */
  byAnnounced: { brier: number; forecasts: number } | null;
  replay: {
    record: TrackRecord;
    steps: number;
    unresolved: number;
    /** The different windows, in epoch days. */
    windows: { fromDay: number; toDay: number }[];
    /** The first steps, those that came true before the others. */
    rows: ReplayRow[];
  };
};

/** Key: the site's id. */
export type ReplayFigures = { steps: ReplayStep[] };

/** Key: the site's id; of its version (the input hash) everything that had matured by the day has been scored. */
export type ScoringFigures = { scored: number };

/** The figures of each kind of stored result. */
export type FiguresOf = {
  readiness: ReadinessFigures;
  operators: OperatorFigures;
  slips: SlipFigures;
  "track-record": TrackRecordFigures;
  replay: ReplayFigures;
  scoring: ScoringFigures;
};

export type ResultKind = keyof FiguresOf;

/** The key of a kind that has one result only. */
export const ONLY_KEY = "all";
