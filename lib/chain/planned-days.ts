import type { Node } from "@/lib/forecast";
import type { Gate } from "./gates";
import type { ChainModel } from "./model";
import { gateNodeId, partNodeId, phaseNodeId } from "./node-ids";
import type { PhaseStatus } from "./phase-plan";

/**
 * The nodes with the day on which each would end were the announced date kept (`Node.plannedDay`, an epoch day): what delay by cause is
 * measured against. A gate's plan is its own stated date; without one, what the announced date requires: building and power a commissioning
 * before it, whatever stands in front of them earlier by the class medians of what follows. Nothing in a phase without an announced date
 * has a plan, nor has what is done.
 */
export function withPlannedDays(
  nodes: Node[],
  plans: readonly PhaseStatus[],
  model: ChainModel,
  asOfDay: number,
): Node[] {
  const days = new Map(plans.flatMap((plan) => [...plannedDays(plan, model, asOfDay)]));
  return nodes.map((node) => {
    const plannedDay = days.get(node.id);
    return plannedDay === undefined || node.kind === "done" ? node : { ...node, plannedDay };
  });
}

function plannedDays(plan: PhaseStatus, model: ChainModel, asOfDay: number): Map<string, number> {
  const days = new Map<string, number>();
  if (!plan.announced || plan.inService) return days;
  const { statedDay } = plan.announced;
  const { ordinal } = plan.phase;
  const medianDays = (classSlug: string) => model.durationClass(classSlug).medianDays;
  for (const name of ["announced", "commissioned", "outside"] as const) days.set(phaseNodeId(ordinal, name), statedDay);
  for (const name of ["outside.agreement", "outside.permit"] as const)
    days.set(phaseNodeId(ordinal, name), Math.round(statedDay - medianDays("start_to_first_power")));
  const needDay = statedDay - medianDays("commissioning");
  for (const gate of plan.gates) {
    if (gate.finish.status === "done" || gate.impliedDay !== null) continue;
    const id = gateNodeId(ordinal, gate);
    // In the plan a stated date is not refused, so no retry delays its answer.
    days.set(partNodeId(id, "answer"), asOfDay);
    if (gate.start.status === "stated") days.set(partNodeId(id, "start"), gate.start.statedDay);
    const ownDay = gate.finish.status === "stated" ? gate.finish.statedDay : null;
    days.set(id, ownDay ?? Math.round(needDay - daysBehind(gate, plan, medianDays)));
  }
  return days;
}

/** Class medians of what has to follow a gate before building or power is there. */
function daysBehind(gate: Gate, plan: PhaseStatus, medianDays: (classSlug: string) => number): number {
  const gridDays = medianDays("grid_works_beside_building");
  switch (gate.role) {
    case "permit":
      return medianDays("building_construction");
    case "agreement":
      return gridDays;
    case "assessment": {
      const isAgreementOpen = plan.gates.some((other) => other.role === "agreement" && other.finish.status !== "done");
      return gridDays + (isAgreementOpen ? medianDays("grid_request_to_agreement") : 0);
    }
    default:
      return 0;
  }
}
