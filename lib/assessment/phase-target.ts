import { numberAt, type Quantiles, quantileOf, quantilesAmong, type Streams } from "@/lib/forecast";
import { meanDay, phaseFigures, servedBy } from "@/lib/schedule/phase-figures";
import type { PhaseSchedule } from "@/lib/schedule/phase-schedule";

/** Why a phase ends without serving. */
export const cancellationCauses = ["given_up", "denied"] as const;
export type CancellationCause = (typeof cancellationCauses)[number];

/** What the draws of a phase say. Days are epoch days, fractions too; Infinity means never. */
export type PhaseTarget = {
  givenCompletion: Quantiles;
  /** Cancelled draws count as never. */
  unconditional: Quantiles;
  /** 201 quantiles at 0, 0.005, …, 1, given completion; empty where no draw serves. */
  quantiles: number[];
  cancelled: { total: number; byCause: Record<CancellationCause, number> };
  /** Of all draws: serving by the day on which one asks, though nobody saw it. */
  inServiceByAsOf: number;
  /** Of all draws: not cancelled, but later than ten years from the day on which one asks. */
  notWithinTenYears: number;
  /** Of all draws, in service by the end of the announced day; null without one. */
  byAnnounced: number | null;
  /** Mean of service − announced day given completion; null without an announced day, or where no draw serves. */
  expectedDelayDays: number | null;
  /** Null where a replicate of the draws has none that serves. */
  standardErrorDays: { p50: number; p80: number } | null;
};

const TEN_YEARS = 3653;
const SHARES = [0.1, 0.5, 0.8, 0.9];

const quantiles = (sorted: Float64Array, total: number): Quantiles => ({
  p10: quantileOf(sorted, 0.1, total),
  p50: quantileOf(sorted, 0.5, total),
  p80: quantileOf(sorted, 0.8, total),
  p90: quantileOf(sorted, 0.9, total),
});

/** The figures of an open phase's draws on a day. @param replicates of the draws */
export function phaseTarget(
  schedule: PhaseSchedule,
  { asOfDay, announcedDay, replicates }: { asOfDay: number; announcedDay: number | null; replicates: number },
): PhaseTarget {
  const draws = schedule.serviceDay.length;
  const { servedDays: served, quantileDays, cancelled, standardErrorDays } = phaseFigures(schedule, replicates);
  const mean = meanDay(served, schedule.lookDay);
  return {
    givenCompletion: quantiles(served, served.length),
    unconditional: quantiles(served, draws),
    quantiles: quantileDays,
    cancelled: {
      total: cancelled.total,
      byCause: { given_up: cancelled.total - cancelled.denied, denied: cancelled.denied },
    },
    inServiceByAsOf: servedBy(schedule, asOfDay),
    notWithinTenYears: served.length / draws - servedBy(schedule, asOfDay + TEN_YEARS),
    byAnnounced: announcedDay === null ? null : servedBy(schedule, announcedDay),
    expectedDelayDays: announcedDay === null || mean === null ? null : mean - announcedDay,
    standardErrorDays,
  };
}

/** The quantiles of a column's finite numbers; Infinity of none. @param streams of as many draws */
export function finiteQuantiles(column: Float64Array, { memory }: Pick<Streams, "memory">): Quantiles {
  const found = memory.takeColumn();
  let count = 0;
  for (let d = 0; d < column.length; d += 1) {
    const value = numberAt(column, d);
    if (!Number.isFinite(value)) continue;
    found[count] = value;
    count += 1;
  }
  const [p10, p50, p80, p90] = quantilesAmong(memory, found, count, SHARES) as [number, number, number, number];
  memory.release([found]);
  return { p10, p50, p80, p90 };
}
