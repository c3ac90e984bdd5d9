import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { startChild } from "./child";
import type { CommandContext } from "./run-command";

const WORKER = fileURLToPath(new URL("worker.ts", import.meta.url));
const WATCH = new URL("exit-with-parent.mjs", import.meta.url).href;
const AGAIN_MS = 10_000;

/**
 * Runs the worker beside the app, as a program of its own, until the context stops. One that ends is reported and
 * started again after ten seconds. LEADTIME_WORKER=off: none, because it runs elsewhere.
 * @returns stops it before the context does
 */
export function runWorker(context: CommandContext, databaseUrl: string): () => Promise<void> {
  if (process.env.LEADTIME_WORKER === "off") {
    context.log("No worker here (LEADTIME_WORKER=off)");
    return async () => {};
  }
  let isStopping = false;
  let stopChild = async () => {};
  const stop = async () => {
    isStopping = true;
    await stopChild();
  };
  context.onStop(stop);
  const work = async () => {
    while (!isStopping) {
      const child = startChild(process.execPath, ["--import", WATCH, "--import", "tsx", WORKER], {
        env: { DATABASE_URL: databaseUrl },
      });
      stopChild = child.stop;
      const outcome = await child.ended.then(
        (code) => `ended with code ${code}`,
        (error: Error) => `could not start: ${error.message}`,
      );
      if (isStopping) return;
      context.log(`The worker ${outcome}: forecasts are not refreshed until it runs again, in ${AGAIN_MS / 1000} s`);
      await sleep(AGAIN_MS, undefined, { ref: false });
    }
  };
  void work();
  return stop;
}
