import { runInNewContext } from "node:vm";
import fc from "fast-check";
import { expect, it } from "vitest";
import { readNote } from "./notes";
import { read, SITES, TIMELINE } from "./publication.fixture";
import { findSteps, rowsOfSite } from "./steps";

it("reading a publication never throws, whatever is done to the files", async () => {
  const letter = fc.constantFrom(
    ",",
    '"',
    "\n",
    "\r",
    "#",
    "-",
    "°",
    "\0",
    "9",
    "(",
    "[",
    "Building 1-",
    "é",
    "=",
    "__proto__",
  );
  const edit = fc.tuple(fc.nat(700), fc.nat(40), fc.string({ unit: letter, maxLength: 8 }));
  const edits = fc.array(edit, { maxLength: 4 });
  const mutate = (text: string, made: [number, number, string][]) =>
    made.reduce((now, [at, length, put]) => now.slice(0, at) + put + now.slice(at + length), text);
  await fc.assert(
    fc.asyncProperty(edits, edits, fc.boolean(), async (a, b, quarantine) => {
      const result = await read(mutate(SITES, a), mutate(TIMELINE, b), "2026-01-01", { quarantine });
      if (!result.ok) expect(result.failure.problems.length).toBeGreaterThan(0);
      else
        for (const site of result.value.state.sites) findSteps(rowsOfSite(result.value.state, site.name), "2026-01-01");
    }),
    { numRuns: 2_000, seed: 1 },
  );
});

it("reading a note ends on hostile prose: what takes time in the square of its length would take hours", () => {
  const prose = ["[", "](", "building 1", "confirming ", "Building 1, ", "roof of "].map((part) =>
    part.repeat(100_000),
  );
  // A second at most; the limit is there so that a mistake fails instead of hanging.
  const read = () => prose.map((text) => readNote(text).operationConfirmed);
  expect(runInNewContext("read()", { read }, { timeout: 60_000 })).toEqual(Array(6).fill(false));
});
