import { z } from "zod";
import { runPortfolio } from "../portfolio-run";
import { defineTask } from "../task";

/** Sums the sites of a portfolio run that somebody asked for. */
export const runPortfolioTask = defineTask(
  "run-portfolio",
  z.object({ runId: z.int().positive() }),
  (context, { runId }) => runPortfolio(context, runId),
);
