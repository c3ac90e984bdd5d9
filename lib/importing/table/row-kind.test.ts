import { expect, it } from "vitest";
import { rowKind } from "./row-kind";

const header = [
  ["Site", "Load", ""],
  ["", "MW", "MVA"],
];
const kind = (cells: string[], width = 3, fault?: string) =>
  rowKind({ rowNumber: 9, cells, ...(fault ? { fault } : {}) }, width, header);

it("knows a total by its first text and an amount behind it", () => {
  expect(kind(["", "Total", "5"])).toBe("total");
  expect(kind(["Sub-total", "x", "5 MW"])).toBe("total");
  expect(kind(["합   계", "", "5"])).toBe("total");
  expect(kind(["grand  total", "5"])).toBe("total");
  expect(kind(["5", "Total", ""])).toBe("data");
  expect(kind(["Total 5", "Total", ""])).toBe("data");
});

it("knows a note by its only text, but not in a table of one column", () => {
  expect(kind(["", "Notes follow", ""])).toBe("note");
  expect(kind(["x".repeat(81)])).toBe("note");
  expect(kind(["x".repeat(80)])).toBe("data");
  expect(kind(["Source A", "x", ""])).toBe("data");
  expect(kind(["x".repeat(81), "x", ""])).toBe("data");
  expect(kind(["Source A"], 1)).toBe("data");
});

it("knows each row of the header again, also where its end is left out", () => {
  expect(kind(["Site", "Load"])).toBe("header");
  expect(kind(["", "MW", "MVA"])).toBe("header");
  expect(kind(["Site", "MW", "MVA"])).toBe("data");
  expect(kind(["Site", "Load", "", "x"])).toBe("data");
});

it("knows a blank row, but for one that has a fault", () => {
  expect(kind([])).toBe("blank");
  expect(kind(["", " "])).toBe("blank");
  expect(kind([], 3, "has 16384 columns")).toBe("data");
});
