import "server-only";
import { cache } from "react";
import { database } from "@/db";
import { getModelRecords } from "@/db/queries/get-model-records";
import { getTrackRecordState, type TrackRecordState } from "@/db/queries/get-track-record-state";
import { listForecastHistory } from "@/db/queries/list-forecast-history";
import { listReplays, type ReplayRow } from "@/db/queries/list-replays";
import { listTrackRecordPromises } from "@/db/queries/list-track-record-promises";
import { listTrackRecordScores } from "@/db/queries/list-track-record-scores";
import { chainModel } from "@/lib/chain/model";
import { type AdjustmentLevel, adjustmentLevels, type SlipAdjustment } from "@/lib/chain/slip-adjustment";
import { toEpochDay, toIsoDate } from "@/lib/domain/dates";
import type { AdjustmentVerdict } from "@/lib/slips/shrinkage";
import { chooseSlipAdjustment } from "@/lib/slips/slip-adjustment";
import { type SlipGrouping, type SlipProfile, slipProfiles } from "@/lib/slips/slip-profiles";
import { type HistoryPoint, replayPoint } from "@/lib/track-record/history";
import { promiseHistories } from "@/lib/track-record/promise-histories";
import { scoreReplayStep } from "@/lib/track-record/score-replay";
import { type TrackRecord, trackRecord } from "@/lib/track-record/summary";
import { isInGroup, type TrackRecordQuery } from "@/lib/track-record/track-record-query";
import { today } from "./today";

export type { TrackRecordState } from "@/db/queries/get-track-record-state";
export type { ReplayRow } from "@/db/queries/list-replays";

export type TrackRecordPage = {
  state: TrackRecordState;
  own: TrackRecord;
  /** Brier score of the chance of making the announced date, where that date has passed; null without one. */
  byAnnounced: { brier: number; forecasts: number } | null;
  replay: { rows: ReplayRow[]; record: TrackRecord };
};

/** The archive's record and the replay of one group and period. */
export async function trackRecordPage(query: TrackRecordQuery): Promise<TrackRecordPage> {
  const db = database();
  const [state, scored, announced, replays] = await Promise.all([
    getTrackRecordState(db, today()),
    listTrackRecordScores(db, query.horizon),
    listTrackRecordScores(db, "announced"),
    listReplays(db),
  ]);
  const chosen = announced
    .filter(({ group }) => isInGroup(query, group))
    .flatMap(({ figures }) => figures.brier_announced ?? []);
  const rows = replays.filter((row) => isInGroup(query, replayGroup(row)));
  return {
    state,
    own: trackRecord(scored.filter(({ group }) => isInGroup(query, group))),
    byAnnounced:
      chosen.length === 0
        ? null
        : { brier: chosen.reduce((sum, value) => sum + value, 0) / chosen.length, forecasts: chosen.length },
    replay: { rows, record: trackRecord(rows.flatMap(({ step, siteId }) => scoreReplayStep(step, siteId) ?? [])) },
  };
}

/** Whether stated dates are corrected by a group's own slips: what is in use, and how each correction does on the promises on record. */
export type SlipCorrection = {
  inUse: SlipAdjustment["level"];
  verdicts: { level: AdjustmentLevel; verdict: AdjustmentVerdict }[];
};

/** The correction in use, and today's verdicts on both; the nightly job decides from the same. */
export async function slipCorrection(): Promise<SlipCorrection> {
  const [histories, records] = await Promise.all([ownHistories(), getModelRecords(database())]);
  const { slip, slipAdjustment } = chainModel(records);
  const { verdicts } = chooseSlipAdjustment(histories, slip, toEpochDay(today()));
  return {
    inUse: slipAdjustment.level,
    verdicts: adjustmentLevels.map((level) => ({ level, verdict: verdicts[level] })),
  };
}

const ownHistories = cache(async () =>
  promiseHistories(await listTrackRecordPromises(database(), today()), toEpochDay(today())),
);

/** The profiles of one grouping that rest on at least one usable date; `unusable` counts the dates left out of all. */
export type Slips = { groupBy: SlipGrouping; profiles: SlipProfile[]; unusable: number }[];

/** How the dates in our own claims slipped, grouped in three ways. */
export async function slipsByGroup(): Promise<Slips> {
  const histories = await ownHistories();
  return (["sourceClass", "operator", "indicatorKind"] as const).map((groupBy) => {
    const profiles = slipProfiles(histories, groupBy);
    return {
      groupBy,
      profiles: profiles.filter(({ n }) => n > 0),
      unusable: profiles.reduce((sum, { unusable }) => sum + unusable, 0),
    };
  });
}

const replayGroup = ({ step, ...row }: ReplayRow) => ({
  ...row,
  stage: step.stage,
  asOfOn: toIsoDate(step.asOfDay) as string,
});

/** What was said of a phase over time: the replay of what was known before, then the archive. */
export async function phaseHistory(siteId: number, phaseId: number): Promise<HistoryPoint[]> {
  const [archived, replays] = await Promise.all([
    listForecastHistory(database(), phaseId),
    listReplays(database(), { siteId }),
  ]);
  const replayed = replays.filter(({ step }) => step.phaseId === phaseId).map(({ step }) => replayPoint(step));
  return [...replayed, ...archived].sort((a, b) => a.asOfDay - b.asOfDay);
}
