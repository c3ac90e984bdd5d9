import { z } from "zod";
import { scoreMaturedForecasts } from "@/db/commands/score-matured-forecasts";
import { defineTask } from "../task";

/** Scores the forecasts whose horizon has passed. */
export const scoreMatured = defineTask("score-matured-forecasts", z.object({}), async ({ db, actor, log, asOfOn }) => {
  await scoreMaturedForecasts(db, actor, { asOfOn, log });
});
