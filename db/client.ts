import { drizzle } from "drizzle-orm/postgres-js";
import type { Sql, TransactionSql } from "postgres";
import { openConnection } from "./connection";
import { type ConnectionPool, connectionPool } from "./connection-pool";
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
 * Makes a pool, and beside it a small one for transactions: those wait for each other's locks and must not leave a reader without a
 * connection. The server ends what takes longer than `statementTimeoutMs`, waits longer than `lockTimeoutMs` for a lock, or leaves a
 * transaction idle for a minute.
 * @param url a `postgres://` address
 * @param options.max connections for reading
 * @returns the handle, and `close()` which waits at most five seconds for running queries
 */
export function connect(url: string, options: ConnectOptions = {}) {
  const { max = 10, connectTimeoutSeconds = 10, statementTimeoutMs = 30_000, lockTimeoutMs = 5_000 } = options;
  const settings = {
    statement_timeout: statementTimeoutMs,
    lock_timeout: lockTimeoutMs,
    idle_in_transaction_session_timeout: 60_000,
    TimeZone: "UTC",
    application_name: "leadtime",
  };
  const open = async () => {
    const connection = await openConnection(url, { connectTimeoutSeconds, settings });
    // Lets the client give dates and JSON as drizzle reads them.
    await connection.run(async (client) => drizzle(client));
    return connection;
  };
  const readers = connectionPool(max, open);
  const writers = connectionPool(Math.min(max, WRITERS), open);
  return {
    db: drizzle(clientOf(readers, writers), { schema, casing: "snake_case" }),
    close: async () => {
      await Promise.all([readers.close(), writers.close()]);
    },
  };
}

/** As much of the driver's client as drizzle uses. */
function clientOf(readers: ConnectionPool, writers: ConnectionPool): Sql {
  const unsafe = (...args: Parameters<Sql["unsafe"]>) => {
    let asArrays = false;
    const rows = readers.run((client) => (asArrays ? client.unsafe(...args).values() : client.unsafe(...args)));
    // Called before the pool has a connection for it.
    const values = () => {
      asArrays = true;
      return rows;
    };
    return Object.assign(rows, { values });
  };
  const begin = <Value>(work: (tx: TransactionSql) => Promise<Value>) => writers.run((client) => client.begin(work));
  return { options: { parsers: {}, serializers: {} }, unsafe, begin } as unknown as Sql;
}
