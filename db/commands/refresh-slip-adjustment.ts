import { isDeepStrictEqual } from "node:util";
import { chainModel } from "@/lib/chain/model";
import { SLIP_ADJUSTMENT_SLUG } from "@/lib/chain/slip-adjustment";
import type { Actor } from "@/lib/domain/actor";
import { toEpochDay } from "@/lib/domain/dates";
import type { AdjustmentVerdict } from "@/lib/slips/shrinkage";
import { chooseSlipAdjustment } from "@/lib/slips/slip-adjustment";
import { promiseHistories } from "@/lib/track-record/promise-histories";
import type { Db } from "../client";
import { getModelRecords } from "../queries/get-model-records";
import { listTrackRecordPromises } from "../queries/list-track-record-promises";
import { inRetriedTransaction } from "../transaction";
import { lockParameters } from "./locks";
import { saveParameter } from "./save-parameter";

/**
 * Lets the archive of promises decide again whether stated dates are corrected by operator or by source. A decision
 * that differs from the one in use becomes a new version of the parameter, and with it every forecast is due; the same
 * decision writes nothing.
 * @param options.asOfOn what became known after it does not count
 * @returns whether the decision changed
 */
export async function refreshSlipAdjustment(
  db: Db,
  actor: Actor,
  { asOfOn, log }: { asOfOn: string; log: (line: string) => void },
): Promise<boolean> {
  const asOfDay = toEpochDay(asOfOn);
  const [stories, records] = await Promise.all([listTrackRecordPromises(db, asOfOn), getModelRecords(db)]);
  const { adjustment, verdicts } = chooseSlipAdjustment(
    promiseHistories(stories, asOfDay),
    chainModel(records).slip,
    asOfDay,
  );
  const said = `by operator: ${inWords(verdicts.operator)}; by source class: ${inWords(verdicts.sourceClass)}`;
  const isChanged = await inRetriedTransaction(db, actor, async (tx) => {
    // Another worker may have decided the same meanwhile.
    await lockParameters(tx);
    if (isDeepStrictEqual(adjustment, chainModel(await getModelRecords(tx)).slipAdjustment)) return false;
    await saveParameter(tx, actor, {
      slug: SLIP_ADJUSTMENT_SLUG,
      value: adjustment,
      unit: "ln of the days that remain",
      mark: "D",
      sourceText: `Promises on record as of ${asOfOn}, scored over a year as if corrected then; ${said}`,
      sourceUrl: null,
      category: "learned",
    });
    return true;
  });
  if (!isChanged) return false;
  log(`stated dates are now corrected by ${adjustment.level ?? "nothing"}: ${said}`);
  return true;
}

function inWords({ helps, gain }: AdjustmentVerdict): string {
  if (gain === null || gain.skill === null) return "nothing to score";
  const interval = gain.interval ? ` (${gain.interval.map((end) => end.toFixed(2)).join(" to ")})` : "";
  return `${helps ? "helps" : "does not surely help"}, skill ${gain.skill.toFixed(2)}${interval} on ${gain.n} promises of ${gain.clusters} sites`;
}
