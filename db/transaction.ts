import { setTimeout as pause } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { type Actor, actorLabel } from "@/lib/domain/actor";
import { classifyError } from "./classify-error";
import type { Db } from "./client";

const ATTEMPTS = 6;
const PAUSE_MS = 200;

/**
 * Runs `work` in one transaction in the actor's name: the audit log keeps it with every row that changes. When another transaction is in its
 * way (deadlock, serialization failure, a lock not had within the pool's `lock_timeout`) it is rolled back and run again from its start, six
 * times at most, so `work` does nothing but read and write this transaction.
 * @param options.isolationLevel PostgreSQL's default, read committed, when left out
 * @throws what `work` throws, and the last error when the sixth attempt met another transaction too
 */
export async function inRetriedTransaction<Value>(
  db: Db,
  actor: Actor,
  work: (tx: Db) => Promise<Value>,
  options?: { isolationLevel: "repeatable read" },
): Promise<Value> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await db.transaction(async (tx) => {
        await tx.execute(sql`select set_config('leadtime.actor', ${actorLabel(actor)}, true)`);
        return work(tx);
      }, options);
    } catch (error) {
      if (attempt === ATTEMPTS || classifyError(error) !== "contention") throw error;
      // By chance, so that two that met do not meet again.
      await pause(Math.random() * attempt * PAUSE_MS);
    }
  }
}
