import "server-only";
import { database } from "@/db";
import { requestTrackRecord } from "@/db/commands/request-track-record";
import { findStoredResult } from "@/db/queries/find-stored-result";
import { groupOnRecord } from "@/db/queries/group-on-record";
import { listForecastHistory } from "@/db/queries/list-forecast-history";
import { listOutsideForecasts, type OutsideForecast } from "@/db/queries/list-outside-forecasts";
import { ONLY_KEY, type SlipFigures, type TrackRecordFigures } from "@/db/results/kinds";
import type { Actor } from "@/lib/domain/actor";
import type { HistoryPoint } from "@/lib/track-record/history";
import { type TrackRecordQuery, trackRecordKey } from "@/lib/track-record/track-record-query";
import { type ResultDay, resultDay } from "./result-day";

export type { ReplayRow } from "@/db/results/replay-row";
export type { OutsideForecast, SlipFigures, TrackRecordFigures };

/**
 * `query` without what is not on record; `record` is text while the worker has not stored it: the page is to be read again, unless it has
 * `failed`.
 */
export type TrackRecordPage = {
  query: TrackRecordQuery;
  record: { figures: TrackRecordFigures; day: ResultDay } | "calculating" | "busy" | "failed";
};

/** The archive's record and the replay of one group and period as the worker stored them. While it has not, it is asked, unless it is busy. */
export async function trackRecordPage(asked: TrackRecordQuery, actor: Actor): Promise<TrackRecordPage> {
  const query = await groupOnRecord(database(), asked);
  const stored = await findStoredResult(database(), "track-record", trackRecordKey(query));
  if (stored) return { query, record: { figures: stored.figures, day: resultDay(stored) } };
  return { query, record: await requestTrackRecord(database(), actor, query) };
}

/** Null while the worker has not stored it. */
export type SlipPage = { figures: SlipFigures; day: ResultDay } | null;

/** How the dates in our own claims slipped, and whether that corrects stated dates. */
export async function slipPage(): Promise<SlipPage> {
  const stored = await findStoredResult(database(), "slips", ONLY_KEY);
  return stored && { figures: stored.figures, day: resultDay(stored) };
}

/** What was said of a phase over time: the replay of what was known before, as far as it is stored, then the archive. */
export const phaseHistory = (siteId: number, phaseId: number): Promise<HistoryPoint[]> =>
  listForecastHistory(database(), { siteId, phaseId });

/** What others have forecast, with our own answers of the day. */
export const outsideForecasts = (): Promise<OutsideForecast[]> => listOutsideForecasts(database());
