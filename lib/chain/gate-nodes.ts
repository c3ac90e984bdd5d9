import type { SourceClass } from "@/lib/domain/vocabulary";
import { type Decision, type Node, normalQuantile, type Predecessor, type SlipModel } from "@/lib/forecast";
import { baseRateDecision } from "./base-rates";
import type { Gate, GateBasis } from "./gates";
import { type ChainModel, classQuantileDays } from "./model";
import { gateNodeId, partNodeId } from "./node-ids";
import type { PhaseStatus } from "./phase-plan";

/** Everything a gate's node needs beside the gate itself. */
export type GateContext = {
  siteSlug: string;
  asOfDay: number;
  /** When power and building are needed; back-casts count back from it. */
  needDay: number;
  ageYears: number;
  /** Dates from the source of the announced date slip with it: they are one draw, the site's total. */
  announcedSourceKey: string | null;
  /** How dates slip that a source of this class gave. */
  slipOf: (sourceClass: SourceClass) => SlipModel;
  model: ChainModel;
  plan: PhaseStatus;
};

export const finishStart = (ids: string[], lagDays = 0): Predecessor[] =>
  ids.map((id) => ({ id, type: "finish-start", lagDays }));

/** How the chain knows the gate's date; the first of these that holds. */
export function gateBasis(gate: Gate, waitsForAssessment: boolean): GateBasis {
  if (gate.finish.status === "done") return gate.finish.basis;
  if (gate.impliedDay !== null) return "implied";
  if (gate.finish.status === "stated") return gate.finish.basis;
  if (gate.start.status === "done") return "in_progress";
  return waitsForAssessment || gate.start.status === "stated" ? "unstarted" : "back_cast";
}

/** The node of one gate (two when its start is itself only stated), after the gates that must come before it. */
export function gateNodes(gate: Gate, before: string[], context: GateContext): Node[] {
  const id = gateNodeId(context.plan.phase.ordinal, gate);
  const { asOfDay, model } = context;
  const predecessors = finishStart(before);
  if (gate.finish.status === "done") {
    return [
      {
        kind: "done",
        id,
        predecessors: [],
        drives: true,
        earliestDay: gate.finish.earliestDay,
        latestDay: gate.finish.latestDay,
      },
    ];
  }
  if (gate.impliedDay !== null) {
    return [
      { kind: "done", id, predecessors: [], drives: false, earliestDay: gate.impliedDay, latestDay: gate.impliedDay },
    ];
  }
  if (gate.finish.status === "stated") {
    const { decision } = decisionOf(gate, context);
    if (!decision) return [statedNode(id, gate.finish, predecessors, context)];
    // A stated date can still be refused: the decision stands in front of it.
    const answer: Node = {
      kind: "task",
      id: partNodeId(id, "answer"),
      predecessors,
      drives: true,
      duration: { kind: "point", days: 0 },
      loading: "part",
      decision,
    };
    return [answer, statedNode(id, gate.finish, finishStart([answer.id]), context)];
  }

  const duration = model.durationClass(gate.classSlug);
  const task = {
    kind: "task",
    id,
    drives: true,
    duration,
    loading: "part",
    ...vendorOf(gate),
    ...decisionOf(gate, context),
  } as const;
  if (gate.start.status === "done") return [{ ...task, predecessors, startedOnDay: gate.start.latestDay }];
  if (gate.start.status === "stated") {
    const start = { ...statedNode(partNodeId(id, "start"), gate.start, predecessors, context), drives: false };
    return [start, { ...task, predecessors: finishStart([start.id]) }];
  }
  if (before.length > 0) return [{ ...task, predecessors }];
  // Required but unseen: it must have started in time for its need date, had all gone as the back-cast quantile of its class.
  const z = normalQuantile(context.model.parameter("back_cast_quantile"));
  const startedOnDay = Math.round(context.needDay - classQuantileDays(duration, z));
  return startedOnDay <= asOfDay
    ? [{ ...task, predecessors, startedOnDay }]
    : [{ ...task, predecessors, notBeforeDay: startedOnDay }];
}

function statedNode(
  id: string,
  evidence: Extract<Gate["finish"], { status: "stated" }>,
  predecessors: Predecessor[],
  context: GateContext,
): Node {
  const sourceKey = evidence.claim.source.key;
  return {
    kind: "stated",
    id,
    predecessors,
    drives: true,
    statedDay: evidence.statedDay,
    sourceKey,
    ageYears: context.ageYears,
    slip: context.slipOf(evidence.claim.source.class),
    loading: sourceKey === context.announcedSourceKey ? "total" : "part",
  };
}

/** The key of the factor that all orders with one manufacturer share. */
export const vendorKey = ({ slug }: { slug: string }) => `vendor:${slug}`;

/** Orders with one manufacturer share a factor: loading 0.55, as the vendor correlation of 0.3 says [U]. */
function vendorOf(gate: Gate) {
  const manufacturer = gate.indicator?.counterparty;
  const isOrder = gate.kind === "transformer_order" || gate.kind === "accelerator_order";
  return isOrder && manufacturer ? { vendorFactor: { key: vendorKey(manufacturer), weight: 0.55 } } : {};
}

/**
 * Who can say no: permits by their class's prior; the grid assessment by the local base rate that matches. Where it is not certain that
 * an assessment is needed at all, the grid works carry the decision, and only a refusal adds time.
 */
function decisionOf(gate: Gate, context: GateContext): { decision?: Decision } {
  const { model, plan, siteSlug } = context;
  const match = plan.baseRates.find(
    (rate) => rate.probability > 0 && (rate.rate.gate === gate.key || rate.rate.gate === gate.indicator?.permitType),
  );
  if (gate.role === "assessment" || gate.role === "permit") {
    if (match)
      return {
        decision: { ...baseRateDecision(match, siteSlug, model), retryDuration: model.durationClass(gate.classSlug) },
      };
    return {
      decision: {
        alpha: model.parameter("permit_pass_alpha"),
        beta: model.parameter("permit_pass_beta"),
        maxAttempts: model.parameter("decision_attempts"),
        retryDuration: model.durationClass(gate.classSlug),
        shareKey: `${siteSlug}:${gate.key}`,
        appliesProbability: 1,
      },
    };
  }
  if (gate.role === "grid" && !plan.gates.some((other) => other.role === "assessment")) {
    const assessment = plan.baseRates.find(
      (rate) => rate.probability > 0 && rate.rate.gate === "grid_impact_assessment",
    );
    if (assessment) return { decision: baseRateDecision(assessment, siteSlug, model) };
  }
  return {};
}
