import { DAYS_PER_YEAR } from "@/lib/domain/dates";
import type { FlagThresholds } from "@/lib/flags/thresholds";
import type { FlagKind, FlagRule } from "@/lib/flags/types";
import { type SlipModel, slipClass } from "@/lib/forecast";
import type { SlipRow } from "@/lib/slips/slip-row";
import type { FlagCase, ScoredFlag } from "./flag-score";

/** Late by more than so many days after the promise that stood is what a flag warns of. */
export const LATE_DAYS = 180;
/** So is an end within a year. */
export const END_DAYS = 365;

/** The rules that rows of dates alone can be held to. */
const ofRows = (rule: FlagRule, kind: FlagKind): ScoredFlag => ({ rule, kind, severity: null });

/**
 * The rows of a register of dates as cases: rules 1, 2, 3 and 11, which ask for dates alone. The row's date is the latest promise and, since no earlier one is known, the
 * first baseline too; P50 is that date with its slip. A date that has passed counts as unlooked. Only rows whose horizon was over when follow-up
 * ended, `LATE_DAYS` after the stated day, whatever became of them: to keep young rows because they resolved would choose by outcome.
 */
export function flagCasesOfRows(rows: readonly SlipRow[], slip: SlipModel, thresholds: FlagThresholds): FlagCase[] {
  const followed = rows.filter(({ outcome }) => outcome === "open").map((row) => row.snapshotDay + row.followedDays);
  const endDay = followed.length === 0 ? Number.POSITIVE_INFINITY : Math.max(...followed);
  return rows
    .filter((row) => row.snapshotDay + Math.max(row.statedRemainingDays, 0) + LATE_DAYS <= endDay)
    .map((row) => ({ phase: row.project, flags: flagsOf(row, slip, thresholds), isBad: isBad(row) }));
}

function flagsOf(row: SlipRow, slip: SlipModel, thresholds: FlagThresholds): ScoredFlag[] {
  const { statedRemainingDays: leftDays, ageDays, slip12Days } = row;
  const p50Days = slipClass(slip, leftDays, ageDays / DAYS_PER_YEAR).medianDays;
  const isDueSoon = leftDays >= 0 && leftDays <= thresholds.flag_due_soon_days;
  const isMoved = slip12Days !== null && slip12Days >= thresholds.flag_promise_moved_days;
  return [
    ...(p50Days - leftDays >= thresholds.flag_late_days ? [ofRows("forecast_late", "risk")] : []),
    ...(isDueSoon ? [ofRows("due_soon", "task")] : []),
    ...(leftDays < 0 ? [ofRows("passed_not_looked", "task")] : []),
    ...(isMoved ? [ofRows("promise_moved_later", "change")] : []),
  ];
}

function isBad({ outcome, followedDays, statedRemainingDays }: SlipRow): boolean {
  if (outcome === "cancelled" && followedDays <= END_DAYS) return true;
  return !(outcome === "synchronised" && followedDays <= statedRemainingDays + LATE_DAYS);
}
