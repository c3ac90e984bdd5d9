import type { Network, Node } from "@/lib/forecast";
import { seeded } from "./seeded";
import { AS_OF } from "./site-network";

/**
 * The `index`-th thing an analyst might try on a made-up site: by turns another duration for a task, another day for a stated date, a node
 * marked done, the bridge power gone, a second bridge. Always another node or another number.
 */
export function edited(network: Network, index: number): Network {
  const random = seeded(index);
  const open = network.nodes.filter((node) => node.kind === "task" || node.kind === "stated");
  const node = open[index % open.length] as (typeof open)[number];
  switch (index % 8) {
    case 5:
      return replaced(network, node.id, {
        id: node.id,
        kind: "done",
        predecessors: [],
        drives: true,
        earliestDay: AS_OF - random.whole(1, 90),
        latestDay: AS_OF,
      });
    case 6:
      return joined(network, (ids) => ids.filter((id) => id !== "bridge"));
    case 7: {
      const bridge = network.nodes.find(({ id }) => id === "bridge");
      if (bridge?.kind !== "task") throw new Error("expected a task called bridge");
      const { slot: _, ...second } = { ...bridge, id: "bridge-2", notBeforeDay: AS_OF + random.whole(30, 900) };
      return joined({ ...network, nodes: [...network.nodes, second] }, (ids) => [...ids, "bridge-2"]);
    }
    default:
      return replaced(
        network,
        node.id,
        node.kind === "stated"
          ? { ...node, statedDay: AS_OF + random.whole(1, 1500) }
          : rescaled(node, random.between(0.5, 1.6)),
      );
  }
}

function replaced(network: Network, id: string, node: Node): Network {
  return {
    ...network,
    nodes: network.nodes.map((one) => (one.id === id ? node : one)),
    targets: network.targets.map((target) => ({
      ...target,
      decisionNodes: node.kind === "task" ? target.decisionNodes : target.decisionNodes.filter((one) => one !== id),
    })),
  };
}

/** The site with other sources of power. */
function joined(network: Network, change: (ids: string[]) => string[]): Network {
  const nodes = network.nodes.map((node) => {
    if (node.id !== "power") return node;
    const ids = change(node.predecessors.map(({ id }) => id));
    return { ...node, predecessors: ids.map((id) => ({ id, type: "finish-start" as const, lagDays: 0 })) };
  });
  return { ...network, nodes };
}

function rescaled(node: Extract<Node, { kind: "task" }>, factor: number): Node {
  const { duration } = node;
  if (duration.kind !== "lognormal") throw new Error(`expected a lognormal, got ${duration.kind}`);
  return { ...node, duration: { ...duration, medianDays: duration.medianDays * factor } };
}
