import { chainModel } from "@/lib/chain/model";
import { adjustmentLevels } from "@/lib/chain/slip-adjustment";
import { toEpochDay } from "@/lib/domain/dates";
import { chooseSlipAdjustment } from "@/lib/slips/slip-adjustment";
import { slipProfiles } from "@/lib/slips/slip-profiles";
import { promiseHistories } from "@/lib/track-record/promise-histories";
import type { Db } from "../client";
import { getModelRecords } from "../queries/get-model-records";
import { listTrackRecordPromises } from "../queries/list-track-record-promises";
import type { SlipFigures } from "./kinds";

/** How the dates in our own claims slipped by a day, grouped in three ways, and whether that corrects stated dates. */
export async function slipFigures(db: Db, asOfOn: string): Promise<SlipFigures> {
  const asOfDay = toEpochDay(asOfOn);
  const [promises, model] = await Promise.all([listTrackRecordPromises(db, asOfOn), getModelRecords(db)]);
  const histories = promiseHistories(promises, asOfDay);
  const { slip, slipAdjustment } = chainModel(model);
  const { verdicts } = chooseSlipAdjustment(histories, slip, asOfDay);
  return {
    groups: (["sourceClass", "operator", "indicatorKind"] as const).map((groupBy) => {
      const profiles = slipProfiles(histories, groupBy);
      return {
        groupBy,
        profiles: profiles.filter(({ n }) => n > 0),
        unusable: profiles.reduce((sum, { unusable }) => sum + unusable, 0),
      };
    }),
    correction: {
      inUse: slipAdjustment.level,
      verdicts: adjustmentLevels.map((level) => ({ level, verdict: verdicts[level] })),
    },
  };
}
