import { and, eq, sql } from "drizzle-orm";
import type { Actor } from "@/lib/domain/actor";
import type { Db } from "../client";
import { portfolioRuns } from "../schema";

const LONGEST_MESSAGE = 2_000;

/** Ends a run without figures. @returns false when this attempt is not the newest: then nothing is written */
export async function failPortfolioRun(
  db: Db,
  _actor: Actor,
  input: { id: number; attempt: number; message: string },
): Promise<boolean> {
  const { id, attempt, message } = input;
  const failed = await db
    .update(portfolioRuns)
    .set({ state: "failed", message: message.slice(0, LONGEST_MESSAGE), finishedAt: sql`clock_timestamp()` })
    .where(and(eq(portfolioRuns.id, id), eq(portfolioRuns.attempt, attempt), eq(portfolioRuns.state, "running")))
    .returning({ id: portfolioRuns.id });
  return failed.length > 0;
}
