import type { Sql } from "postgres";
import { type Connection, failure } from "./connection";

const IDLE_MS = 60_000;

/**
 * At most so many connections, each in one hand at a time. A lost one is forgotten, and so are those that lie idle then: whatever cut it may
 * have cut them too, unnoticed so far. The next in need opens another.
 */
export type ConnectionPool = {
  /** @throws what `work` throws, when its connection is lost, and when none can be opened */
  run<Value>(work: (client: Sql) => PromiseLike<Value>): Promise<Value>;
  /** Refuses what waits, and waits at most five seconds for what runs. */
  close(): Promise<void>;
};

type Waiting = { proceed(): void; refuse(error: Error): void };

/** @param open opens one more connection */
export function connectionPool(max: number, open: () => Promise<Connection>): ConnectionPool {
  const connections = new Set<Connection>();
  const idle: { connection: Connection; timer: NodeJS.Timeout }[] = [];
  const waiting: Waiting[] = [];
  let taken = 0;
  let isClosed = false;

  async function takePlace(): Promise<void> {
    if (isClosed) throw closed();
    if (taken < max) taken += 1;
    else await new Promise<void>((proceed, refuse) => waiting.push({ proceed, refuse }));
  }

  /** Whoever waits longest has it next. */
  function leavePlace(): void {
    const next = waiting.shift();
    if (next) next.proceed();
    else taken -= 1;
  }

  async function take(): Promise<Connection> {
    const last = idle.pop();
    if (last) {
      clearTimeout(last.timer);
      if (!last.connection.isLost()) return last.connection;
      forget(last.connection);
    }
    const connection = await open();
    connections.add(connection);
    if (isClosed) await drop(connection);
    return connection;
  }

  function giveBack(connection: Connection): void {
    if (connection.isLost() || isClosed) {
      forget(connection);
      return;
    }
    const one = {
      connection,
      timer: setTimeout(() => {
        idle.splice(idle.indexOf(one), 1);
        void drop(connection);
      }, IDLE_MS),
    };
    idle.push(one);
  }

  function forget(lost: Connection): void {
    connections.delete(lost);
    for (const { connection, timer } of idle.splice(0)) {
      clearTimeout(timer);
      void drop(connection);
    }
  }

  async function drop(connection: Connection): Promise<void> {
    connections.delete(connection);
    await connection.close();
  }

  return {
    async run(work) {
      await takePlace();
      try {
        const connection = await take();
        try {
          return await connection.run(work);
        } finally {
          giveBack(connection);
        }
      } finally {
        leavePlace();
      }
    },
    async close() {
      isClosed = true;
      for (const { timer } of idle.splice(0)) clearTimeout(timer);
      for (const { refuse } of waiting.splice(0)) refuse(closed());
      await Promise.all([...connections].map(drop));
    },
  };
}

const closed = () => failure("CONNECTION_ENDED", "The pool of connections to the database was closed");
