import { expect, it } from "vitest";
import { fitModels } from "./fit-models";
import { knownOn } from "./known-on";
import { simulatedRows, slipRow } from "./rows.fixture";
import { shippedModels } from "./shipped-models";

const row = slipRow({ snapshotDay: 500, followedDays: 100 });

it("leaves out later snapshots and hides later outcomes", () => {
  expect(knownOn([row], 499)).toEqual([]);
  expect(knownOn([row], 500)).toEqual([{ ...row, outcome: "open", followedDays: 0 }]);
  expect(knownOn([row], 599)).toEqual([{ ...row, outcome: "open", followedDays: 99 }]);
  expect(knownOn([row], 600)).toEqual([row]);
});

it("shortens what was followed on after the day", () => {
  const open = slipRow({ snapshotDay: 500, outcome: "open", followedDays: 300 });
  const cancelled = slipRow({ snapshotDay: 500, outcome: "cancelled", followedDays: 300 });
  expect(knownOn([open, cancelled], 700).map(({ outcome, followedDays }) => [outcome, followedDays])).toEqual([
    ["open", 200],
    ["open", 200],
  ]);
});

it("a fit as known on a day does not see what came later; a fit that peeks does", () => {
  const day = 600;
  const rows = simulatedRows(120, 1);
  // Another future of the same past: whatever had not happened by the day synchronises a day after it.
  const other = rows.map((each) =>
    each.snapshotDay + each.followedDays > day
      ? { ...each, outcome: "synchronised" as const, followedDays: Math.max(1, day + 1 - each.snapshotDay) }
      : each,
  );
  const modelsFrom = (from: typeof rows) => fitModels(from, shippedModels())?.models;
  expect(modelsFrom(knownOn(rows, day))).toEqual(modelsFrom(knownOn(other, day)));
  expect(modelsFrom(other)).not.toEqual(modelsFrom(rows));
});
