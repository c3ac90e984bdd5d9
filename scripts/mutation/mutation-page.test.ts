import { expect, it } from "vitest";
import { withFolderScore } from "./mutation-page";

const head = ["# Page", "", "| folder | score |", "|---|---|"];
const score = {
  name: "lib/chain",
  killed: 1_200,
  timeout: 30,
  survived: 60,
  noCoverage: 10,
  invalid: 5,
  percent: (100 * 1_230) / 1_300,
  commit: "abc1234",
  day: "2026-12-01",
};
const row = "| `lib/chain` | 94.6 % | 1,300 | 1,200 | 30 | 60 | 10 | abc1234 | 2026-12-01 |";

it("adds a folder's row at the end of the table", () => {
  const page = [...head, "| `lib/flags` | 80.0 % |", "", "More."].join("\n");
  expect(withFolderScore(page, score)).toBe([...head, "| `lib/flags` | 80.0 % |", row, "", "More."].join("\n"));
});

it("puts it in place of an older one, and leaves a folder alone whose name only begins alike", () => {
  const page = [...head, "| `lib/chain` | 1 % |", "| `lib/chains` | 2 % |"].join("\n");
  expect(withFolderScore(page, score)).toBe([...head, row, "| `lib/chains` | 2 % |"].join("\n"));
});

it("refuses a page without the table", () => {
  expect(() => withFolderScore("# Page", score)).toThrow("expected a table");
});
