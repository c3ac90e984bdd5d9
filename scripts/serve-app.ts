import { setTimeout as sleep } from "node:timers/promises";
import type { Address } from "./address";
import { type Child, startChild } from "./child";
import { nextCommand } from "./next-command";
import type { CommandContext } from "./run-command";

/** What the app is served with. */
export type ServeOptions = { mode: "start" | "dev"; address: Address; env: Record<string, string | undefined> };

/** A limit for what hangs: a busy machine may take long. */
const PATIENCE_MS = 180_000;

/** A served app: `ended` gives Next's exit code once it ends. */
export type ServedApp = { url: string; ended: Promise<number>; stop(): Promise<void> };

/**
 * Serves the app with `next start` or `next dev` and waits until `/api/health` answers 200.
 * @throws when Next ends or does not become healthy within three minutes
 */
export async function serveApp(context: CommandContext, options: ServeOptions): Promise<ServedApp> {
  const { host, port } = options.address;
  const [file, args] = nextCommand([options.mode, "-H", host, "-p", String(port)]);
  const nodeEnv = options.mode === "dev" ? "development" : "production";
  const child = startChild(file, args, { env: { NODE_ENV: nodeEnv, NEXT_TELEMETRY_DISABLED: "1", ...options.env } });
  context.onStop(child.stop);
  // A server that listens on every address is asked on the loopback address.
  const url = `http://${["0.0.0.0", "::"].includes(host) ? "127.0.0.1" : host}:${port}`;
  await untilHealthy(child, `${url}/api/health`);
  return { url, ended: child.ended, stop: child.stop };
}

async function untilHealthy(child: Child, address: string): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  const ended = child.ended.then((code) => ({ code }));
  let answer = "no answer";
  while (Date.now() < deadline) {
    try {
      const response = await fetch(address, { signal: AbortSignal.timeout(10_000) });
      if (response.status === 200) return;
      answer = `status ${response.status}`;
    } catch (error) {
      answer = error instanceof Error ? error.message : String(error);
    }
    const end = await Promise.race([ended, sleep(100)]);
    if (end) throw new Error(`The web server ended with code ${end.code} before it was ready.`);
  }
  throw new Error(`The web server is not healthy after ${PATIENCE_MS / 1000} s (${address}: ${answer}).`);
}
