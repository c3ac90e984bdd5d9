import { createServer } from "node:net";
import { describe, expect, it } from "vitest";
import { findFreePort } from "@/db/embedded/free-port";
import { chooseAddress } from "./address";

describe("chooseAddress", () => {
  it("listens at home on port 3000 unless told otherwise", async () => {
    const port = await findFreePort();
    expect(await chooseAddress({ PORT: String(port), NODE_ENV: "test" })).toEqual({ host: "127.0.0.1", port });
  });

  it("names the port that is in use", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => other.once("listening", resolve));
    const { port } = other.address() as { port: number };
    await expect(chooseAddress({ PORT: String(port), NODE_ENV: "test" }, 0)).rejects.toThrow(
      `Port ${port} of 127.0.0.1 is in use`,
    );
    other.close();
  });

  it("refuses what is not a port", async () => {
    await expect(chooseAddress({ PORT: "http", NODE_ENV: "test" })).rejects.toThrow("PORT=http is not a port");
  });
});
