import { z } from "zod";
import { refreshSite as refresh } from "@/db/commands/refresh-site";
import { defineTask } from "../task";

/** Brings one site's forecasts, flags and replay up to today, unless they are current. */
export const refreshSite = defineTask(
  "refresh-site",
  z.object({ siteId: z.int().positive() }),
  async ({ db, actor, log, asOfOn }, { siteId }) => {
    const { forecast } = await refresh(db, actor, { siteId, asOfOn });
    if (forecast) log(`refreshed site ${siteId} as of ${asOfOn}`);
  },
);
