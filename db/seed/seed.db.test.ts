import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testDatabase } from "../testing/test-database";
import { seed } from "./seed";

let database: Awaited<ReturnType<typeof testDatabase>>;
const lines: string[] = [];

async function auditRows(): Promise<number> {
  const [row] = await database.db.execute<{ n: number }>(sql`select count(*)::int as n from audit_log`);
  return row?.n ?? -1;
}

const refusalOf = (statement: string) =>
  database.db.execute(sql.raw(statement)).then(
    () => "done",
    (error: Error & { cause?: Error }) => String(error.cause?.message ?? error.message),
  );

beforeAll(async () => {
  database = await testDatabase();
  await seed(database.url, (line) => lines.push(line));
}, 120_000);
afterAll(() => database?.close());

describe("seed", () => {
  it("loads the records in the name of the seed", async () => {
    expect(lines[0]).toMatch(/^seeded in \d+ ms: 23 economies/);
    const actors = await database.db.execute(sql`select distinct actor from audit_log`);
    expect([...actors]).toEqual([{ actor: "system:seed" }]);
  });

  it("changes no row and adds no audit row the second time", async () => {
    const before = await auditRows();
    const again: string[] = [];
    await seed(database.url, (line) => again.push(line));
    expect(again[0]).toBe("seed unchanged");
    expect(await auditRows()).toBe(before);
  });

  it("changes nothing but the forgotten import when its own record of the content is gone", async () => {
    const before = await auditRows();
    await database.db.execute(sql`delete from imports where kind = 'seed'`);
    await seed(database.url, () => {});
    const added = await database.db.execute(sql`select table_name from audit_log where id > ${before} order by id`);
    expect([...added]).toEqual([{ table_name: "imports" }, { table_name: "imports" }]);
  });

  it("brings prose that an earlier version kept only in English up to date", async () => {
    const known = sql`select count(*)::int as n from economy_facts where note is not null and note_ko is null`;
    await database.db.execute(sql`update economy_facts set note_ko = null`);
    await database.db.execute(sql`delete from imports where kind = 'seed'`);
    await seed(database.url, () => {});
    expect([...(await database.db.execute(known))]).toEqual([{ n: 0 }]);
  });

  it.each(["update dated_claims set note = 'x'", "delete from dated_claims", "truncate dated_claims cascade"])(
    "the database refuses: %s",
    async (statement) => {
      expect(await refusalOf(statement)).toMatch(/refused: its rows are kept for ever/);
    },
  );

  it("leaves the audit chain whole", async () => {
    const [row] = await database.db.execute(sql`select audit_chain_broken_at() as broken`);
    expect(row).toEqual({ broken: null });
  });
});
