import { drizzle } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import * as schema from "./schema";

/** A handle on the database: a pool, or a transaction inside one. */
export type Db = Omit<ReturnType<typeof connect>["db"], "$client">;

type ConnectOptions = {
  max?: number;
  connectTimeoutSeconds?: number;
  statementTimeoutMs?: number;
  lockTimeoutMs?: number;
};

/** Connections for transactions: as many run at the same time in one process. */
const WRITERS = 4;

/**
 * Opens a pool, and beside it a small one for transactions: those wait for each other's locks and must not leave a reader without a connection.
 * The server ends what takes longer than `statementTimeoutMs`, waits longer than `lockTimeoutMs` for a lock, or leaves a transaction idle for
 * a minute.
 * @param url a `postgres://` address
 * @param options.max connections for reading
 * @returns the handle, and `close()` which waits at most five seconds for running queries
 */
export function connect(url: string, options: ConnectOptions = {}) {
  const { max = 10, connectTimeoutSeconds = 10, statementTimeoutMs = 30_000, lockTimeoutMs = 5_000 } = options;
  const open = (connections: number) =>
    withWholeResults(
      postgres(url, {
        max: connections,
        connect_timeout: connectTimeoutSeconds,
        idle_timeout: 60,
        onnotice: () => {},
        connection: {
          statement_timeout: statementTimeoutMs,
          lock_timeout: lockTimeoutMs,
          idle_in_transaction_session_timeout: 60_000,
          TimeZone: "UTC",
          application_name: "leadtime",
        },
      }),
    );
  const settings = { schema, casing: "snake_case" } as const;
  const clients = [open(max), open(Math.min(max, WRITERS))] as const;
  const db = drizzle(clients[0], settings);
  const writers = drizzle(clients[1], settings);
  db.transaction = writers.transaction.bind(writers);
  return {
    db,
    close: async () => {
      await Promise.all(clients.map((client) => client.end({ timeout: 5 })));
    },
  };
}

/**
 * After a query that failed in the middle of its rows, postgres 3.4.9 gives the next one on that connection a result with as many holes in
 * front. Inside a transaction BEGIN and ROLLBACK come between, so plain queries alone are mended.
 */
function withWholeResults(client: postgres.Sql): postgres.Sql {
  const { unsafe } = client;
  type Rows = unknown[] & { count: number | null };
  const mend = (rows: Rows) => {
    if (rows.count !== null && rows.length > rows.count) rows.splice(0, rows.length - rows.count);
  };
  client.unsafe = ((...args: Parameters<typeof unsafe>) => {
    const query = unsafe(...args);
    // Not in the driver's types: what settles the query.
    const settling = query as unknown as { resolve(result: Rows | Rows[]): void };
    const resolve = settling.resolve;
    settling.resolve = (result) => {
      // Several statements in one text give a list of results.
      for (const rows of "count" in result ? [result] : (result as Rows[])) mend(rows);
      resolve(result);
    };
    return query;
  }) as typeof unsafe;
  return client;
}
