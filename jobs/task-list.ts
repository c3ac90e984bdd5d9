import type { JobTask } from "./task";
import { refreshSite } from "./tasks/refresh-site";
import { refreshStaleSites } from "./tasks/refresh-stale-sites";
import { runPortfolioTask } from "./tasks/run-portfolio";
import { scoreMatured } from "./tasks/score-matured-forecasts";

/** Everything that the worker knows to do. */
export const allTasks: JobTask[] = [refreshSite, refreshStaleSites, runPortfolioTask, scoreMatured];
