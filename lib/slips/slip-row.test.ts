import { expect, it } from "vitest";
import { toEpochDay } from "@/lib/domain/dates";
import { tableOfRows } from "@/lib/importing/csv-table";
import { describeProblem } from "@/lib/importing/problem";
import { readCsv } from "@/lib/importing/table/csv-reader";
import { readSlipRows } from "./slip-row";

const HEADER = "inr,snap,h,age,slip12,fs,fuel,mw,k,t";
const GOOD = "A1,2019-03-31,67,262,-4.0,1.0,WIN,226.0,1,95";
const read = (...lines: string[]) => readSlipRows(tableOfRows("rows.csv", readCsv(lines.join("\n"), ",")).table);
const problemsOf = (...lines: string[]) => read(...lines).problems.map(describeProblem);

it("reads every column", () => {
  expect(read(HEADER, GOOD)).toEqual({
    problems: [],
    rows: [
      {
        project: "A1",
        snapshotDay: toEpochDay("2019-03-31"),
        statedRemainingDays: 67,
        ageDays: 262,
        slip12Days: -4,
        financialSecurity: true,
        fuel: "WIN",
        megawatts: 226,
        outcome: "synchronised",
        followedDays: 95,
      },
    ],
  });
});

it("takes empty cells for unknown, a past date, a reduction, and every outcome", () => {
  const { rows, problems } = read(HEADER, "A,2019-03-31,-60,0,,,,,0,0", "B,2019-03-31,1,0,,0,,-7.2,2,3");
  expect(problems).toEqual([]);
  expect(rows[0]).toMatchObject({ statedRemainingDays: -60, slip12Days: null, financialSecurity: null, fuel: null });
  expect(rows[0]).toMatchObject({ megawatts: null, outcome: "open", followedDays: 0 });
  expect(rows[1]).toMatchObject({ financialSecurity: false, megawatts: -7.2, outcome: "cancelled" });
});

it("finds columns by name and passes over others", () => {
  const { rows, problems } = read("t,note,k,mw,fuel,fs,slip12,age,h,snap,inr", "95,x,1,2,WIN,1,,262,67,2019-03-31,A1");
  expect(problems).toEqual([]);
  expect(rows[0]).toMatchObject({ project: "A1", followedDays: 95, statedRemainingDays: 67 });
  expect(problemsOf("inr,snap,h,age,fs,fuel,mw,k", "x")).toEqual([
    "rows.csv, row 1, slip12: the column is missing",
    "rows.csv, row 1, t: the column is missing",
  ]);
});

it.each([
  ["inr", ",2019-03-31,67,262,,1,WIN,2,1,95", '"": is empty'],
  ["snap", "A,2019-02-30,67,262,,1,WIN,2,1,95", '"2019-02-30": is not a real date: expected YYYY-MM-DD'],
  ["h", "A,2019-03-31,soon,262,,1,WIN,2,1,95", '"soon": is not a number'],
  ["h", "A,2019-03-31,,262,,1,WIN,2,1,95", '"": is not a number'],
  ["h", "A,2019-03-31,1e999,262,,1,WIN,2,1,95", '"1e999": is not a number'],
  ["age", "A,2019-03-31,67,-1,,1,WIN,2,1,95", '"-1": is negative'],
  ["slip12", "A,2019-03-31,67,262,?,1,WIN,2,1,95", '"?": is not a number'],
  ["fs", "A,2019-03-31,67,262,,2,WIN,2,1,95", '"2": is neither 0 nor 1'],
  ["mw", "A,2019-03-31,67,262,,1,WIN,big,1,95", '"big": is not a number'],
  ["k", "A,2019-03-31,67,262,,1,WIN,2,3,95", '"3": is not 0 (unresolved), 1 (synchronised) or 2 (cancelled)'],
  ["t", "A,2019-03-31,67,262,,1,WIN,2,1,-5", '"-5": is negative'],
  [
    "t",
    "A,2019-03-31,67,262,,1,WIN,2,1,0",
    '"0": is 0: a project synchronised by its snapshot has nothing left to forecast',
  ],
])("refuses a wrong %s by row, column, value and reason", (column, line, said) => {
  expect(problemsOf(HEADER, GOOD, line)).toEqual([`rows.csv, row 3, ${column}: ${said}`]);
});

it("names every wrong cell of a row, and a project twice on one day", () => {
  expect(problemsOf(HEADER, "A,2019-03-31,x,y,,1,WIN,2,1,95")).toHaveLength(2);
  expect(problemsOf(HEADER, GOOD, GOOD)).toEqual([
    'rows.csv, row 3, snap: "2019-03-31": A1 has a row of this day already',
  ]);
});
