import { topologicalOrder } from "./graph";
import { simulate } from "./simulate";
import { summariseNodes, summariseTarget } from "./summary";
import type { ForecastOptions, ForecastResult, Network } from "./types";
import { findProblems } from "./validate";

/** Raise when the same network and seed would give other numbers; every stored forecast carries it. */
export const ENGINE_VERSION = "1.0.0";

/**
 * The forecast of a network as of a day: every node simulated in `options.draws` draws, and every target summarised. Deterministic: the same
 * network, seed and draws give the same bytes in any process, whatever the order of `network.nodes`; nodes come back in topological order,
 * targets in their own. Invalid input is returned as problems, never thrown. Days throughout are UTC epoch days; results hold fractions of
 * a day. About 0.2 µs per node and draw.
 */
export function forecast(network: Network, options: ForecastOptions): ForecastResult {
  const problems = findProblems(network, options);
  if (problems.length > 0) return { ok: false, problems };
  const sorted = topologicalOrder(network.nodes);
  if (!sorted.ok) {
    const message = `expected no cycle, got ${[...sorted.cycle, sorted.cycle[0]].join(" waits for ")}`;
    return { ok: false, problems: [{ code: "cycle", nodeIds: sorted.cycle, message }] };
  }
  const run = simulate(network, sorted.order, options);
  const byId = new Map(sorted.order.map((node) => [node.id, node]));
  const targets = network.targets.flatMap((target) => {
    const node = byId.get(target.node);
    return node ? [summariseTarget(target, node, run)] : [];
  });
  return {
    ok: true,
    forecast: {
      engineVersion: ENGINE_VERSION,
      asOf: options.asOf,
      seed: options.seed,
      draws: options.draws,
      targets: targets.map((target) => target.forecast),
      nodes: summariseNodes(network.targets, sorted.order, run),
      samples: targets.map((target) => target.samples),
      warnings: run.warnings,
    },
  };
}
