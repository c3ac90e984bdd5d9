import { describe, expect, it } from "vitest";
import { simulatedRows, slipRow } from "./rows.fixture";
import { scoreSilence } from "./score-silence";
import { shippedModels } from "./shipped-models";
import { afterSilence, type SilentRow } from "./silence";

const open = (project: string, snapshotDay: number, followedDays: number) =>
  slipRow({ project, snapshotDay, outcome: "open", followedDays });

describe("the rows that can be scored after a silence", () => {
  // Follow-up ends on day 1000: a silence of 60 days and the 365 after it are over for snapshots up to day 575.
  const rows = [
    open("old", 0, 1000),
    open("just", 575, 425),
    open("young", 576, 424),
    slipRow({ project: "served after the silence", snapshotDay: 575, followedDays: 61 }),
    slipRow({ project: "served on its last day", snapshotDay: 0, followedDays: 60 }),
    slipRow({ project: "cancelled in it", snapshotDay: 0, followedDays: 30, outcome: "cancelled" }),
    slipRow({ project: "cancelled after it", snapshotDay: 0, followedDays: 70, outcome: "cancelled" }),
    slipRow({ project: "served too young", snapshotDay: 576, followedDays: 70 }),
  ];

  it("are those still open then whose horizon is over, whatever became of them", () => {
    const { rows: kept, ...leftOut } = afterSilence(rows, 60, 365);
    expect(kept.map(({ said }) => said.project)).toEqual([
      "old",
      "just",
      "served after the silence",
      "cancelled after it",
    ]);
    expect(leftOut).toEqual({ notMatured: 2, endedInSilence: 2, followUpEndDay: 1000 });
  });

  it("stand so many days later, nothing else changed", () => {
    const said = slipRow({ snapshotDay: 7, statedRemainingDays: 50, ageDays: 20, followedDays: 90 });
    const now = { ...said, snapshotDay: 67, statedRemainingDays: -10, ageDays: 80, followedDays: 30 };
    expect(afterSilence([said], 60, 365).rows).toEqual([{ said, now }]);
  });

  it("after no silence are those of the backtest", () => {
    const kept = afterSilence(rows, 0, 425).rows;
    expect(kept.map(({ said }) => said.project)).toEqual([
      "old",
      "just",
      "served after the silence",
      "served on its last day",
      "cancelled in it",
      "cancelled after it",
    ]);
    for (const { said, now } of kept) expect(now).toEqual(said);
  });
});

it("rows cut off by the end of the data are no failures: they change no score, and counted as failures they fake a gain", () => {
  const models = shippedModels();
  const over = { silentDays: 145, horizonDays: 365 };
  const seen = simulatedRows(160, 3);
  const cutOff = Array.from({ length: 40 }, (_, i) => ({
    ...open(`cut${i}`, 800, 200),
    statedRemainingDays: 160,
  }));
  const scored = (rows: typeof seen) =>
    scoreSilence(afterSilence(rows, over.silentDays, over.horizonDays).rows, models, over);
  expect(scored([...seen, ...cutOff])).toEqual(scored(seen));
  const asFailures = cutOff.map(
    (said): SilentRow => ({ said, now: { ...said, statedRemainingDays: 15, followedDays: 365 } }),
  );
  const { rows } = afterSilence(seen, over.silentDays, over.horizonDays);
  const faked = scoreSilence([...rows, ...asFailures], models, over)?.gain.skill ?? 0;
  expect(faked).toBeGreaterThan((scored(seen)?.gain.skill ?? 0) + 0.05);
});
