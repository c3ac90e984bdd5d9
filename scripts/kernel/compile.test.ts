import { readFile } from "node:fs/promises";
import path from "node:path";
import { expect, it } from "vitest";
import { compiledKernel, KERNEL_FILE } from "./compile";

it("the kernel that the engine loads is the one that its sources compile to", { timeout: 60_000 }, async () => {
  const committed = await readFile(path.join(import.meta.dirname, "..", "..", KERNEL_FILE), "utf8");
  expect(await compiledKernel(), "run npm run kernel").toBe(committed);
});
