import { describe, expect, it } from "vitest";
import { normaliseDateText, parsePartialDate } from "./partial-date";

describe("normaliseDateText", () => {
  it.each([
    ["2027-Q4", "2027-Q4"],
    ["Q4 2027", "2027-Q4"],
    ["2027 h2", "2027-H2"],
    ["Nov 2027", "2027-11"],
    ["3 November 2027", "2027-11-03"],
    ["2027.11.3", "2027-11-03"],
    ["2027/11", "2027-11"],
    ["2027년", "2027"],
    ["2027년 4분기", "2027-Q4"],
    ["2027년 하반기", "2027-H2"],
    ["2027년 11월 3일", "2027-11-03"],
    ["2028년 6월까지", "by 2028-06"],
    ["by Q2 2028", "by 2028-Q2"],
    ["Before 2028", "before 2028"],
    ["before Q2 2028", "before 2028-Q2"],
    ["before March 2028", "before 2028-03"],
    ["2028년 전", "before 2028"],
    ["2028년 6월 전까지", "before 2028-06"],
    ["2028년 상반기 전에", "before 2028-H1"],
    ["Sept. 2027", "2027-09"],
    ["sep 2027", "2027-09"],
    ["May 2027", "2027-05"],
    ["2027. 11. 3.", "2027-11-03"],
    ["", ""],
  ])("%s is %s", (typed, read) => expect(normaliseDateText(typed)).toBe(read));

  it.each([
    "soon",
    "by soon",
    // Only real names of months.
    "marvin 2027",
    "Decision 2027",
    "Sepp 2027",
    "Ma 2027",
    "31 November 2027",
    "2027년 13월",
    // Which end is meant?
    "2028년 이전",
    "2028년 6월 이전",
    "until 2028",
    "before before 2028",
    // Years of no milestone.
    "Nov 2570",
    "2570년",
    "Jan 1900",
    "0050",
    "by 0050",
    "20 27.11",
    "2027.11/3",
  ])("gives back %s as it is: no date", (text) => {
    expect(normaliseDateText(text)).toBe(text);
    expect(parsePartialDate(normaliseDateText(text))).toBeNull();
  });
});
