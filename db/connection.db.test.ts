import { createServer, type Socket } from "node:net";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { classifyError } from "./classify-error";
import { connect, type Db } from "./client";
import { openConnection, withConnection } from "./connection";
import { testDatabase } from "./testing/test-database";

let database: Awaited<ReturnType<typeof testDatabase>>;
const pools: ReturnType<typeof connect>[] = [];
const uncaught: unknown[] = [];
const note = (error: unknown) => uncaught.push(error);

const pool = (max: number) => {
  const made = connect(database.url, { max });
  pools.push(made);
  return made.db;
};
const pidOf = async (db: Db) => {
  const [row] = await db.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`);
  return row?.pid ?? 0;
};
/** Ends connections and waits until the server has let go of them. */
async function cut(pids: number[]): Promise<void> {
  const list = sql.join(pids, sql`, `);
  await database.db.execute(sql`select pg_terminate_backend(pid, 60000) from unnest(array[${list}]::int[]) pid`);
}
const classOf = (failing: Promise<unknown>) => failing.then(() => "no failure", classifyError);
const writes = async (db: Db) => {
  for (let time = 0; time < 20; time += 1) {
    await db.transaction((tx) => tx.execute(sql`insert into kept values ('later')`));
  }
};
const kept = async (text: string) => {
  const [row] = await database.db.execute<{ n: number }>(sql`select count(*)::int as n from kept where word = ${text}`);
  return row?.n;
};

beforeAll(async () => {
  database = await testDatabase();
  await database.db.execute(sql`create table kept (word text not null)`);
  process.on("uncaughtException", note);
});
afterEach(() => expect(uncaught.splice(0)).toEqual([]));
afterAll(async () => {
  process.off("uncaughtException", note);
  for (const { close } of pools) await close();
  await database?.close();
});

// The app has ten connections for reading, the worker two, its leases and the programs one.
describe.each([1, 2, 10])("a pool of %i that loses a connection", (max) => {
  it("inside an idle transaction fails its later statements, and every later transaction is kept", async () => {
    const db = pool(max);
    const lost = db.transaction(async (tx) => {
      await tx.execute(sql`insert into kept values ('lost')`);
      await cut([await pidOf(tx)]);
      for (const _ of [1, 2, 3]) {
        expect(await classOf(tx.execute(sql`insert into kept values (${"lost"})`))).toBe("unavailable");
      }
    });
    expect(await classOf(lost)).toBe("unavailable");
    await writes(db);
    expect(await kept("lost")).toBe(0);
  });

  it("under a statement fails that transaction alone", async () => {
    const db = pool(max);
    const lost = db.transaction(async (tx) => {
      const pid = await pidOf(tx);
      const sleeping = tx.execute(sql`select pg_sleep(600)`);
      await Promise.all([sleeping, cut([pid])]);
    });
    expect(await classOf(lost)).toBe("unavailable");
    await writes(db);
  });

  it("sends nothing of that transaction on the connection that follows", async () => {
    const db = pool(max);
    let goOn = () => {};
    const later = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    let late: Promise<string> | undefined;
    const lost = db.transaction(async (tx) => {
      const pid = await pidOf(tx);
      late = later.then(() => classOf(tx.execute(sql`insert into kept values ('late')`)));
      await cut([pid]);
      await late;
    });
    expect(await classOf(lost)).toBe("unavailable");
    await db.transaction(async (tx) => {
      await pidOf(tx);
      goOn();
      expect(await late).toBe("unavailable");
    });
    expect(await kept("late")).toBe(0);
  });

  it("and all others at once answers whoever asks again at once", async () => {
    const db = pool(max);
    const readers = Array.from({ length: max }, () => db.execute(sql`select pg_backend_pid() as pid, pg_sleep(0.3)`));
    const pids = (await Promise.all(readers)).map(([row]) => Number(row?.pid));
    const asked = db.execute(sql`select pg_sleep(600)`).catch(() => pidOf(db).catch(() => pidOf(db)));
    await cut(pids);
    expect(await asked).toBeGreaterThan(0);
    const answers = await Promise.all(Array.from({ length: 3 * max }, () => pidOf(db)));
    expect(Math.min(...answers)).toBeGreaterThan(0);
    await writes(db);
  });
});

it("a program's own connection fails its work when it is lost, also while the work is busy elsewhere", async () => {
  const settings = { application_name: "a-program" };
  const lost = withConnection(database.url, { settings }, (client) =>
    client.begin(async (tx) => {
      const [row] = await tx<{ pid: number }[]>`select pg_backend_pid() as pid`;
      await cut([row?.pid ?? 0]);
      await tx`insert into kept values (${"lost"})`;
    }),
  );
  expect(await classOf(lost)).toBe("unavailable");
  const busy = withConnection(database.url, { settings }, async (client) => {
    const [row] = await client<{ pid: number }[]>`select pg_backend_pid() as pid`;
    await cut([row?.pid ?? 0]);
    return new Promise(() => {});
  });
  expect(await classOf(busy)).toBe("unavailable");
});

it("a connection that stays open keeps no result of a query that is over", async () => {
  setFlagsFromString("--expose-gc");
  const collectGarbage: () => void = runInNewContext("gc");
  const db = pool(1);
  const ask = async () => new WeakRef(await db.execute(sql`select n from generate_series(1, 10) n`));
  const result = await ask();
  // The driver holds on to the last one.
  await db.execute(sql`select 1`);
  await new Promise(setImmediate);
  collectGarbage();
  expect(result.deref()).toBeUndefined();
});

describe("a port where no PostgreSQL answers is given up in time", () => {
  it.each([
    ["speaks another protocol", (socket: Socket) => socket.write("HTTP/1.1 400 Bad Request\r\n\r\n")],
    ["cuts every connection", (socket: Socket) => socket.destroy()],
    ["says nothing", () => {}],
  ])("when it %s", async (_what, answer) => {
    const sockets = new Set<Socket>();
    const server = createServer((socket) => {
      sockets.add(socket.on("error", () => {}));
      answer(socket);
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    const port = typeof address === "object" ? address?.port : 0;
    const opening = openConnection(`postgres://somebody@127.0.0.1:${port}/leadtime`, {
      connectTimeoutSeconds: 1,
      settings: {},
    });
    expect(await classOf(opening)).toBe("unavailable");
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });
});
