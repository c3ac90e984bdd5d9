import { describe, expect, it } from "vitest";
import { normaliseDateText } from "./date-text";

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
    ["", ""],
  ])("%s is %s", (typed, read) => expect(normaliseDateText(typed)).toBe(read));

  it("gives back what it does not know", () => {
    expect(normaliseDateText("soon")).toBe("soon");
    expect(normaliseDateText("by soon")).toBe("by soon");
  });
});
