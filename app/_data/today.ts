import "server-only";
import * as clock from "@/db/clock";

export const { today, latestDayOnEarth, inWorkspaceZone } = clock;

/** The name of the zone whose calendar and clock `today` and `inWorkspaceZone` show. */
export const workspaceZone = () => process.env.LEADTIME_ZONE || "UTC";
