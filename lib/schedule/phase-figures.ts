import { numberAt, quantileOf } from "@/lib/forecast";
import { picked, wholeAt } from "./columns";
import { orderAmong } from "./mid-ranks";
import type { PhaseSchedule } from "./phase-schedule";

export type PhaseFigures = {
  /** The days of service of the draws that serve, ascending. */
  servedDays: Float64Array;
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

/** The draws that serve, by their days of service. */
function servedOrder({ serviceDay, cancelledDay }: PhaseSchedule): Int32Array {
  const draws = new Int32Array(serviceDay.length);
  let count = 0;
  for (let d = 0; d < draws.length; d += 1)
    if (cancelledDay[d] === Number.POSITIVE_INFINITY) {
      draws[count] = d;
      count += 1;
    }
  const served = draws.subarray(0, count);
  return orderAmong(picked(serviceDay, served), served);
}

/** The mean of days, the differences from `fromDay` added up so that day numbers cost no digits; null of none. */
export function meanDay(days: Float64Array, fromDay: number): number | null {
  let sum = 0;
  for (let i = 0; i < days.length; i += 1) sum += numberAt(days, i) - fromDay;
  return days.length === 0 ? null : fromDay + sum / days.length;
}

/** What the draws of a phase come to. The draws are `replicates` runs of equal length, each evenly filled on its own. */
export function phaseFigures(schedule: PhaseSchedule, replicates: number): PhaseFigures {
  const { serviceDay, isDenied } = schedule;
  const draws = serviceDay.length;
  const order = servedOrder(schedule);
  const served = picked(serviceDay, order);
  let denied = 0;
  for (let d = 0; d < draws; d += 1) if (isDenied[d] === 1) denied += 1;
  return {
    servedDays: served,
    quantileDays: served.length === 0 ? [] : Array.from({ length: STEPS + 1 }, (_, i) => quantileOf(served, i / STEPS)),
    cancelled: { total: 1 - served.length / draws, denied: denied / draws },
    standardErrorDays: standardErrors(serviceDay, order, replicates),
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
  order: Int32Array,
  replicates: number,
): PhaseFigures["standardErrorDays"] {
  if (replicates < 2) return null;
  const length = serviceDay.length / replicates;
  const counts = new Int32Array(replicates);
  // Each replicate's days one after another, every one with room for all its draws.
  const days = new Float64Array(serviceDay.length);
  for (let i = 0; i < order.length; i += 1) {
    const d = wholeAt(order, i);
    const replicate = Math.floor(d / length);
    const place = wholeAt(counts, replicate);
    days[replicate * length + place] = numberAt(serviceDay, d);
    counts[replicate] = place + 1;
  }
  if (counts.includes(0)) return null;
  const parts = Array.from(counts, (count, replicate) => days.subarray(replicate * length, replicate * length + count));
  const error = (p: number) => standardError(parts.map((part) => quantileOf(part, p)));
  return { p50: error(0.5), p80: error(0.8) };
}

function standardError(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return Math.sqrt(squares / (values.length - 1) / values.length);
}
