import { createFactors, dimensionOf, type Factors } from "./factors";
import { marginalOf } from "./marginal";
import type { Column, Memory } from "./memory";
import type { EpochDay, ForecastOptions, Network, Node, TaskNode } from "./network";
import type { Forecast } from "./results";
import type { Streams } from "./streams";
import { rowsGivenSurvival, type Survivor } from "./survival-learning";

/** What the random inputs of every node of one network rest on. */
export type SharedFactors = {
  asOf: EpochDay;
  draws: number;
  siteKey: string;
  streams: Streams;
  memory: Memory;
  factors: Factors;
  /** Whether the factors have learnt from work in progress, so that its noise is conditioned and not its whole score. */
  learns: boolean;
  /** The Sobol dimension of each source of stated dates: the lowest that its nodes name. */
  slotOfSource: ReadonlyMap<string, number>;
  warnings: Forecast["warnings"];
};

/** The shared factors of a valid network. */
export function createSharedFactors(
  network: Network,
  nodes: readonly Node[],
  options: ForecastOptions,
  streams: Streams,
): SharedFactors {
  const warnings: Forecast["warnings"] = [];
  const prior = createFactors(network, streams, options);
  const survivors = options.learnFromSurvival ? survivorsAmong(nodes, options.asOf) : [];
  const learnt = survivors.length === 0 ? null : rowsGivenSurvival(survivors, prior, streams);
  if (learnt && learnt.effectiveDraws < options.draws / 50) {
    const detail = `what has lasted carries only ${Math.round(learnt.effectiveDraws)} of ${options.draws} draws`;
    warnings.push({ nodeId: nodes[0]?.id ?? "", code: "thin-evidence", detail });
  }
  const slotOfSource = new Map<string, number>();
  for (const node of nodes) {
    if (node.kind !== "stated" || node.slot === undefined) continue;
    slotOfSource.set(node.sourceKey, Math.min(node.slot, slotOfSource.get(node.sourceKey) ?? node.slot));
  }
  return {
    asOf: options.asOf,
    draws: options.draws,
    siteKey: network.siteKey,
    streams,
    memory: streams.memory,
    factors: learnt ? createFactors(network, streams, options, learnt.rows) : prior,
    learns: learnt !== null,
    slotOfSource,
    warnings,
  };
}

/** A column of standard normal noise of the site's own: even where it has a slot, plainly random where it has none. */
export function noiseOf(
  { streams, siteKey, factors }: SharedFactors,
  slot: number | undefined,
  ...key: string[]
): Column {
  const [role = "", ...rest] = key;
  return slot === undefined
    ? streams.normal(role, siteKey, ...rest)
    : streams.even(dimensionOf(slot), factors.order, ...key);
}

/** Days since a task's start when it is in progress on the as-of day, else null. */
export function elapsedDays(node: TaskNode, asOf: EpochDay): number | null {
  return node.startedOnDay !== undefined && node.startedOnDay <= asOf ? asOf - node.startedOnDay : null;
}

/** Parts of a total in progress: what a survivor is, and that it says something. */
export function survivorOf(node: TaskNode, asOf: EpochDay): Survivor | null {
  const elapsed = elapsedDays(node, asOf);
  if (elapsed === null || node.loading === "total") return null;
  const elapsedScore = marginalOf(node.duration).scoreOf(elapsed);
  return Number.isFinite(elapsedScore) ? { elapsedScore, vendorFactor: node.vendorFactor } : null;
}

function survivorsAmong(nodes: readonly Node[], asOf: EpochDay): Survivor[] {
  return nodes.flatMap((node) => (node.kind === "task" ? (survivorOf(node, asOf) ?? []) : []));
}
