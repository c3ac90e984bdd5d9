import { describe, expect, it } from "vitest";
import { columnOrder } from "./column-order";
import { readDate } from "./read-date";

describe("columnOrder", () => {
  it("is decided by the first text that only one order reads", () => {
    expect(columnOrder(["03/04/2027", "", "30/9/2027", "31/12/2027"])).toEqual({
      kind: "decided",
      order: "dmy",
      by: "30/9/2027",
    });
    expect(columnOrder(["11/20/2026", "03/04/2027"])).toEqual({ kind: "decided", order: "mdy", by: "11/20/2026" });
    expect(columnOrder(["05/04/27", "27/04/30", "31/04/05"])).toMatchObject({ kind: "decided", order: "ymd" });
  });

  it("may have the year first", () => {
    expect(columnOrder(["28.6.30", "27.12.31"])).toEqual({ kind: "ask", orders: ["dmy", "ymd"], text: "28.6.30" });
    expect(columnOrder(["28.6.30", "27.12.31", "30. 2. 28."])).toEqual({
      kind: "decided",
      order: "ymd",
      by: "30. 2. 28.",
    });
    expect(columnOrder(["'28.6.30", "'27.12.31"])).toEqual({ kind: "none" });
  });

  it("is asked where both orders read every text, and one text differs by it", () => {
    expect(columnOrder(["5/5/2027", "03/04/2027", "01/02/2027"])).toEqual({
      kind: "ask",
      orders: ["dmy", "mdy"],
      text: "03/04/2027",
    });
  });

  it("does not matter where no text depends on it", () => {
    expect(columnOrder([])).toEqual({ kind: "none" });
    expect(columnOrder(["2027-03-04", "Q3 2027", "TBD", "5/5/2027"])).toEqual({ kind: "none" });
  });

  it("names two texts that contradict each other", () => {
    expect(columnOrder(["30/9/2027", "2027", "9/30/2027"])).toEqual({
      kind: "mixed",
      texts: ["30/9/2027", "9/30/2027"],
    });
  });

  it("is what readDate takes, which refuses a text of the other order and names its day", () => {
    expect(readDate("03/04/2027", { order: "dmy" })).toMatchObject({ canonical: "2027-04-03" });
    expect(readDate("30/9/2027", { order: "mdy" })).toMatchObject({
      kind: "refused",
      reason: "noSuchDay",
      nearest: [{ canonical: "2027-09-30" }],
    });
  });
});
