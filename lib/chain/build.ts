import { DAYS_PER_YEAR } from "@/lib/domain/dates";
import type { PhaseRecord, SiteRecords } from "@/lib/domain/records";
import type { SourceClass } from "@/lib/domain/vocabulary";
import type { HazardStage, Network, Node, Target } from "@/lib/forecast";
import { factorKeys } from "./factor-keys";
import { finishStart, type GateContext, gateNodes } from "./gate-nodes";
import { type GateRole, hasOwnEvidence, isFloor } from "./gates";
import { type ChainModel, chainModel } from "./model";
import { gateNodeId, phaseNodeId, phaseOrdinalOf } from "./node-ids";
import { hazardStages, type OutsideView, outsideNodes } from "./outside";
import type { PhaseContext } from "./phase-context";
import { constructionStart, type PhaseStatus, planPhase } from "./phase-plan";
import { withPlannedDays } from "./planned-days";
import { adjustedSlip } from "./slip-adjustment";
import { withSlots } from "./slots";

/** Bump when the way records become a network changes. */
export const CHAIN_VERSION = "chain-4";

export type SiteChain = { network: Network; plans: PhaseStatus[]; model: ChainModel };

/**
 * Builds the engine's network of a site from its records on a day: one pool of three views per phase not yet earning, on the gates
 * that `gatesOf` finds. Phases that were withdrawn, and need no forecast, are left out.
 */
export function buildSiteChain(site: SiteRecords, asOfDay: number): SiteChain {
  const model = chainModel(site.model);
  const plans = [...site.phases].sort((a, b) => a.ordinal - b.ordinal).map((phase) => planPhase(site, phase, asOfDay));
  const nodes: Node[] = [];
  const targets: Target[] = [];
  let previous: PhaseStatus | null = null;
  let firstOutside: OutsideView | null = null;
  for (const plan of plans) {
    if (plan.stage === "withdrawn") continue;
    if (plan.inService) {
      targets.push(earningTarget(plan, nodes));
    } else {
      const context = { site, plan, previous, asOfDay, model, plans, nodes };
      const outside = outsideNodes(context);
      firstOutside ??= outside;
      targets.push(phaseTarget(context, outside, hazardStages(context, firstOutside)));
    }
    previous = plan;
  }
  return {
    network: {
      ...factorKeys(site),
      ...withSlots({ nodes: withPlannedDays(nodes, plans, model, asOfDay), targets }, plans, site),
    },
    plans,
    model,
  };
}

function earningTarget(plan: PhaseStatus, nodes: Node[]): Target {
  const inService = plan.inService as NonNullable<PhaseStatus["inService"]>;
  const id = phaseNodeId(plan.phase.ordinal, "revenue");
  nodes.push({
    kind: "done",
    id,
    predecessors: [],
    drives: true,
    earliestDay: inService.earliestDay,
    latestDay: inService.latestDay,
  });
  return { id: String(plan.phase.id), node: id, decisionNodes: [], hazard: [], announcedDay: null };
}

function phaseTarget(context: PhaseContext, outside: OutsideView, hazard: HazardStage[]): Target {
  const { site, plan, previous, asOfDay, model, nodes } = context;
  const { phase, announced, gates } = plan;
  const { ordinal } = phase;
  const gateContext: GateContext = {
    siteSlug: site.slug,
    asOfDay,
    needDay: needDay(context),
    ageYears: ageYears(site, phase, asOfDay),
    announcedSourceKey: announced ? announced.claim.source.key : null,
    slipOf: (sourceClass: SourceClass) =>
      adjustedSlip(model.slip, model.slipAdjustment, { operator: site.operator?.slug ?? null, sourceClass }),
    model,
    plan,
  };
  const chain = addChain(context, gateContext);
  if (announced) {
    const { statedDay, claim } = announced;
    nodes.push({
      kind: "stated",
      id: phaseNodeId(ordinal, "announced"),
      predecessors: [],
      drives: true,
      statedDay,
      sourceKey: claim.source.key,
      ageYears: gateContext.ageYears,
      slip: gateContext.slipOf(claim.source.class),
      loading: "total",
    });
  }
  nodes.push(...outside.nodes);

  const own = gates.filter(hasOwnEvidence).length;
  const chainWeight = Math.min(model.parameter("chain_weight_max"), own * model.parameter("chain_weight_per_gate"));
  const rest = (1 - chainWeight) / (announced ? 2 : 1);
  const waitsForPrevious = previous !== null && !previous.inService && phase.isIndependentOfPrevious !== true;
  nodes.push({
    kind: "pool",
    id: phaseNodeId(ordinal, "revenue"),
    predecessors: [],
    drives: false,
    views: [
      { name: "chain", node: chain.finish, weight: chainWeight },
      ...(announced ? [{ name: "announced" as const, node: phaseNodeId(ordinal, "announced"), weight: rest }] : []),
      { name: "outside", node: phaseNodeId(ordinal, "outside"), weight: rest },
    ],
    floors: floorsOf(plan),
    ...(waitsForPrevious ? { notBeforePool: phaseNodeId(previous.phase.ordinal, "revenue") } : {}),
  });
  return {
    id: String(phase.id),
    node: phaseNodeId(ordinal, "revenue"),
    decisionNodes: nodes.flatMap((node) =>
      node.kind === "task" && node.decision && phaseOrdinalOf(node.id) === ordinal ? [node.id] : [],
    ),
    hazard,
    announcedDay: announced?.statedDay ?? null,
  };
}

const POWER_SIDE: readonly GateRole[] = ["assessment", "agreement", "grid", "power", "bridge"];

/**
 * What every draw waits for, whatever view it took. With bridge power there are two ways to power, so no gate on one of them holds the phase up
 * while the other is there: where the draw waited for one, it waits for power, whichever comes first.
 */
function floorsOf({ phase, gates }: PhaseStatus): string[] {
  const { ordinal } = phase;
  const hasTwoWays = gates.some(({ role }) => role === "bridge");
  const isOneWay = ({ role }: { role: GateRole }) => hasTwoWays && POWER_SIDE.includes(role);
  const firm = gates.filter(isFloor);
  const own = firm.filter((gate) => !isOneWay(gate)).map((gate) => gateNodeId(ordinal, gate));
  return firm.some(isOneWay) ? [...own, phaseNodeId(ordinal, "power")] : own;
}

/** Gates → building and power → commissioning. Returns the chain's last node. */
function addChain({ plan, nodes, model, asOfDay }: PhaseContext, gateContext: GateContext): { finish: string } {
  const { ordinal } = plan.phase;
  const { gates, firstPower } = plan;
  const commissioned = phaseNodeId(ordinal, "commissioned");
  const idsOf = (...roles: string[]) =>
    gates.filter((gate) => roles.includes(gate.role)).map((gate) => gateNodeId(ordinal, gate));
  const open = (...roles: string[]) =>
    gates
      .filter((gate) => roles.includes(gate.role) && gate.finish.status !== "done" && gate.impliedDay === null)
      .map((gate) => gateNodeId(ordinal, gate));
  for (const gate of gates) {
    const before =
      gate.role === "agreement"
        ? open("assessment")
        : gate.role === "grid"
          ? open("assessment", "agreement")
          : gate.role === "building"
            ? open("permit")
            : [];
    nodes.push(...gateNodes(gate, before, gateContext));
  }
  nodes.push({
    kind: "all-of",
    id: phaseNodeId(ordinal, "grid-power"),
    predecessors: finishStart(idsOf("grid", "power")),
    drives: false,
  });
  const bridge = idsOf("bridge");
  nodes.push({
    kind: "any-of",
    id: phaseNodeId(ordinal, "power"),
    predecessors: finishStart([phaseNodeId(ordinal, "grid-power"), ...bridge]),
    drives: false,
  });
  nodes.push({
    kind: "task",
    id: commissioned,
    predecessors: finishStart([phaseNodeId(ordinal, "power"), ...idsOf("building", "site")]),
    drives: false,
    duration: model.durationClass("commissioning"),
    loading: "part",
    ...(firstPower ? { startedOnDay: Math.min(firstPower.latestDay, asOfDay) } : {}),
  });
  return { finish: commissioned };
}

/** When power and building must be there: the announced date less commissioning, else what the building's class requires. */
function needDay({ site, plan, asOfDay, model }: PhaseContext): number {
  if (plan.announced) return plan.announced.statedDay - model.durationClass("commissioning").medianDays;
  const building = plan.gates.find((gate) => gate.role === "building");
  if (building?.finish.status === "done") return building.finish.latestDay;
  if (building?.finish.status === "stated") return building.finish.statedDay;
  const start = constructionStart(plan.gates);
  const construction = model.durationClass("building_construction").medianDays;
  if (start !== null) return start + construction;
  return (site.announcedDay ?? asOfDay) + model.durationClass("grid_request_to_agreement").medianDays + construction;
}

/** Years since the phase was first mentioned. */
function ageYears(site: SiteRecords, phase: PhaseRecord, asOfDay: number): number {
  const known = phase.indicators.flatMap((indicator) =>
    indicator.milestones.flatMap((milestone) => milestone.claims.map((claim) => claim.knownDay)),
  );
  const first = Math.min(site.announcedDay ?? asOfDay, asOfDay, ...known);
  return (asOfDay - first) / DAYS_PER_YEAR;
}
