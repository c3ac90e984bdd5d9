import { FORECAST_SEED } from "@/lib/assessment/assess";
import { chainModel } from "@/lib/chain/model";
import { toEpochDay } from "@/lib/domain/dates";
import type { ReplayStep } from "@/lib/track-record/replay-steps";
import type { Db } from "../client";
import { simulate } from "../simulation/simulate";
import { getReplayRecords } from "./get-replay-records";
import type { ReplaySite } from "./list-replay-sites";

/** Reads a site as it was known on each of its two days and replays it: the same seed, draws and model as today's forecasts. */
export async function getReplay(db: Db, { siteId, knownOn, examinedOn }: ReplaySite): Promise<ReplayStep[]> {
  const [then, later] = await Promise.all([
    getReplayRecords(db, siteId, knownOn),
    getReplayRecords(db, siteId, examinedOn),
  ]);
  return simulate("replay-steps", {
    then,
    later,
    options: {
      asOfDay: toEpochDay(knownOn),
      endDay: toEpochDay(examinedOn),
      seed: FORECAST_SEED,
      draws: chainModel(then.model).parameter("draws"),
    },
  });
}
