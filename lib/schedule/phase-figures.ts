import { numberAt, quantileOf } from "@/lib/forecast";
import type { PhaseSchedule } from "./phase-schedule";

export type PhaseFigures = {
  /** Days (epoch days, fractions too) of service at 0, 0.005, …, 1, given that the phase is not given up; empty where every draw is. */
  quantileDays: number[];
  /** Shares of all draws. */
  cancelled: { total: number; denied: number };
  /** Standard errors in days, from the spread between the replicates of the draws; null of one replicate, or where one has no draw that serves. */
  standardErrorDays: { p50: number; p80: number } | null;
};

const STEPS = 200;

/** The median of `quantileDays`; null where every draw is given up. */
export const medianDay = ({ quantileDays }: Pick<PhaseFigures, "quantileDays">): number | null =>
  quantileDays[STEPS / 2] ?? null;

/** The days of service of the draws that serve, ascending. */
export const servedDays = ({ serviceDay, cancelledDay }: PhaseSchedule): Float64Array =>
  sortedServed(serviceDay, cancelledDay, 0, serviceDay.length);

/** The mean of days, the differences from `fromDay` added up so that day numbers cost no digits; null of none. */
export function meanDay(days: Float64Array, fromDay: number): number | null {
  let sum = 0;
  for (let i = 0; i < days.length; i += 1) sum += numberAt(days, i) - fromDay;
  return days.length === 0 ? null : fromDay + sum / days.length;
}

/**
 * What the draws of a phase come to. The draws are `replicates` runs of equal length, each evenly filled on its own.
 * @param served its `servedDays`
 */
export function phaseFigures(
  schedule: PhaseSchedule,
  replicates: number,
  served: Float64Array = servedDays(schedule),
): PhaseFigures {
  const { serviceDay, cancelledDay, isDenied } = schedule;
  const draws = serviceDay.length;
  let denied = 0;
  for (let d = 0; d < draws; d += 1) if (isDenied[d] === 1) denied += 1;
  return {
    quantileDays: served.length === 0 ? [] : Array.from({ length: STEPS + 1 }, (_, i) => quantileOf(served, i / STEPS)),
    cancelled: { total: 1 - served.length / draws, denied: denied / draws },
    standardErrorDays: standardErrors(serviceDay, cancelledDay, replicates),
  };
}

/** The share of all draws in which the phase serves by a day (epoch day, fractions too); one that has passed and at which nobody looked counts too. */
export function servedBy({ serviceDay, cancelledDay }: PhaseSchedule, day: number): number {
  let count = 0;
  for (let d = 0; d < serviceDay.length; d += 1)
    if (numberAt(serviceDay, d) <= day && cancelledDay[d] === Number.POSITIVE_INFINITY) count += 1;
  return count / serviceDay.length;
}

function standardErrors(
  serviceDay: Float64Array,
  cancelledDay: Float64Array,
  replicates: number,
): PhaseFigures["standardErrorDays"] {
  if (replicates < 2) return null;
  const length = serviceDay.length / replicates;
  const parts = Array.from({ length: replicates }, (_, r) =>
    sortedServed(serviceDay, cancelledDay, r * length, (r + 1) * length),
  );
  if (parts.some((part) => part.length === 0)) return null;
  const error = (p: number) => standardError(parts.map((part) => quantileOf(part, p)));
  return { p50: error(0.5), p80: error(0.8) };
}

function sortedServed(serviceDay: Float64Array, cancelledDay: Float64Array, from: number, to: number): Float64Array {
  const served = new Float64Array(to - from);
  let count = 0;
  for (let d = from; d < to; d += 1)
    if (cancelledDay[d] === Number.POSITIVE_INFINITY) {
      served[count] = numberAt(serviceDay, d);
      count += 1;
    }
  return served.subarray(0, count).sort();
}

function standardError(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return Math.sqrt(squares / (values.length - 1) / values.length);
}
