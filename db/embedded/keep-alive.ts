import { withLock } from "./lock";
import { bringUp, findRunning, type Launch } from "./postmaster";

const LOOK_EVERY_MS = 500;

/**
 * Starts the server again, on the same port, whenever it was killed; PostgreSQL then recovers what was committed.
 * @returns a function that ends the watch
 */
export function keepAlive(launch: Launch, log: (line: string) => void): () => void {
  let ended = false;
  let busy = false;
  let notBefore = 0;
  const look = async () => {
    if (ended || busy || Date.now() < notBefore) return;
    busy = true;
    try {
      if (await findRunning(launch.cluster)) return;
      log("PostgreSQL is gone: starting it again");
      await withLock(launch.cluster.lock, async () => (ended ? null : bringUp(launch)));
    } catch (error) {
      notBefore = Date.now() + 5_000;
      log(error instanceof Error ? error.message : String(error));
    } finally {
      busy = false;
    }
  };
  const timer = setInterval(() => void look(), LOOK_EVERY_MS);
  timer.unref();
  return () => {
    ended = true;
    clearInterval(timer);
  };
}
