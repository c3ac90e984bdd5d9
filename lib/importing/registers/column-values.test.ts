import { describe, expect, it } from "vitest";
import { columnValues } from "./column-values";
import { tableOf } from "./register.fixture";

/** The values of a column of these cells; each row has a number beside it. */
const valuesOf = (...cells: string[]) => {
  const { rows } = tableOf([["Other", "Title"], ...cells.map((cell, at) => [`row ${at}`, cell])]);
  return columnValues(rows, 1);
};

describe("a column", () => {
  it("is filled by the cells that say something, each word once as it is first spelt", () => {
    const { filled, words } = valuesOf("Active", "TBD", "", "ACTIVE", "On hold");
    expect([filled, ...words.values()]).toEqual([3, "On hold", "Active"]);
  });

  it("tells the rows apart where each has a cell of its own", () => {
    expect(valuesOf("A1", "A2").isUnique).toBe(true);
    expect(valuesOf("A1", "A2", "A1").isUnique).toBe(false);
    expect(valuesOf("A1", "").isUnique).toBe(false);
    expect(valuesOf("A 1", "A  1").isUnique).toBe(false);
  });

  it("only counts the rows where it says 1, 2, 3, and more than 1", () => {
    expect(valuesOf("1", "2", "3").isCount).toBe(true);
    expect(valuesOf("1", "2", "4").isCount).toBe(false);
    expect(valuesOf("1").isCount).toBe(false);
  });

  it("holds dates or amounts where four of five cells do, and none where it is blank", () => {
    const held = (...cells: string[]) => {
      const { areDates, areAmounts } = valuesOf(...cells);
      return { areDates, areAmounts };
    };
    expect(held("2027-01", "2028-01", "2029-01", "2030-01", "soon")).toEqual({ areDates: true, areAmounts: false });
    expect(held("03/04/2027", "04/05/2027")).toEqual({ areDates: true, areAmounts: false });
    expect(held("300 MW", "300–450 MW", "> 200 MW")).toEqual({ areDates: false, areAmounts: true });
    expect(held("", "TBD")).toEqual({ areDates: false, areAmounts: false });
  });

  it("knows its first and last day from the dates that it reads without asking", () => {
    expect(valuesOf("2028-05-01", "2027-01", "by 2030-06-30", "03/04/2035").days).toEqual({
      ...{ first: "2027-01-01", last: "2030-06-30" },
    });
    expect(valuesOf("2028-05-01").days).toEqual({ first: "2028-05-01", last: "2028-05-01" });
    expect(valuesOf("soon", "03/04/2035").days).toBeNull();
  });
});
