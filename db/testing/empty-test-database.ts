import { randomBytes } from "node:crypto";
import { emptyDatabase } from "../embedded/empty-database";

/** The address of an empty database of its own, without any schema, on the server of `DATABASE_URL`; it goes with that server. */
export function emptyTestDatabase(): Promise<string> {
  const server = process.env.DATABASE_URL;
  if (!server) throw new Error("DATABASE_URL is not set: run database tests with `npm run test:db`.");
  return emptyDatabase(server, `leadtime_test_${randomBytes(6).toString("hex")}`);
}
