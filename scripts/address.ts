import { setTimeout as sleep } from "node:timers/promises";
import { isPortFree } from "@/db/embedded/free-port";

/** Where the app listens. */
export type Address = { host: string; port: number };

/**
 * Reads PORT and LEADTIME_HOST and makes sure the port is free. A server whose launcher was just killed needs a moment
 * to notice, so a busy port gets three seconds.
 * @throws with one line when the port is taken or not a port
 */
export async function chooseAddress(env: NodeJS.ProcessEnv = process.env, patienceMs = 3_000): Promise<Address> {
  const host = env.LEADTIME_HOST || "127.0.0.1";
  const port = Number(env.PORT || 3000);
  if (!Number.isInteger(port) || port < 1 || port > 65535)
    throw new Error(`PORT=${env.PORT} is not a port number (1 to 65535).`);
  const deadline = Date.now() + patienceMs;
  while (!(await isPortFree(host, port))) {
    if (Date.now() >= deadline) {
      throw new Error(
        `Port ${port} of ${host} is in use: stop that program, or choose another with PORT=${port + 1} npm start.`,
      );
    }
    await sleep(250);
  }
  return { host, port };
}
