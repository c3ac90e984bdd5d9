import { fileURLToPath } from "node:url";
import { runChild } from "../child";
import type { Trial } from "./trial";

const TEST = "db/queries/site-schedules.db.test.ts";
const WITH_DATABASE = fileURLToPath(new URL("../with-database.ts", import.meta.url));

/** Every property of the one schedule over every open phase of the seed, on real PostgreSQL. */
export const schedulesTrial: Trial = {
  name: "schedules",
  unit: "run of every property of a schedule over every open phase of the seed",
  count: 1,
  batch: 1,
  inTests: "the database tests try one site in five",
  begin: async (context) => async () => {
    const args = ["--import", "tsx", WITH_DATABASE, "vitest", "run", "--project", "db", TEST];
    const code = await runChild(context, process.execPath, args, { env: { EVERY_SITE: "1" } });
    if (code !== 0) throw new Error(`${TEST} failed, see above`);
    return undefined;
  },
};
