import { isoDateOf } from "@/lib/domain/dates";
import { scoreReplayStep } from "@/lib/track-record/score-replay";
import { trackRecord } from "@/lib/track-record/summary";
import { isInGroup, type TrackRecordQuery, trackRecordKey } from "@/lib/track-record/track-record-query";
import type { Db } from "../client";
import { getTrackRecordState } from "../queries/get-track-record-state";
import { listReplays } from "../queries/list-replays";
import { listTrackRecordScores, type ScoredRow } from "../queries/list-track-record-scores";
import type { ReplayRow } from "../results/replay-row";
import type { TrackRecordFigures } from "./kinds";

/** Steps that are kept to be shown; all of them count. */
const ROWS_KEPT = 100;
const ORDER = ["in_service", "withdrawn", "not_yet", "unknown"] as const;

/** The archive's record and the replay on a day, of each group and period, by its key. The archive and the replays are read once. */
export async function trackRecordFigures(
  db: Db,
  queries: readonly TrackRecordQuery[],
  asOfOn: string,
): Promise<Map<string, TrackRecordFigures>> {
  const state = await getTrackRecordState(db, asOfOn);
  const announced = await listTrackRecordScores(db, "announced");
  const replays = await listReplays(db);
  const made = new Map<string, TrackRecordFigures>();
  for (const query of queries) {
    const scored = await listTrackRecordScores(db, query.horizon);
    made.set(trackRecordKey(query), {
      state,
      own: trackRecord(scored.filter(({ group }) => isInGroup(query, group))),
      byAnnounced: meanBrier(announced.filter(({ group }) => isInGroup(query, group))),
      replay: replayOf(replays.filter((row) => isInGroup(query, groupOf(row)))),
    });
  }
  return made;
}

function meanBrier(scored: readonly ScoredRow[]): TrackRecordFigures["byAnnounced"] {
  const values = scored.flatMap(({ figures }) => figures.brier_announced ?? []);
  if (values.length === 0) return null;
  return { brier: values.reduce((sum, value) => sum + value, 0) / values.length, forecasts: values.length };
}

function replayOf(rows: readonly ReplayRow[]): TrackRecordFigures["replay"] {
  return {
    record: trackRecord(rows.flatMap(({ step, siteId }) => scoreReplayStep(step, siteId) ?? [])),
    steps: rows.length,
    unresolved: rows.filter(({ step }) => step.outcome.state === "unknown").length,
    windows: windowsOf(rows),
    rows: rows.toSorted(byOutcome).slice(0, ROWS_KEPT).map(withoutQuantiles),
  };
}

const groupOf = ({ step, ...row }: ReplayRow) => ({
  ...row,
  stage: step.stage,
  asOfOn: isoDateOf(step.asOfDay),
});

function windowsOf(rows: readonly ReplayRow[]) {
  const windows = rows.map(({ step }): [string, { fromDay: number; toDay: number }] => [
    `${step.asOfDay} ${step.endDay}`,
    { fromDay: step.asOfDay, toDay: step.endDay },
  ]);
  return [...new Map(windows).values()];
}

/** What came true first, then by the chance that was given to it. */
function byOutcome({ step: a }: ReplayRow, { step: b }: ReplayRow): number {
  const rank = ORDER.indexOf(a.outcome.state) - ORDER.indexOf(b.outcome.state);
  return rank || b.probabilityByEnd - a.probabilityByEnd;
}

/** A table shows no distribution. */
const withoutQuantiles = (row: ReplayRow): ReplayRow => ({ ...row, step: { ...row.step, quantileDays: [] } });
