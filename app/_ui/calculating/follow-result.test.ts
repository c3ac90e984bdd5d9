import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { followResult } from "./follow-result";

let close = () => {};
afterEach(() => close());

/** Follows what a server answers. */
async function follow(answer: (response: ServerResponse) => void, signal = new AbortController().signal) {
  const server = createServer((_, response) => answer(response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  close = () => server.close();
  const shares: number[] = [];
  const route = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  return { end: await followResult(route, { signal, onShare: (share) => shares.push(share) }), shares };
}

describe("following a computation", () => {
  it("reports every share and the end, however the lines are cut on the way", async () => {
    const text = '{"share":0}\n{"share":0.5}\n{"end":"done"}\n';
    const found = await follow((response) => {
      for (const letter of text) response.write(letter);
      response.end();
    });
    expect(found).toEqual({ end: "done", shares: [0, 0.5] });
  });

  it.each(["busy", "error"] as const)("passes on that it ended in %s", async (end) => {
    expect(await follow((response) => response.end(`${JSON.stringify({ end })}\n`))).toEqual({ end, shares: [] });
  });

  it("is an error where the route knows of nothing to compute", async () => {
    expect((await follow((response) => response.writeHead(404).end("{}"))).end).toBe("error");
  });

  it("says so when the server goes away in the middle", async () => {
    const found = await follow((response) => {
      response.write('{"share":0.25}\n', () => response.destroy());
    });
    expect(found.end).toBe("unreachable");
  });
});
