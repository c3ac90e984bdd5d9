import { createServer } from "node:net";

/** Whether a server could listen on this address now. */
export async function isPortFree(host: string, port: number): Promise<boolean> {
  return (await listenOnce(host, port)) !== null;
}

/** A port of 127.0.0.1 that is free now; prefers `wanted` when that is. */
export async function findFreePort(wanted = 0): Promise<number> {
  const port = (await listenOnce("127.0.0.1", wanted)) ?? (await listenOnce("127.0.0.1", 0));
  if (port === null) throw new Error("No free port on 127.0.0.1.");
  return port;
}

function listenOnce(host: string, port: number): Promise<number | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(null));
    server.listen({ host, port, exclusive: true }, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : null));
    });
  });
}
