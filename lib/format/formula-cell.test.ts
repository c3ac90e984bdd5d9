import { expect, it } from "vitest";
import { FORMULA_CELL } from "./formula-cell";

it("finds what a spreadsheet would run, whatever follows on the next line", () => {
  const dangerous = [
    "=1+1",
    "=HYPERLINK(1)\nsecond line",
    "+1",
    "-2",
    "@SUM",
    "＝1+1",
    "＋1",
    "－1",
    "＠a",
    " =1",
    "\n=1",
    "\ta",
  ];
  expect(dangerous.filter((text) => !FORMULA_CELL.test(text))).toEqual([]);
  expect(
    ["울산, 알파", "a=1", "late_days=412; p50_day=2028-03-01", "− 3", ""].filter((text) => FORMULA_CELL.test(text)),
  ).toEqual([]);
});
