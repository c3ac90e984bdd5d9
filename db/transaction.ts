import { sql } from "drizzle-orm";
import { type Actor, actorLabel } from "@/lib/domain/actor";
import type { Db } from "./client";

/** Runs `work` in one transaction in the actor's name: the audit log keeps it with every row that changes. */
export function inTransaction<Value>(db: Db, actor: Actor, work: (tx: Db) => Promise<Value>): Promise<Value> {
  return db.transaction(async (tx) => {
    await tx.execute(sql`select set_config('leadtime.actor', ${actorLabel(actor)}, true)`);
    return work(tx);
  });
}
