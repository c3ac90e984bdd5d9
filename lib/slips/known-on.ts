import type { SlipRow } from "./slip-row";

/**
 * The rows as they were known at the end of `day` (epoch day): snapshots after it are left out, and an outcome after it is hidden: the row is
 * open, followed up to that day. Everything that learns from the past goes through here.
 */
export function knownOn(rows: readonly SlipRow[], day: number): SlipRow[] {
  return rows.flatMap((row): SlipRow[] => {
    if (row.snapshotDay > day) return [];
    if (row.snapshotDay + row.followedDays <= day) return [row];
    return [{ ...row, outcome: "open", followedDays: day - row.snapshotDay }];
  });
}
