import { forecast } from "./forecast";
import type {
  DoneNode,
  ForecastOptions,
  JoinNode,
  Network,
  Node,
  Predecessor,
  SlipModel,
  StatedNode,
  Target,
  TaskNode,
} from "./network";
import type { Forecast } from "./results";
import { valueAt } from "./value-at";

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

/** A task of so many certain days. */
export function certain(id: string, days: number, changes: Partial<TaskNode> = {}): TaskNode {
  return task(id, { duration: { kind: "point", days }, ...changes });
}

/** For `task`: so many days, lognormal. */
export function lognormal(medianDays: number, sigma = 0.4): Pick<TaskNode, "duration"> {
  return { duration: { kind: "lognormal", medianDays, sigma } };
}

/** Done, that many days after the as-of day (negative: before it). */
export function done(id: string, from: number, to = from, changes: Partial<DoneNode> = {}): DoneNode {
  return {
    id,
    kind: "done",
    predecessors: [],
    drives: true,
    earliestDay: AS_OF + from,
    latestDay: AS_OF + to,
    ...changes,
  };
}

/** A date that a source states, `days` after the as-of day. */
export function stated(id: string, days: number, changes: Partial<StatedNode> = {}): StatedNode {
  return {
    id,
    kind: "stated",
    predecessors: [],
    drives: true,
    statedDay: AS_OF + days,
    sourceKey: `source of ${id}`,
    ageYears: 0,
    slip: ERCOT_SLIP,
    loading: "part",
    ...changes,
  };
}

/** A join of the nodes named. */
export function join(id: string, kind: JoinNode["kind"], ids: string[]): JoinNode {
  return { id, kind, drives: false, predecessors: ids.map((before) => waitsFor(before)) };
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

/** A target of its own for every node named, so that its finishes come back as samples in this order. */
export function targetsOn(...nodes: string[]): Target[] {
  return nodes.map((node) => target(node, { id: node }));
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

/** Type 7 quantile by a full sort. */
export function sortedQuantile(values: ArrayLike<number>, p: number): number {
  const sorted = Float64Array.from(values).sort();
  const rank = (sorted.length - 1) * p;
  const below = valueAt(sorted, Math.floor(rank));
  return below + (valueAt(sorted, Math.ceil(rank)) - below) * (rank - Math.floor(rank));
}

export function correlation(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const meanA = mean(a);
  const meanB = mean(b);
  const products = Array.from(a, (value, i) => (value - meanA) * ((b[i] ?? 0) - meanB));
  return mean(products) / Math.sqrt(variance(a) * variance(b));
}

const LOGNORMAL = { kind: "lognormal" as const, medianDays: 300, sigma: 0.5, contaminated: true };
const DECISION = {
  alpha: 2,
  beta: 2,
  maxAttempts: 3,
  retryDuration: { kind: "pert" as const, lowDays: 50, modeDays: 90, highDays: 300 },
  shareKey: "review",
  appliesProbability: 0.7,
  slot: 9,
};

const JUMP = {
  key: "export",
  probability: 0.3,
  delay: { kind: "pert" as const, lowDays: 60, modeDays: 120, highDays: 500 },
  denialProbability: 0.1,
};

/**
 * A network with every kind of node and duration: views, floors, an earlier pool, a decision, a jump, a vendor, plans,
 * both kinds of random input.
 */
export function everything(): Network {
  const nodes: Node[] = [
    done("land", -400, -370),
    task("permit", {
      duration: LOGNORMAL,
      predecessors: [waitsFor("land")],
      decision: DECISION,
      startedOnDay: AS_OF - 200,
      slot: 1,
    }),
    task("order", {
      duration: { kind: "log-logistic", medianDays: 400, shape: 4 },
      vendorFactor: { key: "maker", weight: 0.6, slot: 8 },
    }),
    stated("grid", 500, { sourceKey: "utility", ageYears: 1, slot: 2 }),
    task("bridge", { duration: { kind: "two-piece-lognormal", p10Days: 200, p50Days: 300, p90Days: 700 }, slot: 3 }),
    join("power", "any-of", ["grid", "bridge"]),
    task("shell", {
      duration: { kind: "shifted-lognormal", shiftDays: 90, medianDays: 400, sigma: 0.4 },
      predecessors: [waitsFor("permit", "start-start", 30), waitsFor("order", "finish-finish", 60)],
      slot: 5,
    }),
    task("chips", {
      duration: { kind: "interval", lowDays: 200, highDays: 320 },
      jump: JUMP,
      notBeforeDay: AS_OF + 90,
    }),
    join("ready", "all-of", ["power", "shell", "order", "chips"]),
    task("fit-out", {
      duration: { kind: "triangular", lowDays: 30, modeDays: 40, highDays: 90 },
      predecessors: [waitsFor("ready")],
    }),
    task("outside", { duration: LOGNORMAL, loading: "total", startedOnDay: AS_OF - 100 }),
    {
      id: "pool",
      kind: "pool",
      predecessors: [],
      drives: false,
      floors: ["grid"],
      slot: 6,
      views: [
        { name: "outside", node: "outside", weight: 0.5 },
        { name: "chain", node: "fit-out", weight: 0.5 },
      ],
    },
    task("second hall", {
      duration: { kind: "lognormal", medianDays: 150, sigma: 0.4 },
      predecessors: [waitsFor("shell")],
    }),
    {
      id: "second pool",
      kind: "pool",
      predecessors: [],
      drives: false,
      floors: [],
      notBeforePool: "pool",
      views: [{ name: "chain", node: "second hall", weight: 1 }],
    },
  ];
  const hazard = [
    { perYear: 0.15, cause: "before-grid" as const, untilNode: "grid" },
    { perYear: 0.02, cause: "after-start" as const, untilNode: null },
  ];
  const decisionNodes = ["permit", "chips"];
  const targets = [
    target("pool", { decisionNodes, hazard, announcedDay: AS_OF + 500, slot: 10 }),
    target("second pool", { id: "second phase", decisionNodes: ["permit"], hazard: hazard.slice(0, 1) }),
  ];
  return site(nodes, { targets });
}

/** Over the draws in which the first target completes: its starts, those of each node named, and the share of such draws. */
export function completedStarts(network: Network, draws: number, ...ids: string[]) {
  const { samples } = forecastOf({ ...network, targets: [...network.targets, ...targetsOn(...ids)] }, { draws });
  const completes = Array.from(samples[0]?.cancelledDay ?? [], (day) => day === Infinity);
  const [start = [], ...columns] = samples.map(({ startDay }) => Array.from(startDay).filter((_, d) => completes[d]));
  return { start, columns, share: completes.filter(Boolean).length / draws };
}
