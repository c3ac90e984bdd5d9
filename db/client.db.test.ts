import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { connect, type Db } from "./client";
import { testDatabase } from "./testing/test-database";

let database: Awaited<ReturnType<typeof testDatabase>>;
let single: ReturnType<typeof connect>;

beforeAll(async () => {
  database = await testDatabase();
  await database.db.execute(sql`create table numbers (n int primary key)`);
  // One connection, so that the next query meets what the last one left.
  single = connect(database.url, { max: 1, lockTimeoutMs: 200_000, statementTimeoutMs: 200_000 });
});
afterAll(async () => {
  await single?.close();
  await database?.close();
});

/** Fails at its fourth row, after three were sent. */
const failMidway = async (db: Db) => {
  const failing = db.execute(sql`select 12 / (4 - n) from generate_series(1, 6) n`);
  await expect(failing).rejects.toMatchObject({ cause: { code: "22012" } });
};
const three = [{ n: 1 }, { n: 2 }, { n: 3 }];
const readThree = async (db: Db) => [...(await db.execute(sql`select n from generate_series(1, 3) n`))];

describe("after a query that failed in the middle of its rows the next result is whole", () => {
  it("for a plain query, with and without parameters", async () => {
    await failMidway(single.db);
    expect(await readThree(single.db)).toEqual(three);
    await failMidway(single.db);
    expect([...(await single.db.execute(sql`select n from generate_series(1, ${3}::int) n`))]).toEqual(three);
  });

  it("for rows that a write returns", async () => {
    await failMidway(single.db);
    const added = await single.db.execute(sql`insert into numbers values (1), (2), (3) returning n`);
    expect([...added]).toEqual(three);
  });

  it("for rows read as arrays", async () => {
    await failMidway(single.db);
    expect(await single.db.select({ n: sql`n` }).from(sql`generate_series(1, 3) n`)).toEqual(three);
  });

  it("for each of several statements in one text", async () => {
    await failMidway(single.db);
    const results = await single.db.execute(sql.raw("select n from generate_series(1, 3) n; select 4 as n"));
    expect([...results].map((rows) => [...(rows as unknown as { n: number }[])])).toEqual([three, [{ n: 4 }]]);
  });

  it("in a transaction, after a savepoint that was rolled back, and after the transaction", async () => {
    const failed = single.db.transaction(async (tx) => {
      await tx.transaction(failMidway).catch(() => {});
      expect(await readThree(tx)).toEqual(three);
      await failMidway(tx);
    });
    await expect(failed).rejects.toMatchObject({ code: "22012" });
    expect(await readThree(single.db)).toEqual(three);
    expect(await single.db.transaction(readThree)).toEqual(three);
  });
});

it("a reader is answered while more writers wait for a lock than there are connections", async () => {
  let settled = 0;
  let writers: Promise<unknown>[] = [];
  await database.db.transaction(async (holder) => {
    await holder.execute(sql`lock table numbers`);
    writers = [1, 2, 3].map((n) =>
      single.db
        .transaction((tx) => tx.execute(sql`update numbers set n = n where n = ${n}`))
        .finally(() => {
          settled += 1;
        }),
    );
    const waiting = sql`select count(*)::int as n from pg_locks where not granted and relation = 'numbers'::regclass`;
    const waitingNow = async () => (await holder.execute<{ n: number }>(waiting))[0]?.n;
    await expect.poll(waitingNow, { timeout: 100_000 }).toBe(1);
    expect(await readThree(single.db)).toEqual(three);
    expect(settled).toBe(0);
  });
  await Promise.all(writers);
});
