import { sql } from "drizzle-orm";
import type { Db } from "../client";

/** Asks the database for the least it can say. */
export async function ping(db: Db): Promise<void> {
  await db.execute(sql`select 1`);
}
