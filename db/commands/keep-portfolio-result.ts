import { and, eq, sql } from "drizzle-orm";
import type { Actor } from "@/lib/domain/actor";
import type { PortfolioFigures } from "@/lib/portfolio/portfolio-run";
import type { Db } from "../client";
import { portfolioRuns } from "../schema";

/** Ends a run with its figures. @returns false when this attempt is not the newest: then nothing is written */
export async function keepPortfolioResult(
  db: Db,
  _actor: Actor,
  input: { id: number; attempt: number; sites: number; figures: PortfolioFigures; inputHash: string },
): Promise<boolean> {
  const { id, attempt, sites, figures, inputHash } = input;
  const kept = await db
    .update(portfolioRuns)
    .set({
      state: "done",
      done: sites,
      siteCount: sites,
      result: figures,
      inputHash,
      finishedAt: sql`clock_timestamp()`,
    })
    .where(and(eq(portfolioRuns.id, id), eq(portfolioRuns.attempt, attempt), eq(portfolioRuns.state, "running")))
    .returning({ id: portfolioRuns.id });
  return kept.length > 0;
}
