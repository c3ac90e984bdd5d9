import { z } from "zod";
import { today } from "@/db/clock";
import { refreshSlipAdjustment } from "@/db/commands/refresh-slip-adjustment";
import { scoreMaturedForecasts } from "@/db/commands/score-matured-forecasts";
import { defineTask } from "../task";

/** Scores the forecasts whose horizon has passed, and lets the scores decide how stated dates are corrected. */
export const scoreMatured = defineTask("score-matured-forecasts", z.object({}), async ({ db, actor, log }) => {
  const { scored } = await scoreMaturedForecasts(db, actor, { asOfOn: today(), log });
  if (scored > 0) log(`${scored} forecasts scored`);
  await refreshSlipAdjustment(db, actor, { asOfOn: today(), log });
});
