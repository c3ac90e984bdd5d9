import { z } from "zod";
import { today } from "@/db/clock";
import { refreshSlipAdjustment } from "@/db/commands/refresh-slip-adjustment";
import { scoreMaturedForecasts } from "@/db/commands/score-matured-forecasts";
import { isNewDay } from "../new-day";
import { defineTask } from "../task";

const TASK = "score-matured-forecasts";

/** Scores the forecasts whose horizon has passed, and lets the scores decide how stated dates are corrected. */
export const scoreMatured = defineTask(
  TASK,
  z.object({ onNewDayOnly: z.boolean().default(false) }),
  async ({ db, actor, log }, { onNewDayOnly }) => {
    if (onNewDayOnly && !(await isNewDay(db, TASK))) return;
    const { scored } = await scoreMaturedForecasts(db, actor, { asOfOn: today(), log });
    if (scored > 0) log(`${scored} forecasts scored`);
    await refreshSlipAdjustment(db, actor, { asOfOn: today(), log });
  },
);
