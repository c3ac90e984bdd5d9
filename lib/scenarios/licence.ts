import { finishStart } from "@/lib/chain/gate-nodes";
import { gateNodeId, isRevenueNode, partNodeId, phaseNodeId } from "@/lib/chain/node-ids";
import type { PhaseStatus } from "@/lib/chain/phase-plan";
import { stepEvidence } from "@/lib/domain/evidence";
import type { SiteRecords } from "@/lib/domain/records";
import { type Jump, type Network, type Node, normalQuantile, type TaskNode } from "@/lib/forecast";
import type { ScenarioOverrides } from "./overrides";
import { OWN_SILICON } from "./parameters";

/** The jump's key: one event, and one delay, for every site that carries it. */
const JUMP_KEY = "export-control";
const Z_90 = normalQuantile(0.9);

/**
 * The network with the export licence of a controlled site: a jump on every open delivery of accelerators, or on commissioning where the chain
 * has none. The announced date and the class know nothing of a new rule, so the same delay follows them in the draws that they decide;
 * a later phase that waits for another gets it through that one. Deliveries that are done or licensed, and phases with power and
 * no open order (their machines are there), carry none.
 */
export function withLicence(
  network: Network,
  open: readonly PhaseStatus[],
  site: Pick<SiteRecords, "iso3">,
  overrides: ScenarioOverrides,
  asOfDay: number,
): Network {
  const { exportControl } = overrides;
  const jump = exportControl ? jumpOf(exportControl, overrides) : null;
  if (!jump || !exportControl || site.iso3 === null || !exportControl.controlledIso3.includes(site.iso3))
    return network;
  return open.reduce((changed, plan) => withPhaseLicence(changed, plan, jump, asOfDay), network);
}

/** Own chips need no licence: as no part of a phase starts alone, their share is taken off the chance that the phase needs one. */
function jumpOf(
  exportControl: NonNullable<ScenarioOverrides["exportControl"]>,
  { ownSiliconAttach = 0, ownSiliconLicenceFreeShare = OWN_SILICON.licenceFreeShare }: ScenarioOverrides,
): Jump | null {
  const { licenceProbability, delayMedianDays, delayP90Days, denialProbability } = exportControl;
  const probability = licenceProbability * (1 - ownSiliconAttach * ownSiliconLicenceFreeShare);
  if (probability === 0) return null;
  const sigma = Math.log(delayP90Days / delayMedianDays) / Z_90;
  return {
    key: JUMP_KEY,
    probability,
    delay: { kind: "lognormal", medianDays: delayMedianDays, sigma },
    denialProbability,
  };
}

function withPhaseLicence(network: Network, plan: PhaseStatus, jump: Jump, asOfDay: number): Network {
  const { ordinal } = plan.phase;
  const carriers = carriersOf(plan, asOfDay);
  if (carriers.length === 0) return network;
  const views = [phaseNodeId(ordinal, "announced"), phaseNodeId(ordinal, "outside")];
  const nodes = network.nodes.flatMap((node): Node[] => {
    if (carriers.includes(node.id)) return carrying(node, jump);
    if (views.includes(node.id) && !waitsForPhase(node))
      return [node, licenceAfter(node, partNodeId(node.id, "licence"), jump)];
    return [node];
  });
  const ids = new Set(nodes.map(({ id }) => id));
  const follows = (id: string) =>
    views.includes(id) && ids.has(partNodeId(id, "licence")) ? partNodeId(id, "licence") : id;
  return {
    ...network,
    nodes: nodes.map((node) =>
      node.kind === "pool" && node.id === phaseNodeId(ordinal, "revenue")
        ? { ...node, views: node.views.map((view) => ({ ...view, node: follows(view.node) })) }
        : node,
    ),
    targets: network.targets.map((target) =>
      target.id === String(plan.phase.id)
        ? { ...target, decisionNodes: [...new Set([...target.decisionNodes, ...carriers])] }
        : target,
    ),
  };
}

function carriersOf(plan: PhaseStatus, asOfDay: number): string[] {
  const { ordinal } = plan.phase;
  const orders = plan.gates.filter((gate) => gate.kind === "accelerator_order");
  if (orders.length === 0) return plan.firstPower ? [] : [phaseNodeId(ordinal, "commissioned")];
  return orders
    .filter(
      ({ finish, indicator }) =>
        finish.status !== "done" && stepEvidence(indicator ?? undefined, "export_licensed", asOfDay).status !== "done",
    )
    .map((gate) => gateNodeId(ordinal, gate));
}

/** The carrier with its jump. A stated date cannot carry one, so the delay follows it under the gate's own name. */
function carrying(node: Node, jump: Jump): Node[] {
  if (node.kind === "task") return [{ ...node, jump }];
  if (node.kind !== "stated") return [node];
  const said = { ...node, id: partNodeId(node.id, "stated") };
  return [said, { ...licenceAfter(said, node.id, jump), drives: node.drives }];
}

/** The wait for a licence after a node: nothing in the draws in which none is required. */
function licenceAfter(node: Node, id: string, jump: Jump): TaskNode {
  return {
    kind: "task",
    id,
    predecessors: finishStart([node.id]),
    drives: false,
    duration: { kind: "point", days: 0 },
    loading: "part",
    jump,
    ...(node.plannedDay === undefined ? {} : { plannedDay: node.plannedDay }),
  };
}

const waitsForPhase = (node: Node) => node.predecessors.some(({ id }) => isRevenueNode(id));
