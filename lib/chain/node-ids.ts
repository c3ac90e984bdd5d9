import type { Gate } from "./gates";

/** The nodes of a phase beside its gates. `revenue` is the pool of its views: the start of service. */
export type PhaseNode =
  | "announced"
  | "outside"
  | "outside.agreement"
  | "outside.permit"
  | "outside.ready"
  | "grid-power"
  | "power"
  | "commissioned"
  | "revenue";

/** What stands beside a node: its stated start, the answer it waits for, its date before a licence, or the licence after it. */
export type NodePart = "start" | "answer" | "stated" | "licence";

/** The id of a phase's own node, such as `p1.power`. Every node id of a site's network is made and read in this file. */
export const phaseNodeId = (ordinal: number, node: PhaseNode): string => `p${ordinal}.${node}`;

/** The id of a gate's node, such as `p1.permit.building.granted`. */
export const gateNodeId = (ordinal: number, { kind, key, step }: Pick<Gate, "kind" | "key" | "step">): string =>
  `p${ordinal}.${kind}.${key}.${step}`;

/** The id of a gate of the whole site: the same in every phase, such as `permit.rca.granted`. */
export const siteGateId = ({ kind, key, step }: Pick<Gate, "kind" | "key" | "step">): string =>
  `${kind}.${key}.${step}`;

/** The id of a node's part, such as `p1.permit.building.granted.answer`. */
export const partNodeId = (id: string, part: NodePart): string => `${id}.${part}`;

/** The gate that a start or an answer belongs to; any other id is returned as it is. */
export const gateOfPart = (id: string): string => id.replace(/\.(start|answer)$/, "");

/** Whether a node is this one or one of its parts. */
export const isNodeOrPart = (id: string, nodeId: string): boolean => id === nodeId || id.startsWith(`${nodeId}.`);

/** The ordinal of the phase that a node belongs to; null for a node of no phase. */
export function phaseOrdinalOf(id: string): number | null {
  const ordinal = /^p(\d+)\./.exec(id)?.[1];
  return ordinal === undefined ? null : Number(ordinal);
}

/** Whether a node is a permit's, or a part of one. */
export const isPermitNode = (id: string): boolean => /^p\d+\.permit\./.test(id);

/** Whether a node is the start of service of some phase. */
export const isRevenueNode = (id: string): boolean => /^p\d+\.revenue$/.test(id);
