import { sql } from "drizzle-orm";
import type { Actor } from "@/lib/domain/actor";
import type { Db } from "../client";
import { inRetriedTransaction } from "../transaction";

/**
 * Runs `work` in one transaction that reads everything as of one moment. Between its reading and its writing lies a computation, which may
 * take long: it may leave the transaction idle for half an hour.
 */
export const inSnapshot = (db: Db, actor: Actor, work: (tx: Db) => Promise<void>): Promise<void> =>
  inRetriedTransaction(
    db,
    actor,
    async (tx) => {
      await tx.execute(sql`set local idle_in_transaction_session_timeout = '30min'`);
      await work(tx);
    },
    { isolationLevel: "repeatable read" },
  );
