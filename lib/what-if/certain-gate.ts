import { gateOfPart } from "@/lib/chain/node-ids";
import type { EpochDay, Network, Node } from "@/lib/forecast";

/**
 * The network with some gates finishing on a given day for certain: no slip, no duration, no refusal, whatever stands before them. A gate's
 * own start and answer nodes go with it.
 * @param days day by gate node; each after the as-of day
 * @param driving whether a gate counts as something that can drive the date (one that is only implied by another does not)
 */
export function withCertainGates(
  network: Network,
  days: ReadonlyMap<string, EpochDay>,
  driving: (gate: string) => boolean,
): Network {
  if (days.size === 0) return network;
  const isPart = (id: string) => gateOfPart(id) !== id && days.has(gateOfPart(id));
  const nodes = network.nodes
    .filter((node) => !isPart(node.id))
    .map((node) => {
      const day = days.get(node.id);
      return day === undefined ? node : certainNode(node.id, day, driving(node.id));
    });
  const decisions = new Set(nodes.flatMap((node) => (node.kind === "task" && node.decision ? [node.id] : [])));
  const targets = network.targets.map((target) => ({
    ...target,
    decisionNodes: target.decisionNodes.filter((id) => decisions.has(id)),
  }));
  return { ...network, nodes, targets };
}

const certainNode = (id: string, day: EpochDay, drives: boolean): Node => ({
  kind: "task",
  id,
  predecessors: [],
  drives,
  duration: { kind: "point", days: 0 },
  loading: "part",
  notBeforeDay: day,
});
