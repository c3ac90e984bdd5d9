import { nodeIdOf } from "@/lib/chain/gate-nodes";
import type { Gate } from "@/lib/chain/gates";
import type { PhasePlan } from "@/lib/chain/phase-plan";
import type { NodeForecast, Sensitivity } from "@/lib/forecast";
import type { DaysBought, DelayCause, GateAssessment } from "./types";

type TargetSensitivity = Sensitivity["targets"][number];

/** Whether a node is a gate's own, or its start or answer, which speak for the gate. */
export const isOfGate = (nodeId: string, gateNodeId: string) =>
  nodeId === gateNodeId || nodeId.startsWith(`${gateNodeId}.`);

/**
 * What could be done about a gate, its start and answer folded in: days bought add up (but done today is the gate's own, whatever it waits
 * for), and to know the gate is worth, or matters, at least what its most telling part does.
 * @param nodes the network's nodes with their indices
 * @param sensitivity that of the phase, by target
 */
export function gateSensitivity(
  gateNodeId: string,
  targetId: string,
  nodes: readonly NodeForecast[],
  sensitivity: TargetSensitivity,
): Required<Pick<GateAssessment, "daysBought" | "valueOfKnowingDays" | "ssi" | "cruciality">> {
  const asked = sensitivity.nodes.filter(({ id }) => isOfGate(id, gateNodeId));
  const own = nodes.filter(({ id }) => isOfGate(id, gateNodeId));
  const bought = asked.flatMap(({ daysBought }) => daysBought ?? []);
  const known = asked.flatMap(({ valueOfKnowingDays }) => valueOfKnowingDays ?? []);
  const sum = (name: keyof DaysBought) => bought.reduce((total, days) => total + days[name], 0);
  const doneToday = asked.find(({ id }) => id === gateNodeId)?.daysBought?.doneToday ?? 0;
  return {
    daysBought:
      bought.length === 0
        ? null
        : { shorterByFifth: sum("shorterByFifth"), doneToday, atP10: sum("atP10"), atP90: sum("atP90") },
    valueOfKnowingDays: known.length === 0 ? null : Math.max(...known),
    ssi: Math.max(...own.map((node) => node.ssi[targetId] ?? 0)),
    cruciality: Math.max(...own.map((node) => node.cruciality[targetId] ?? 0)),
  };
}

/** The delay's causes by name, largest first; helper nodes count for their gate, every node of another phase for the phase in front. */
export function delayCauses(plan: PhasePlan, { delayByCause }: TargetSensitivity): DelayCause[] | null {
  if (delayByCause === null) return null;
  const causes = new Map<string, DelayCause>();
  for (const { cause, days } of delayByCause) {
    const named = causeOf(cause, plan);
    const key = named.cause === "gate" ? named.nodeId : named.cause;
    causes.set(key, { ...named, days: days + (causes.get(key)?.days ?? 0) });
  }
  return [...causes.values()].filter(({ days }) => days !== 0).sort((a, b) => b.days - a.days);
}

type NamedCause = DelayCause extends infer C ? (C extends DelayCause ? Omit<C, "days"> : never) : never;

function causeOf(id: string, plan: PhasePlan): NamedCause {
  const prefix = `p${plan.phase.ordinal}`;
  if (id === "plan") return { cause: "plan" };
  if (!id.startsWith(`${prefix}.`)) return { cause: "previous" };
  if (isOfGate(id, `${prefix}.announced`)) return { cause: "announced" };
  if (id === `${prefix}.commissioned`) return { cause: "commissioning" };
  const gate = plan.gates.find((one: Gate) => isOfGate(id, nodeIdOf(prefix, one)));
  return gate ? { cause: "gate", nodeId: nodeIdOf(prefix, gate) } : { cause: "outside" };
}
