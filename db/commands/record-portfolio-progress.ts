import { and, eq } from "drizzle-orm";
import type { Actor } from "@/lib/domain/actor";
import type { Db } from "../client";
import { portfolioRuns } from "../schema";

/** @returns false when another worker took the run up since, or it has ended: this attempt may stop */
export async function recordPortfolioProgress(
  db: Db,
  _actor: Actor,
  input: { id: number; attempt: number; done: number; of: number },
): Promise<boolean> {
  const { id, attempt, done, of } = input;
  const kept = await db
    .update(portfolioRuns)
    .set({ done, siteCount: of })
    .where(and(eq(portfolioRuns.id, id), eq(portfolioRuns.attempt, attempt), eq(portfolioRuns.state, "running")))
    .returning({ id: portfolioRuns.id });
  return kept.length > 0;
}
