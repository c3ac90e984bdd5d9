import { expect, it } from "vitest";
import { maturedRows } from "./matured";
import { slipRow } from "./rows.fixture";

const open = (project: string, snapshotDay: number, followedDays: number) =>
  slipRow({ project, snapshotDay, outcome: "open", followedDays });

it("keeps the rows whose horizon is over, resolved ones by the same calendar as open ones", () => {
  const rows = [
    open("old", 0, 1000),
    open("just", 635, 365),
    open("young", 636, 364),
    slipRow({ project: "resolved", snapshotDay: 635, followedDays: 10 }),
    slipRow({ project: "resolved too young", snapshotDay: 636, followedDays: 10 }),
    slipRow({ project: "cancelled", snapshotDay: 700, followedDays: 10, outcome: "cancelled" }),
  ];
  const { rows: kept, notMatured, followUpEndDay } = maturedRows(rows, 365);
  expect(kept.map(({ project }) => project)).toEqual(["old", "just", "resolved"]);
  expect(notMatured).toBe(3);
  expect(followUpEndDay).toBe(1000);
});

it("an open row must have been followed for the horizon itself", () => {
  const { rows } = maturedRows([open("lost", 0, 300), open("followed", 600, 400)], 365);
  expect(rows.map(({ project }) => project)).toEqual(["followed"]);
});

it("keeps all when nothing was cut off", () => {
  const rows = [slipRow(), slipRow({ project: "two", outcome: "cancelled" })];
  expect(maturedRows(rows, 1096)).toEqual({ rows, notMatured: 0, followUpEndDay: null });
});
