import { describe, expect, it } from "vitest";
import { digitsOf, readCell } from "./cell-value";
import type { StoredCell } from "./sheet";

const number = (value: number, unit: string | null = null, isApproximate = false) => ({
  kind: "number",
  number: value,
  unit,
  isApproximate,
});
const range = (from: number | null, to: number | null, unit: string | null = null) => ({
  kind: "range",
  from,
  to,
  unit,
});
const undecided = (point: number, comma: number) => ({ kind: "undecided", readings: [point, comma] });

describe("readCell", () => {
  it.each<[string, unknown]>([
    ["120", number(120)],
    [" 80.5 ", number(80.5)],
    ["-5", number(-5)],
    ["−5.5", number(-5.5)],
    ["2.5e3", number(2500)],
    [".5", number(0.5)],
    [",5", number(0.5)],
    ["1 200", number(1200)],
    ["1\u202f200\u202f000", number(1_200_000)],
    ["1'200.5", number(1200.5)],
    ["1.200,5", number(1200.5)],
    ["1,200.5", number(1200.5)],
    ["1,200,000", number(1_200_000)],
    ["0.525", number(0.525)],
    ["1.2345", number(1.2345)],
    ["1.200", undecided(1.2, 1200)],
    ["1,200 MW", undecided(1200, 1.2)],
    ["> 1.200 MW", undecided(1.2, 1200)],
    ["1.2 GW", number(1.2, "GW")],
    ["800kW", number(800, "kW")],
    ["450 MVA", number(450, "MVA")],
    ["30%", number(30, "%")],
    ["50 m²", number(50, "m2")],
    ["100 acre-feet", number(100, "acre-ft")],
    ["~300 MW", number(300, "MW", true)],
    ["약 40MW", number(40, "MW", true)],
    ["approx. 40 MW", number(40, "MW", true)],
    ["> 200 MW", range(200, null, "MW")],
    ["≥200", range(200, null)],
    ["at least 10 MW", range(10, null, "MW")],
    ["up to 450 MW", range(null, 450, "MW")],
    ["<=5", range(null, 5)],
    ["300–450 MW", range(300, 450, "MW")],
    ["300-450", range(300, 450)],
    ["300~450MW", range(300, 450, "MW")],
    ["300 MW ~ 450 MW", range(300, 450, "MW")],
    ["300 to 450 MW", range(300, 450, "MW")],
    ["0,5–0,75 GW", range(0.5, 0.75, "GW")],
    ["10-20 m2", range(10, 20, "m2")],
    ["1.200–1.500", undecided(1.2, 1200)],
    ["1-1.500", undecided(1.5, 1500)],
  ])("%s", (text, expected) => expect(readCell(text, null)).toEqual(expected));

  it.each([
    "0580",
    "00",
    "3Q27",
    "2027-Q3",
    "2027-03-31",
    "2027.9.30",
    "12-2026",
    "2026-2027",
    "2-1",
    "2 x 60 MVA",
    "5 bananas",
    "300 MW–450 MVA",
    "3 dogs–4 MW",
    "300–450 dogs",
    "1,20,000",
    "1.20.0",
    "12 34",
    "-",
    "TBD",
    "MW",
    "2027년",
    "1e999",
    `1${" ".repeat(58)}MW`,
  ])("%s is text", (text) => expect(readCell(text, null)).toEqual({ kind: "text", text }));

  it("decides what may mean two numbers by the sign", () => {
    expect(readCell("1.200", ".")).toEqual(number(1.2));
    expect(readCell("1.200 MW", ",")).toEqual(number(1200, "MW"));
    expect(readCell("1,200–1,500", ",")).toEqual(range(1.2, 1.5));
    expect(readCell("0,5", ".")).toEqual(number(0.5));
  });

  it("reads what a workbook stores", () => {
    const stored = (more: Partial<StoredCell>) =>
      readCell({ text: "x", number: null, unit: null, date: null, fault: null, ...more }, null);
    expect(stored({ number: 1.2, unit: "MW" })).toEqual(number(1.2, "MW"));
    expect(stored({ number: 46477, date: "2027-03-31" })).toEqual({ kind: "date", date: "2027-03-31" });
    expect(stored({})).toEqual({ kind: "text", text: "x" });
    expect(stored({ number: 60, fault: "is no day" })).toEqual({ kind: "text", text: "x" });
    expect([readCell(undefined, null), readCell("  ", null)]).toEqual([{ kind: "blank" }, { kind: "blank" }]);
  });

  it("gives the digits of amounts only", () => {
    expect(digitsOf("1.200–1.500 MW")).toEqual(["1.200", "1.500"]);
    expect(digitsOf("~ 1,5 GW")).toEqual(["1,5"]);
    expect(digitsOf("1.200")).toEqual(["1.200"]);
    expect(digitsOf("30.09.2027")).toEqual([]);
  });
});
