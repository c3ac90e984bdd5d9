import { z } from "zod";
import { enqueueSiteRefreshes } from "@/db/commands/enqueue-site-refreshes";
import { defineTask } from "../task";

/**
 * Puts a `refresh-site` for every site into the queue, where each stands for itself: one that fails holds up no other, several workers
 * share them, and a stop waits for one site at most. Which sites are stale shows there.
 */
export const refreshStaleSites = defineTask(
  "refresh-stale-sites",
  z.object({ scope: z.enum(["open", "all"]).default("all") }),
  async ({ db, actor, log }, { scope }) => {
    const count = await enqueueSiteRefreshes(db, actor, { scope });
    log(`${count} sites are to be looked at`);
  },
);
