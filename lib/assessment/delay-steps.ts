import { valueAt } from "@/lib/forecast/value-at";
import type { DelayCause } from "./types";

/** A cause, or the small ones together, in whole days; `from` and `to` are where its bar begins and ends, percent of the axis. */
export type DelayStep = WaterfallBar & ({ kind: "cause"; cause: DelayCause } | { kind: "others"; count: number });

const MOST_CAUSES = 7;

/**
 * The waterfall from the announced date (`zero`, percent of the axis) to the mean start: one step per cause, largest first, those beyond the
 * seventh and those of less than half a day taken together. The whole days add up to `totalDays`, the rounded delay.
 */
export function delaySteps(causes: readonly DelayCause[]): { steps: DelayStep[]; totalDays: number; zero: number } {
  const inOrder = [...causes].sort((a, b) => Math.abs(b.days) - Math.abs(a.days));
  const named = inOrder
    .filter(({ days }, i) => i < MOST_CAUSES && Math.abs(days) >= 0.5)
    .sort((a, b) => b.days - a.days);
  const rest = inOrder.filter((cause) => !named.includes(cause));
  const restDays = rest.reduce((sum, { days }) => sum + days, 0);
  const parts = [
    ...named.map((cause) => ({ kind: "cause" as const, cause, exact: cause.days })),
    ...(rest.length > 0 ? [{ kind: "others" as const, count: rest.length, exact: restDays }] : []),
  ];
  const { bars, totalDays, zero } = waterfallBars(parts.map(({ exact }) => exact));
  const steps = parts
    .map(({ exact: _, ...part }, i) => ({ ...part, ...valueAt(bars, i) }))
    .filter((step) => step.kind === "cause" || step.days !== 0);
  return { steps, totalDays, zero };
}

/** A step of a waterfall in whole days; `from` and `to` are where its bar begins and ends, percent of the axis. */
export type WaterfallBar = { days: number; from: number; to: number };

/** The bars of steps, each from where the one before ends, from `zero` (percent of the axis) on. The whole days add up to the rounded sum. */
export function waterfallBars(days: readonly number[]): { bars: WaterfallBar[]; totalDays: number; zero: number } {
  const whole = wholeDays(days);
  const ends = [0];
  for (const one of whole) ends.push((ends.at(-1) as number) + one);
  const least = Math.min(...ends);
  const width = Math.max(...ends) - least;
  const at = (day: number) => (width > 0 ? ((day - least) / width) * 100 : 0);
  return {
    bars: whole.map((one, i) => ({ days: one, from: at(valueAt(ends, i)), to: at(valueAt(ends, i + 1)) })),
    totalDays: ends.at(-1) as number,
    zero: at(0),
  };
}

/** Whole numbers that add up to the rounded sum: the largest remainders are rounded up. */
function wholeDays(days: readonly number[]): number[] {
  const floors = days.map(Math.floor);
  const total = Math.round(days.reduce((sum, one) => sum + one, 0));
  const missing = total - floors.reduce((sum, one) => sum + one, 0);
  const byRemainder = days
    .map((one, i) => ({ i, rest: one - Math.floor(one) }))
    .sort((a, b) => b.rest - a.rest || a.i - b.i);
  for (const { i } of byRemainder.slice(0, missing)) floors[i] = valueAt(floors, i) + 1;
  return floors;
}
