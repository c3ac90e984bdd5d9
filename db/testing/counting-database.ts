import { drizzle } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import type { Db } from "../client";
import * as schema from "../schema";

/** A handle on a database that keeps the text of every query that the driver sends; `close()` ends it. */
export function countingDatabase(url: string): { db: Db; queries: string[]; close(): Promise<void> } {
  const queries: string[] = [];
  const client = postgres(url, { max: 1, debug: (_connection, query) => queries.push(query) });
  return { db: drizzle(client, { schema, casing: "snake_case" }), queries, close: () => client.end({ timeout: 5 }) };
}
