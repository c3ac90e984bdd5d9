import { execFile } from "node:child_process";
import { afterAll, beforeAll, expect, it } from "vitest";
import { connect } from "@/db/client";
import { emptyTestDatabase } from "@/db/testing/empty-test-database";
import { testDatabase } from "@/db/testing/test-database";

let database: Awaited<ReturnType<typeof testDatabase>>;

beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database?.close());

/** What `npm run worker -- --list` prints for a database. */
function list(url: string): Promise<{ code: number; output: string }> {
  const args = ["--import", "tsx", "scripts/worker.ts", "--list"];
  const env = { ...process.env, DATABASE_URL: url };
  return new Promise((resolve) => {
    execFile(process.execPath, args, { env }, (error, stdout, stderr) =>
      resolve({ code: error ? Number(error.code) : 0, output: stdout + stderr }),
    );
  });
}

it("prints the queue", async () => {
  await database.db.execute(
    "select graphile_worker.add_job('refresh-site', '{\"siteId\": 7}', job_key => 'refresh-site:7')",
  );
  const { code, output } = await list(database.url);
  expect(code, output).toBe(0);
  expect(output).toMatch(
    /^\d+ {2}refresh-site {2}refresh-site:7 {2}waiting {2}0\/25 {2}20\d\d-.*\n1 job in the queue\n$/m,
  );
});

it("reads only: a database that nothing has migrated stays empty, and it says what to do", async () => {
  const url = await emptyTestDatabase();
  expect(await list(url)).toEqual({
    code: 1,
    output: "Error: The database has no queue yet: start Leadtime (npm start) once.\n",
  });
  const { db, close } = connect(url, { max: 1 });
  const found = db.execute("select from pg_tables where schemaname in ('public', 'drizzle', 'graphile_worker')");
  expect(await found.finally(close)).toHaveLength(0);
});
