import { expect, it } from "vitest";
import { capacityRevisionDays, type StatedSize } from "./capacity-revisions";

const size = (knownDay: number, megawatts: number, parts: Partial<StatedSize> = {}): StatedSize => ({
  basis: "facility",
  megawatts,
  cumulativeMegawatts: null,
  knownDay,
  ...parts,
});

const total = (cumulativeMegawatts: number) => ({ cumulativeMegawatts });

it("names the days on which the size changed, beyond what rounding does", () => {
  expect(capacityRevisionDays([size(1, 100), size(2, 100.5), size(3, 102), size(4, 102)])).toEqual([3]);
});

it("counts another running total as another size", () => {
  expect(capacityRevisionDays([size(1, 100, total(300)), size(2, 100, total(400))])).toEqual([2]);
});

it("a change of basis is no change of size", () => {
  expect(capacityRevisionDays([size(1, 100), size(2, 70, { basis: "critical_it" })])).toEqual([]);
});

it("compares a size with the last one on its own basis, whatever came between", () => {
  const between = size(2, 70, { basis: "critical_it" });
  expect(capacityRevisionDays([size(1, 100), between, size(3, 100)])).toEqual([]);
  expect(capacityRevisionDays([size(1, 100), between, size(3, 140)])).toEqual([3]);
});

it("finds no revision where a total is unknown on either side, and compares totals across a statement without one", () => {
  expect(capacityRevisionDays([size(1, 100), size(2, 100, total(500))])).toEqual([]);
  expect(capacityRevisionDays([size(1, 100, total(500)), size(2, 100)])).toEqual([]);
  expect(capacityRevisionDays([size(1, 100, total(500)), size(2, 100), size(3, 100, total(600))])).toEqual([3]);
  expect(capacityRevisionDays([size(1, 100, total(500)), size(2, 120), size(3, 120, total(520))])).toEqual([2]);
});
