import { z } from "zod";
import { today } from "@/db/clock";
import { refreshSiteForecasts } from "@/db/commands/refresh-site-forecasts";
import { defineTask } from "../task";

/** Makes one site's forecasts and flags anew as of today, unless they are current. */
export const refreshSite = defineTask(
  "refresh-site",
  z.object({ siteId: z.int().positive() }),
  async ({ db, actor, log }, { siteId }) => {
    const asOfOn = today();
    const stored = await refreshSiteForecasts(db, actor, { siteId, asOfOn });
    if (stored) log(`refreshed site ${siteId} as of ${asOfOn}`);
  },
);
