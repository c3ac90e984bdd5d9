import { sql } from "drizzle-orm";
import type { Db } from "../client";

/** Whether a transaction on this handle may write: not on a server that only follows another, nor where writing is switched off. */
export async function acceptsWrites(db: Db): Promise<boolean> {
  const [row] = await db.execute<{ isReadOnly: boolean }>(
    sql`select current_setting('transaction_read_only')::boolean as "isReadOnly"`,
  );
  return row?.isReadOnly === false;
}
