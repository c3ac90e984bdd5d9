import { createRequire } from "node:module";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { zipBombs } from "@/db/testing/zip-bombs";
import { describeProblem } from "@/lib/importing/problem";
import { openFiles } from "./open-files";
import { planTable, readTable } from "./read-table";

/** The module as yauzl has it, whose functions can be watched. */
const zlib = createRequire(import.meta.url)("node:zlib") as typeof import("node:zlib");

let unpackedBytes = 0;

beforeEach(() => {
  unpackedBytes = 0;
  const create = zlib.createInflateRaw;
  vi.spyOn(zlib, "createInflateRaw").mockImplementation((options) => {
    const stream = create(options);
    const push = stream.push.bind(stream);
    stream.push = (chunk: Buffer | null, encoding) => {
      unpackedBytes += chunk?.length ?? 0;
      return push(chunk, encoding);
    };
    return stream;
  });
});
afterEach(() => void vi.restoreAllMocks());

async function read(name: string, bytes: Uint8Array) {
  const opened = await openFiles([{ name, bytes }]);
  try {
    const problems = opened.files.flatMap((file) => file.problems);
    let rows = 0;
    for (const sheet of opened.files.flatMap((file) => file.sheets)) {
      const plan = await planTable(sheet);
      problems.push(...plan.problems);
      for await (const batch of readTable(sheet, plan)) rows += batch.rows.length;
    }
    return { rows, problems: problems.map(describeProblem) };
  } finally {
    await opened.close();
  }
}

describe("a zip bomb is refused with little or nothing unpacked", () => {
  it.each(zipBombs)("$name", async ({ name, make, refusal, mostUnpacked }) => {
    const { rows, problems } = await read(name, make());
    expect(problems.join("\n")).toContain(refusal);
    expect(rows).toBe(0);
    expect(unpackedBytes).toBeLessThanOrEqual(mostUnpacked);
    // A lie is found out by unpacking: a count of 0 would mean that nobody counts.
    expect(unpackedBytes > 0).toBe(mostUnpacked > 0);
  });
});
