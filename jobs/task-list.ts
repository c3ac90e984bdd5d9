import type { JobTask } from "./task";
import { refreshSite } from "./tasks/refresh-site";
import { refreshSlipAdjustmentTask } from "./tasks/refresh-slip-adjustment";
import { refreshStaleSites } from "./tasks/refresh-stale-sites";
import { runPortfolioTask } from "./tasks/run-portfolio";
import { scoreMatured } from "./tasks/score-matured-forecasts";
import { storeResultsTask } from "./tasks/store-results";
import { storeTrackRecordTask } from "./tasks/store-track-record";

/** Everything that the worker knows to do. */
export const allTasks: JobTask[] = [
  refreshSite,
  refreshSlipAdjustmentTask,
  refreshStaleSites,
  runPortfolioTask,
  scoreMatured,
  storeResultsTask,
  storeTrackRecordTask,
];
