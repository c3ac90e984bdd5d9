import { forecast } from "./forecast";
import type { Forecast, ForecastOptions, Network, Node, Predecessor, SlipModel, Target, TaskNode } from "./types";

/** The as-of day of the tests. */
export const AS_OF = 20_000;

/** ERCOT's slip model with the cap and the overdue class of the model decisions. */
export const ERCOT_SLIP: SlipModel = {
  intercept: -3.151,
  hSlope: 1.534,
  offsetDays: 90,
  ageSlope: 0.17,
  sigma: 0.728,
  capFromDays: 730,
  capRatio: 1.75,
  overdue: { medianDays: 151, sigma: 0.9 },
};

export function waitsFor(id: string, type: Predecessor["type"] = "finish-start", lagDays = 0): Predecessor {
  return { id, type, lagDays };
}

/** A task of ten certain days, unless the changes say otherwise. */
export function task(id: string, changes: Partial<TaskNode> = {}): TaskNode {
  const duration = { kind: "point" as const, days: 10 };
  return { id, kind: "task", predecessors: [], drives: true, duration, loading: "part", ...changes };
}

export function target(node: string, changes: Partial<Target> = {}): Target {
  return { id: "phase", node, decisionNodes: [], hazard: [], announcedDay: null, ...changes };
}

/** A site of its own (no factor shared with another) with one target on the last node, unless the changes say otherwise. */
export function site(nodes: Node[], changes: Partial<Network> = {}): Network {
  const siteKey = changes.siteKey ?? "site";
  const last = nodes.at(-1)?.id ?? "";
  return {
    siteKey,
    operatorKey: `${siteKey} op`,
    zoneKey: `${siteKey} zone`,
    nodes,
    targets: [target(last)],
    ...changes,
  };
}

/** The forecast of a network that must be valid. */
export function forecastOf(network: Network, options: Partial<ForecastOptions> = {}): Forecast {
  const result = forecast(network, { asOf: AS_OF, seed: 1, draws: 4096, ...options });
  if (!result.ok) throw new Error(result.problems.map((problem) => problem.message).join("; "));
  return result.forecast;
}

/** The first target's days from the as-of day to its start, per draw. */
export function daysToStart(network: Network, options: Partial<ForecastOptions> = {}): Float64Array {
  const { samples, asOf } = forecastOf(network, options);
  return samples[0]?.startDay.map((day) => day - asOf) ?? new Float64Array();
}

export function mean(values: ArrayLike<number>): number {
  return Array.from(values).reduce((sum, value) => sum + value, 0) / values.length;
}

export function variance(values: ArrayLike<number>): number {
  const centre = mean(values);
  return mean(Array.from(values, (value) => (value - centre) ** 2));
}

/** Standard error of a mean. */
export function standardError(values: ArrayLike<number>): number {
  return Math.sqrt(variance(values) / values.length);
}

/** Standard error of a share that is truly `p`. */
export function shareError(p: number, draws: number): number {
  return Math.sqrt((p * (1 - p)) / draws);
}

export function correlation(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const meanA = mean(a);
  const meanB = mean(b);
  const products = Array.from(a, (value, i) => (value - meanA) * ((b[i] ?? 0) - meanB));
  return mean(products) / Math.sqrt(variance(a) * variance(b));
}
