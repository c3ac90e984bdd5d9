import { describe, expect, it } from "vitest";
import { describeProblem, shortList } from "./problem";

it("shows the first problem and at most ten more, and counts the rest", () => {
  const problems = (count: number) => Array.from({ length: count }, (_, n) => `problem ${n}`);
  expect(shortList(problems(11))).toEqual(problems(11));
  expect(shortList(problems(12))).toEqual([...problems(11), "… and 1 more, which may follow from the first"]);
  expect(shortList(problems(300))).toEqual([...problems(11), "… and 289 more, which may follow from the first"]);
});

describe("a problem in one line", () => {
  const whole = { file: "a.csv", row: null, column: null, value: null, reason: "is empty" };

  it("names where it is as closely as it is known", () => {
    expect(describeProblem(whole)).toBe("a.csv: is empty");
    expect(describeProblem({ ...whole, sheet: null, row: 7 })).toBe("a.csv, row 7: is empty");
    expect(describeProblem({ ...whole, sheet: "One", row: 7, column: "Date", value: "13/45" })).toBe(
      'a.csv, sheet One, row 7, Date: "13/45": is empty',
    );
    expect(describeProblem({ ...whole, column: "Date", value: "" })).toBe('a.csv, Date: "": is empty');
  });

  it("shows an answer of several parts as it is written in the mapping, and says first what it means", () => {
    const candidates = [
      { value: '{"means":"withdrawn"}', reading: "the plan is given up" },
      { value: "new", reading: "a site of its own" },
    ];
    expect(describeProblem({ ...whole, reason: "is open", question: { about: "status", candidates } })).toBe(
      'a.csv: is open: the plan is given up (in the mapping: {"means":"withdrawn"}) or "new" (a site of its own)',
    );
  });

  it("shortens values and readings of more than 80 characters", () => {
    const eighty = "x".repeat(80);
    expect(describeProblem({ ...whole, value: eighty })).toBe(`a.csv: "${eighty}": is empty`);
    expect(describeProblem({ ...whole, value: `${eighty}y` })).toBe(`a.csv: "${eighty}…": is empty`);
    const candidates = [
      { value: "\t", reading: "a ¦ b" },
      { value: ";", reading: `${eighty}y` },
    ];
    expect(describeProblem({ ...whole, reason: "may be either", question: { about: "delimiter", candidates } })).toBe(
      `a.csv: may be either: "\\t" (a ¦ b) or ";" (${eighty}…)`,
    );
  });
});
