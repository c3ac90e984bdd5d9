import { z } from "zod";
import { refreshSlipAdjustment } from "@/db/commands/refresh-slip-adjustment";
import { defineTask } from "../task";

/** Lets the promises on record decide how stated dates are corrected. */
export const refreshSlipAdjustmentTask = defineTask(
  "refresh-slip-adjustment",
  z.object({}),
  async ({ db, actor, log, asOfOn }) => {
    await refreshSlipAdjustment(db, actor, { asOfOn, log });
  },
);
