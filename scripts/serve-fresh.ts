import { emptyDatabase } from "@/db/embedded/empty-database";
import { findFreePort } from "@/db/embedded/free-port";
import { migrate } from "@/db/migrate";
import { seedUpToDate } from "@/db/testing/seed-up-to-date";
import type { House } from "./house";
import { buildIfStale } from "./next-build";
import { runWorker } from "./run-worker";
import { serveApp } from "./serve-app";
import { openTestServer } from "./test-database";

/** The day that seed, app and worker take for today in a browser test, so that every run sees the same pages. */
const TEST_TODAY = "2026-11-22";

/** Serves the app, with its worker, on a free port over an emptied database with the seed and its forecasts. Returns its address. */
export async function serveFresh(house: House, database: string): Promise<string> {
  process.env.LEADTIME_TODAY = TEST_TODAY;
  const url = await emptyDatabase(await openTestServer(house), database);
  await Promise.all([migrate(url).then(() => seedUpToDate(url)), buildIfStale(house)]);
  const address = { host: "127.0.0.1", port: await findFreePort() };
  const app = await serveApp(house, { mode: "start", address, env: { DATABASE_URL: url } });
  house.log(`The app answers at ${app.url}`);
  runWorker(house, url);
  return app.url;
}
