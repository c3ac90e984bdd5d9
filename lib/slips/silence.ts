import { maturedRows } from "./matured";
import type { SlipRow } from "./slip-row";

/** A row when its date was said, and the same row once nobody had said anything for a time. */
export type SilentRow = { said: SlipRow; now: SlipRow };

export type AfterSilence = {
  rows: SilentRow[];
  /** Rows left out because follow-up ended before the silence and the horizon after it. */
  notMatured: number;
  /** Rows left out because they were synchronised or cancelled by the end of the silence. */
  endedInSilence: number;
  followUpEndDay: number | null;
};

/**
 * The rows that can be scored `silentDays` after their snapshot over the `horizonDays` that follow: those still open then whose whole time lies
 * before the end of follow-up. By the calendar of `maturedRows`: a row cut off by the end of the data has not failed, it is left out.
 */
export function afterSilence(rows: readonly SlipRow[], silentDays: number, horizonDays: number): AfterSilence {
  const { rows: matured, notMatured, followUpEndDay } = maturedRows(rows, silentDays + horizonDays);
  const open = matured.filter(({ followedDays }) => followedDays > silentDays);
  return {
    rows: open.map((said) => ({ said, now: later(said, silentDays) })),
    notMatured,
    endedInSilence: matured.length - open.length,
    followUpEndDay,
  };
}

function later(row: SlipRow, days: number): SlipRow {
  return {
    ...row,
    snapshotDay: row.snapshotDay + days,
    statedRemainingDays: row.statedRemainingDays - days,
    ageDays: row.ageDays + days,
    followedDays: row.followedDays - days,
  };
}
