import { connect, createServer } from "node:net";

/** The messages of PostgreSQL's protocol that run a query: Execute and the simple Query. */
const RUNS = new Set(["E".charCodeAt(0), "Q".charCodeAt(0)]);
/** Type and length. */
const HEAD_BYTES = 5;

/** A door to a PostgreSQL server that counts the queries that pass it. */
export type CountingProxy = { port: number; queries(): number; close(): void };

/** @param onQuery is told of each query, by its number from 1, when it was handed on */
export async function countingProxy(
  target: { host: string; port: number },
  onQuery: (number: number) => void = () => {},
): Promise<CountingProxy> {
  let count = 0;
  const server = createServer((client) => {
    const upstream = connect(target.port, target.host);
    let isStarted = false;
    let waiting = Buffer.alloc(0);
    client.on("data", (bytes) => {
      upstream.write(bytes);
      waiting = Buffer.concat([waiting, bytes as Buffer]);
      for (;;) {
        // The first message has no type.
        const head = isStarted ? HEAD_BYTES : HEAD_BYTES - 1;
        if (waiting.length < head) return;
        const length = waiting.readInt32BE(head - 4) + (head - 4);
        if (waiting.length < length) return;
        if (isStarted && RUNS.has(waiting.readUInt8(0))) {
          count += 1;
          onQuery(count);
        }
        isStarted = true;
        waiting = waiting.subarray(length);
      }
    });
    upstream.on("data", (bytes) => client.write(bytes));
    for (const [one, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      one.on("close", () => other.destroy());
      one.on("error", () => other.destroy());
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the proxy listens on no port");
  return { port: address.port, queries: () => count, close: () => server.close() };
}
