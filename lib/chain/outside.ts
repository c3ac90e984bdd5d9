import type { HazardStage, Node } from "@/lib/forecast";
import { hasSignedSupply } from "./base-rates";
import { finishStart } from "./gate-nodes";
import { phaseNodeId } from "./node-ids";
import type { PhaseContext } from "./phase-context";
import { constructionStart } from "./phase-plan";

export type OutsideView = {
  nodes: Node[];
  /** The node after which the agreement is taken as signed, and the one after which building is taken as started; null: already so. */
  agreedAfter: string | null;
  startedAfter: string | null;
};

/**
 * The outside view of a phase, from its stage: commissioning once energised; from construction start the class of whole sites; before
 * that, permits and grid agreement in front of it; for a later phase, the earlier phase's draw plus the gap between them.
 */
export function outsideNodes(context: PhaseContext): OutsideView {
  const { site, plan, previous, asOfDay, model } = context;
  const { ordinal } = plan.phase;
  const node = { kind: "task", id: phaseNodeId(ordinal, "outside"), drives: true, loading: "total" } as const;
  if (plan.firstPower) {
    const duration = model.durationClass("commissioning");
    return {
      nodes: [{ ...node, predecessors: [], duration, startedOnDay: plan.firstPower.latestDay }],
      agreedAfter: null,
      startedAfter: null,
    };
  }
  if (previous) return { nodes: [laterPhase(context)], agreedAfter: null, startedAfter: null };

  const duration = model.durationClass("start_to_first_power");
  const start = constructionStart(plan.gates);
  if (start !== null)
    return {
      nodes: [{ ...node, predecessors: [], duration, startedOnDay: start }],
      agreedAfter: null,
      startedAfter: null,
    };

  const begun = Math.min(site.announcedDay ?? asOfDay, asOfDay);
  const pre = (name: "outside.agreement" | "outside.permit", classSlug: string): Node => ({
    kind: "task",
    id: phaseNodeId(ordinal, name),
    predecessors: [],
    drives: false,
    duration: model.durationClass(classSlug),
    loading: "part",
    startedOnDay: begun,
  });
  const isAgreed = hasSignedSupply(plan.phase, asOfDay);
  const isPermitted = plan.gates.some((gate) => gate.role === "permit" && gate.finish.status === "done");
  const front = [
    ...(isAgreed ? [] : [pre("outside.agreement", "grid_request_to_agreement")]),
    ...(isPermitted ? [] : [pre("outside.permit", "local_permit")]),
  ];
  const ready: Node = {
    kind: "all-of",
    id: phaseNodeId(ordinal, "outside.ready"),
    predecessors: finishStart(front.map(({ id }) => id)),
    drives: false,
  };
  return {
    nodes:
      front.length > 0
        ? [...front, ready, { ...node, predecessors: finishStart([ready.id]), duration }]
        : [{ ...node, predecessors: [], duration }],
    agreedAfter: isAgreed ? null : phaseNodeId(ordinal, "outside.agreement"),
    startedAfter: front.length > 0 ? ready.id : null,
  };
}

function laterPhase({ plan, previous, model }: PhaseContext): Node {
  const { statedRatioMedian, statedSigma, unstatedMedianDays, unstatedSigma } = model.laterPhase;
  const before = previous as NonNullable<typeof previous>;
  const beforeDay = before.announced?.statedDay ?? before.inService?.latestDay ?? null;
  const gapDays = plan.announced && beforeDay !== null ? plan.announced.statedDay - beforeDay : null;
  const isStated = gapDays !== null && gapDays > 0;
  const duration = isStated
    ? ({ kind: "lognormal", medianDays: gapDays * statedRatioMedian, sigma: statedSigma, contaminated: true } as const)
    : ({ kind: "lognormal", medianDays: unstatedMedianDays, sigma: unstatedSigma, contaminated: true } as const);
  const node = {
    kind: "task",
    id: phaseNodeId(plan.phase.ordinal, "outside"),
    drives: true,
    loading: "total",
    duration,
  } as const;
  return before.inService
    ? { ...node, predecessors: [], startedOnDay: before.inService.latestDay }
    : { ...node, predecessors: finishStart([phaseNodeId(before.phase.ordinal, "revenue")]) };
}

/**
 * Cancellation by the furthest evidence, stepping down as the draw moves on. Works under way anywhere on the site count for its later
 * phases too: the class behind the rate is of whole sites. `outside` is that of the site's first open phase, for the same reason.
 */
export function hazardStages({ plan, plans, model }: PhaseContext, outside: OutsideView): HazardStage[] {
  const rate = model.hazardPerYear;
  if (plan.stage === "energised") return [{ perYear: rate.energised, cause: "after-start", untilNode: null }];
  const isSiteUnderWay = plans.some(
    (other) =>
      other.phase.ordinal <= plan.phase.ordinal &&
      ["under_construction", "energised", "in_service"].includes(other.stage),
  );
  const started: HazardStage = { perYear: rate.under_construction, cause: "after-start", untilNode: null };
  if (isSiteUnderWay) return [started];
  const permitted: HazardStage = { perYear: rate.permitted, cause: "before-grid", untilNode: outside.startedAfter };
  if (plan.stage === "permitted")
    return outside.startedAfter ? [permitted, started] : [{ ...permitted, untilNode: null }];
  const announced: HazardStage = {
    perYear: rate.announced,
    cause: "before-grid",
    untilNode: outside.agreedAfter ?? outside.startedAfter,
  };
  if (!announced.untilNode) return [announced];
  return outside.agreedAfter && outside.startedAfter ? [announced, permitted, started] : [announced, started];
}
