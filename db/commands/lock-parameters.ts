import { sql } from "drizzle-orm";
import type { Db } from "../client";

/**
 * Holds every other writer of parameters back until the transaction ends, whichever the parameter, since their limits depend on each other.
 * Before the first write, and before what the write is decided by is read.
 */
export async function lockParameters(tx: Db): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('parameters'))`);
}
