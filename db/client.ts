import { drizzle } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import * as schema from "./schema";

/** A handle on the database: a pool, or a transaction inside one. */
export type Db = Omit<ReturnType<typeof connect>["db"], "$client">;

/**
 * Opens a pool. Queries that take longer than `statementTimeoutMs` are ended by the server.
 * @param url a `postgres://` address
 * @returns the handle, and `close()` which waits at most five seconds for running queries
 */
export function connect(url: string, options: { max?: number; statementTimeoutMs?: number } = {}) {
  const client = postgres(url, {
    max: options.max ?? 10,
    connect_timeout: 10,
    idle_timeout: 60,
    onnotice: () => {},
    connection: {
      statement_timeout: options.statementTimeoutMs ?? 30_000,
      TimeZone: "UTC",
      application_name: "leadtime",
    },
  });
  return { db: drizzle(client, { schema, casing: "snake_case" }), close: () => client.end({ timeout: 5 }) };
}
