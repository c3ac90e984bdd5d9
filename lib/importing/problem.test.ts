import { expect, it } from "vitest";
import { shortList } from "./problem";

it("shows the first problem and at most ten more, and counts the rest", () => {
  const problems = (count: number) => Array.from({ length: count }, (_, n) => `problem ${n}`);
  expect(shortList(problems(11))).toEqual(problems(11));
  expect(shortList(problems(300))).toEqual([...problems(11), "… and 289 more, which may follow from the first"]);
});
