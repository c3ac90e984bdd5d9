import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { CommandContext } from "./run-command";
import { type FreshApp, serveFresh } from "./serve-fresh";

type Lane = { file: string; app: Promise<FreshApp> };

/**
 * Answers `/<worker>/<spec file>` with the address of an app of this worker of Playwright, started over a fresh copy of the seed when the
 * worker comes to another file: what a test sees never depends on which tests ran before it, nor on what runs beside it.
 * @returns the address to ask, on loopback
 */
export async function serveSpecFiles(context: CommandContext, databaseServer: string): Promise<string> {
  const lanes = new Map<string, Lane>();
  const appFor = (worker: string, file: string): Promise<FreshApp> => {
    const before = lanes.get(worker);
    if (before?.file === file) return before.app;
    const app = (async () => {
      await before?.app.then((old) => old.stop());
      return serveFresh(context, databaseServer, `leadtime_e2e_${worker}`);
    })();
    lanes.set(worker, { file, app });
    return app;
  };
  const server = createServer((request, response) => {
    const [, worker = "", file = ""] = (request.url ?? "").split("/");
    appFor(worker, file).then(
      ({ url }) => response.end(url),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
  await new Promise<void>((resolve) => server.listen({ host: "127.0.0.1", port: 0 }, resolve));
  context.onStop(async () => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
