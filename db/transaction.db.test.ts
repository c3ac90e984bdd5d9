import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/domain/actor";
import { classifyError } from "./classify-error";
import { connect, type Db } from "./client";
import { testDatabase } from "./testing/test-database";
import { inRetriedTransaction } from "./transaction";

const actor: Actor = { kind: "system", name: "test" };
let database: Awaited<ReturnType<typeof testDatabase>>;
let impatient: ReturnType<typeof connect>;

beforeAll(async () => {
  database = await testDatabase();
  impatient = connect(database.url, { lockTimeoutMs: 20 });
  await database.db.execute(sql`create table counters (id int primary key, n int not null)`);
});
afterAll(async () => {
  await impatient?.close();
  await database?.close();
});
beforeEach(() =>
  database.db.execute(sql.raw("truncate counters; insert into counters values (1, 0), (2, 0)")).then(() => {}),
);

const add = (db: Db, id: number) => db.execute(sql`update counters set n = n + 1 where id = ${id}`);
const counts = async () =>
  (await database.db.execute<{ n: number }>(sql`select n from counters order by id`)).map(({ n }) => n);

/** A gate that opens when `count` have come. */
function meeting(count: number) {
  let come = 0;
  let open = () => {};
  const isOpen = new Promise<void>((resolve) => {
    open = resolve;
  });
  return () => {
    come += 1;
    if (come >= count) open();
    return isOpen;
  };
}

describe("a transaction that another one is in the way of is run again", () => {
  it("after a deadlock: both writers' work is done once", async () => {
    const bothHoldOne = meeting(2);
    let runs = 0;
    const inOrder = (first: number, second: number) =>
      inRetriedTransaction(database.db, actor, async (tx) => {
        runs += 1;
        await add(tx, first);
        await bothHoldOne();
        await add(tx, second);
      });
    await Promise.all([inOrder(1, 2), inOrder(2, 1)]);
    expect(await counts()).toEqual([2, 2]);
    expect(runs).toBeGreaterThan(2);
  });

  it("after a serialization failure", async () => {
    const strict = connect(`${database.url}?default_transaction_isolation=repeatable%20read`);
    const bothHaveRead = meeting(2);
    let runs = 0;
    const increment = () =>
      inRetriedTransaction(strict.db, actor, async (tx) => {
        runs += 1;
        const [row] = await tx.execute<{ n: number }>(sql`select n from counters where id = 1`);
        await bothHaveRead();
        await tx.execute(sql`update counters set n = ${(row?.n ?? 0) + 1} where id = 1`);
      });
    await Promise.all([increment(), increment()]);
    await strict.close();
    expect(await counts()).toEqual([2, 0]);
    expect(runs).toBe(3);
  });

  it("when a lock is not free in time, and no more than six times", async () => {
    let runs = 0;
    await database.db.transaction(async (holder) => {
      await add(holder, 1);
      const waiting = inRetriedTransaction(impatient.db, actor, (tx) => {
        runs += 1;
        return add(tx, 1);
      });
      await expect(waiting).rejects.toMatchObject({ cause: { code: "55P03" } });
    });
    expect(runs).toBe(6);
    expect(await counts()).toEqual([1, 0]);
  });
});

it("what is wrong in itself is thrown at once", async () => {
  let runs = 0;
  const failing = inRetriedTransaction(database.db, actor, (tx) => {
    runs += 1;
    return tx.execute(sql`insert into counters values (1, 0)`);
  });
  await expect(failing).rejects.toMatchObject({ cause: { code: "23505" } });
  expect(runs).toBe(1);
});

describe("the class of an error", () => {
  const classOf = (work: Promise<unknown>) => work.then(() => "none", classifyError);

  it("is `unavailable` for a server that is not there, a connection that was cut and a query that took too long", async () => {
    const nobody = connect("postgres://leadtime@127.0.0.1:1/leadtime");
    expect(await classOf(nobody.db.execute(sql`select 1`))).toBe("unavailable");
    await nobody.close();
    const cut = connect(database.url, { max: 1, statementTimeoutMs: 100 });
    expect(await classOf(cut.db.execute(sql`select pg_sleep(10)`))).toBe("unavailable");
    expect(await classOf(cut.db.execute(sql`select pg_terminate_backend(pg_backend_pid())`))).toBe("unavailable");
  });

  it("is `fault` for a refused row, a wrong query and what is no error of the database", async () => {
    expect(await classOf(database.db.execute(sql`select nothing`))).toBe("fault");
    expect(await classOf(database.db.execute(sql`insert into counters values (1, 0)`))).toBe("fault");
    expect(classifyError(new RangeError("out of range"))).toBe("fault");
    expect(classifyError("a text")).toBe("fault");
  });
});
