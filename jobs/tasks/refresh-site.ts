import { z } from "zod";
import { today } from "@/db/clock";
import { refreshSiteForecasts } from "@/db/commands/refresh-site-forecasts";
import { inRetriedTransaction } from "@/db/transaction";
import { defineTask } from "../task";

/** Makes one site's forecasts and flags anew as of today, unless they are current. */
export const refreshSite = defineTask(
  "refresh-site",
  z.object({ siteId: z.int().positive() }),
  async ({ db, actor, log }, { siteId }) => {
    const asOfOn = today();
    const stored = await inRetriedTransaction(db, actor, (tx) => refreshSiteForecasts(tx, actor, { siteId, asOfOn }));
    if (stored) log(`refreshed site ${siteId} as of ${asOfOn}`);
  },
);
