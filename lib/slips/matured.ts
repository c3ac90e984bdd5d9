import type { SlipRow } from "./slip-row";

export type Matured = {
  rows: SlipRow[];
  /** Rows left out because their horizon was not over when follow-up ended. */
  notMatured: number;
  /** The last day on which an open project was followed; null when no row is open. */
  followUpEndDay: number | null;
};

/**
 * The rows whose horizon was over by the end of follow-up, which is the last day to which any open row was followed. An open row must have been
 * followed for the horizon itself. Resolved rows are left out by the same calendar as open ones: to keep a young row because it resolved would
 * choose by outcome. When no row is open, nothing was cut off and all are kept.
 */
export function maturedRows(rows: readonly SlipRow[], horizonDays: number): Matured {
  const open = rows.filter(({ outcome }) => outcome === "open");
  if (open.length === 0) return { rows: [...rows], notMatured: 0, followUpEndDay: null };
  const followUpEndDay = open.reduce(
    (latest, { snapshotDay, followedDays }) => Math.max(latest, snapshotDay + followedDays),
    Number.NEGATIVE_INFINITY,
  );
  const kept = rows.filter((row) =>
    row.outcome === "open" ? row.followedDays >= horizonDays : row.snapshotDay + horizonDays <= followUpEndDay,
  );
  return { rows: kept, notMatured: rows.length - kept.length, followUpEndDay };
}
