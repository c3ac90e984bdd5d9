import { and, eq, inArray, sql } from "drizzle-orm";
import type { Actor } from "@/lib/domain/actor";
import type { Db } from "../client";
import { portfolioRuns } from "../schema";

/** A run as its worker takes it up; what it writes must name the attempt. */
export type BegunRun = typeof portfolioRuns.$inferSelect;

/**
 * Takes up a run from its start, also one that a killed worker left half done: its attempt is then over, and nothing it still writes is kept.
 * @returns null when there is no such run, or it has ended
 */
export async function beginPortfolioRun(db: Db, _actor: Actor, input: { id: number }): Promise<BegunRun | null> {
  const [begun] = await db
    .update(portfolioRuns)
    .set({
      state: "running",
      attempt: sql`${portfolioRuns.attempt} + 1`,
      done: 0,
      startedAt: sql`clock_timestamp()`,
    })
    .where(and(eq(portfolioRuns.id, input.id), inArray(portfolioRuns.state, ["queued", "running"])))
    .returning();
  return begun ?? null;
}
