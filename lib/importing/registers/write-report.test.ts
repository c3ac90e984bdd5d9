import { expect, it } from "vitest";
import { listOf, MOST_LINES } from "./write-report";

it("a list shows its first lines, and says how many more there are in all", () => {
  const lines = Array.from({ length: MOST_LINES + 2 }, (_, i) => `line ${i}`);
  expect(listOf("Long", lines).slice(-2)).toEqual([`  line ${MOST_LINES - 1}`, "  … and 2 more"]);
  expect(listOf("Begun", lines.slice(0, 2), 100_000)).toEqual([
    "Begun (100000):",
    "  line 0",
    "  line 1",
    "  … and 99998 more",
  ]);
  expect(listOf("Empty", [])).toEqual([]);
});
