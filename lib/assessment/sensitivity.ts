import { gateNodeId, isNodeOrPart, phaseNodeId, phaseOrdinalOf } from "@/lib/chain/node-ids";
import type { PhaseStatus } from "@/lib/chain/phase-plan";
import type { NodeForecast, Sensitivity } from "@/lib/forecast";
import type { DaysBought, DelayCause, GateAssessment } from "./types";

type TargetSensitivity = Sensitivity["targets"][number];

/**
 * What could be done about a gate, its start and answer folded in: days bought add up (but done today is the gate's own, whatever it waits
 * for), and to know the gate is worth, or matters, at least what its most telling part does.
 * @param nodes the network's nodes with their indices
 * @param sensitivity that of the phase, by target
 */
export function gateSensitivity(
  gateId: string,
  targetId: string,
  nodes: readonly NodeForecast[],
  sensitivity: TargetSensitivity,
): Required<Pick<GateAssessment, "daysBought" | "valueOfKnowingDays" | "ssi" | "cruciality">> {
  const asked = sensitivity.nodes.filter(({ id }) => isNodeOrPart(id, gateId));
  const own = nodes.filter(({ id }) => isNodeOrPart(id, gateId));
  const bought = asked.flatMap(({ daysBought }) => daysBought ?? []);
  const known = asked.flatMap(({ valueOfKnowingDays }) => valueOfKnowingDays ?? []);
  const sum = (name: keyof DaysBought) => bought.reduce((total, days) => total + days[name], 0);
  const doneToday = asked.find(({ id }) => id === gateId)?.daysBought?.doneToday ?? 0;
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
export function delayCauses(plan: PhaseStatus, { delayByCause }: TargetSensitivity): DelayCause[] | null {
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

function causeOf(id: string, plan: PhaseStatus): NamedCause {
  const { ordinal } = plan.phase;
  if (id === "plan") return { cause: "plan" };
  if (phaseOrdinalOf(id) !== ordinal) return { cause: "previous" };
  if (isNodeOrPart(id, phaseNodeId(ordinal, "announced"))) return { cause: "announced" };
  if (id === phaseNodeId(ordinal, "commissioned")) return { cause: "commissioning" };
  const gate = plan.gates.find((one) => isNodeOrPart(id, gateNodeId(ordinal, one)));
  return gate ? { cause: "gate", nodeId: gateNodeId(ordinal, gate) } : { cause: "outside" };
}
