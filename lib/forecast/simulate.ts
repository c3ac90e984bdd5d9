import { runDone, warnOfContradictions } from "./done";
import { createFactors } from "./factors";
import { runJoin } from "./join";
import { runPool } from "./pool";
import type { NodeColumns, Run } from "./run";
import { runStated } from "./stated";
import { createStreams } from "./streams";
import { runTask } from "./task";
import type { ForecastOptions, Network, Node } from "./types";

/**
 * Every node's columns, node by node along `order` (a topological order of the network's nodes). The network must be valid. Costs about
 * 0.1 µs per node and draw; memory about 20 bytes per node and draw.
 */
export function simulate(network: Network, order: readonly Node[], options: ForecastOptions): Run {
  const streams = createStreams(options.seed, options.draws);
  const run: Run = {
    asOf: options.asOf,
    draws: options.draws,
    siteKey: network.siteKey,
    streams,
    factors: createFactors(network, streams),
    indexOf: new Map(order.map((node, index) => [node.id, index])),
    columns: [],
    warnings: [],
  };
  for (const node of order) run.columns.push(columnsOf(node, run));
  warnOfContradictions(order, run);
  return run;
}

function columnsOf(node: Node, run: Run): NodeColumns {
  switch (node.kind) {
    case "task":
      return runTask(node, run);
    case "stated":
      return runStated(node, run);
    case "done":
      return runDone(node, run);
    case "all-of":
    case "any-of":
      return runJoin(node, run);
    case "pool":
      return runPool(node, run);
  }
}
