import { randomBytes } from "node:crypto";
import { connect } from "../client";
import { cloneTemplate, dropDatabase, type Template } from "./template-database";

/**
 * A fresh database of its own for one test file, on the server of `DATABASE_URL`.
 * @param template what it holds to begin with: no rows, or the seed with its forecasts as of `TEST_TODAY`
 * @throws when `DATABASE_URL` is missing: database tests never skip (run `npm run test:db`)
 */
export async function testDatabase(template: Template = "migrated") {
  const server = process.env.DATABASE_URL;
  if (!server) throw new Error("DATABASE_URL is not set: run database tests with `npm run test:db`.");
  const name = `leadtime_test_${randomBytes(6).toString("hex")}`;
  const url = await cloneTemplate(server, template, name);
  // Limits for what hangs, not for what is slow: the machine may be busy.
  const { db, close } = connect(url, { connectTimeoutSeconds: 120, statementTimeoutMs: 300_000 });
  return {
    url,
    db,
    close: async () => {
      await close();
      await dropDatabase(server, name);
    },
  };
}
