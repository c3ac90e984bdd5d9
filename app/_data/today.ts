import "server-only";
import * as clock from "@/db/clock";

export const { today, latestDayOnEarth, inWorkspaceZone } = clock;
