import postgres, { type Sql } from "postgres";

/** How long to wait for a connection, and what the server is to know of it: settings of PostgreSQL by name. */
export type ConnectionOptions = {
  connectTimeoutSeconds?: number;
  settings: Record<string, string | number | boolean>;
};

/**
 * One connection to the database. Once it is lost every statement on it fails, and nothing is ever sent on it again: with a lost
 * connection postgres 3.4.9 throws outside of any promise, keeps the statement in front of its next handshake, or runs it outside of the
 * transaction that it belonged to.
 */
export type Connection = {
  isLost(): boolean;
  /** @throws what `work` throws, and when the connection is lost, whether or not `work` has noticed */
  run<Value>(work: (client: Sql) => PromiseLike<Value>): Promise<Value>;
  /** Waits at most five seconds for what runs. */
  close(): Promise<void>;
};

/** What the driver hands to `onexecute`; its types leave both out. */
type DriverConnection = { execute(query: { reject(error: Error): void }): unknown };

/**
 * Opens one connection.
 * @param url a `postgres://` address
 * @throws when no PostgreSQL answers there in time, or it refuses
 */
export async function openConnection(url: string, options: ConnectionOptions): Promise<Connection> {
  const { connectTimeoutSeconds = 5, settings } = options;
  if (!URL.canParse(url) || !/^postgres(ql)?:$/.test(new URL(url).protocol))
    throw new Error(
      "DATABASE_URL is not an address of a database: expected postgres://user:password@host:port/database",
    );
  const driver: { connection?: DriverConnection } = {};
  const loss = new AbortController();
  const lost = new Promise<never>((_, reject) => {
    loss.signal.addEventListener("abort", () => reject(loss.signal.reason));
  });
  lost.catch(() => {});
  const client = withWholeResults(
    postgres(url, {
      max: 1,
      max_lifetime: null,
      // Ends one that opens after it was given up.
      idle_timeout: 600,
      connect_timeout: connectTimeoutSeconds,
      onnotice: () => {},
      connection: settings,
      onclose: () => {
        const error = failure("CONNECTION_CLOSED", "The connection to the database was lost");
        if (driver.connection) driver.connection.execute = (query) => [query.reject(error)];
        loss.abort(error);
      },
    }),
  );
  // Not a race with `lost`, which would keep every result in memory for as long as the connection lives.
  const run = <Value>(work: (client: Sql) => PromiseLike<Value>) =>
    new Promise<Value>((resolve, reject) => {
      const refuse = () => reject(loss.signal.reason);
      if (loss.signal.aborted) refuse();
      loss.signal.addEventListener("abort", refuse);
      const working = async () => work(client);
      working()
        .then(resolve, reject)
        .finally(() => loss.signal.removeEventListener("abort", refuse));
    });
  const isOpen = client.unsafe("select 1", [], {
    onexecute: (connection: DriverConnection) => {
      driver.connection = connection;
    },
  } as postgres.UnsafeQueryOptions);
  try {
    await inTime(Promise.race([isOpen, lost]), connectTimeoutSeconds, client);
  } catch (error) {
    client.end({ timeout: 0 }).catch(() => {});
    throw error;
  }
  return { isLost: () => loss.signal.aborted, run, close: () => client.end({ timeout: 5 }) };
}

/** Runs `work` on a connection of its own, which is closed afterwards. */
export async function withConnection<Value>(
  url: string,
  options: ConnectionOptions,
  work: (client: Sql) => Promise<Value>,
): Promise<Value> {
  const connection = await openConnection(url, options);
  try {
    return await connection.run(work);
  } finally {
    await connection.close();
  }
}

/** The driver tries for ever while each of its connections is cut before the server has answered. */
async function inTime(opening: Promise<unknown>, seconds: number, client: Sql): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    const where = `${client.options.host[0]}:${client.options.port[0]}`;
    const refuse = () => reject(failure("CONNECT_TIMEOUT", `No PostgreSQL answered at ${where} within ${seconds} s`));
    timer = setTimeout(refuse, seconds * 1_000);
  });
  await Promise.race([opening, late]).finally(() => clearTimeout(timer));
}

/** An error with the driver's own code for it (see `classify-error.ts`). */
export function failure(code: string, message: string): Error {
  return Object.assign(new Error(message), { code });
}

/**
 * After a query that failed in the middle of its rows, postgres 3.4.9 gives the next one on that connection a result with as many holes in
 * front. Inside a transaction BEGIN and ROLLBACK come between, so plain queries alone are mended.
 */
function withWholeResults(client: Sql): Sql {
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
