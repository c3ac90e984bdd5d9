import { DAYS_PER_YEAR } from "@/lib/domain/dates";
import { logNormalUpper, normalCdf, slipClass } from "@/lib/forecast";
import type { SlipModels } from "./shipped-models";

import type { SlipRow } from "./slip-row";
import { pointWait, triangularWait, type WaitingTime, waitUnlessCancelled } from "./waiting-time";

/** The four models compared, the simplest first. */
export const slipModelNames = ["announced", "triangular", "class", "slip"] as const;
export type SlipModelName = (typeof slipModelNames)[number];

/** What is known of a row on its snapshot day: all that a model may see. */
export type SlipQuestion = Pick<SlipRow, "statedRemainingDays" | "ageDays">;

/** What one model says of one row. A date already past counts as today for the two models that believe it. */
export function rowForecast(model: SlipModelName, row: SlipQuestion, models: SlipModels): WaitingTime {
  const stated = Math.max(0, row.statedRemainingDays);
  switch (model) {
    case "announced":
      return pointWait(stated);
    case "triangular":
      return triangularWait(0.9 * stated, stated, 1.3 * stated);
    case "class":
      return waitUnlessCancelled(remainingOfClass(models.waitClass, row.ageDays), models.cancelledPerYear);
    case "slip": {
      const { medianDays, sigma } = slipClass(models.slip, row.statedRemainingDays, row.ageDays / DAYS_PER_YEAR);
      const mu = Math.log(medianDays);
      return waitUnlessCancelled((day) => normalCdf((Math.log(day) - mu) / sigma), models.cancelledPerYear);
    }
  }
}

/** The class's wait given that `ageDays` are over: 1 − S(age + t)/S(age), by logs so that old rows keep their digits. */
function remainingOfClass({ medianDays, sigma }: SlipModels["waitClass"], ageDays: number): (day: number) => number {
  const logSurvival = (day: number) => (day > 0 ? logNormalUpper(Math.log(day / medianDays) / sigma) : 0);
  const now = logSurvival(ageDays);
  return (day) => -Math.expm1(logSurvival(ageDays + day) - now);
}
