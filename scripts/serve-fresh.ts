import { findFreePort } from "@/db/embedded/free-port";
import { cloneTemplate } from "@/db/testing/template-database";
import { TEST_TODAY } from "@/db/testing/test-day";
import type { CommandContext } from "./run-command";
import { runWorker } from "./run-worker";
import { serveApp } from "./serve-app";

/** An app with its worker over a database that began as a copy of the seed. */
export type FreshApp = { url: string; stop(): Promise<void> };

/** Serves the built app, with its worker, on a free port over a new database with nothing but the seed. */
export async function serveFresh(context: CommandContext, server: string, database: string): Promise<FreshApp> {
  process.env.LEADTIME_TODAY = TEST_TODAY;
  const databaseUrl = await cloneTemplate(server, "seeded", database);
  const address = { host: "127.0.0.1", port: await findFreePort() };
  const app = await serveApp(context, { mode: "start", address, env: { DATABASE_URL: databaseUrl } });
  const stopWorker = runWorker(context, databaseUrl);
  return {
    url: app.url,
    stop: async () => {
      await Promise.all([app.stop(), stopWorker()]);
    },
  };
}
