import { gateBasis } from "@/lib/chain/gate-nodes";
import { gateNodeId, isNodeOrPart, type PhaseNode, phaseNodeId, phaseOrdinalOf } from "@/lib/chain/node-ids";
import type { PhaseStatus } from "@/lib/chain/phase-plan";
import type { ClaimRecord, SiteRecords } from "@/lib/domain/records";
import type { Forecast, NetworkProblem, NodeForecast, Sensitivity } from "@/lib/forecast";
import { strandedRisk } from "@/lib/money/stranded-risk";
import type { ScenarioOverrides } from "@/lib/scenarios/overrides";
import { baseRateEffects } from "./base-rate-effects";
import { type DayQuantiles, dayQuantiles } from "./day-quantiles";
import type { AssessmentOptions } from "./engine-options";
import { inServiceShares } from "./in-service-shares";
import { planClassDays, strandedRiskInput } from "./money-input";
import { delayCauses, gateSensitivity } from "./sensitivity";
import { prepareSite, type SimulatedPhase, siteNetwork } from "./simulate-site";
import type { GateAssessment, PhaseAssessment, StatedDate } from "./types";

/** One seed for every site; a site's draws are its own all the same, by its key. */
export const FORECAST_SEED = 20251029;

export type SiteAssessment = { ok: true; phases: PhaseAssessment[] } | { ok: false; problems: NetworkProblem[] };

/**
 * Everything we say of a site's phases on a day, from its records alone: chain → forecast → money. Pure: the preview of a claim and the
 * saved forecast are this same function on the same records. A scenario's overrides act on the same draws; without any it is the base.
 * @param overrides checked (`readOverrides`)
 */
export function assessSite(
  site: SiteRecords,
  options: AssessmentOptions,
  overrides: ScenarioOverrides = {},
): SiteAssessment {
  const made = siteNetwork(site, options.asOfDay, overrides);
  const result = prepareSite(made, options);
  if (!result.ok) return result;
  const { simulated, prepared } = result;
  const { plans } = made.chain;
  const effects = baseRateEffects(plans, made.network, prepared.whatIf);
  const figures = {
    ...simulated.forecast,
    sensitivity: prepared.sensitivity(),
    planClassDays: planClassDays(made, simulated, options),
  };
  prepared.end();
  const phases = plans.map((plan) => {
    const phase = simulated.phases.find((one) => one.plan === plan);
    return phase
      ? assessPhase(site, phase, figures, { ...options, overrides }, effects.get(plan.phase.id) ?? [])
      : withdrawn(plan, options);
  });
  return { ok: true, phases };
}

type Figures = Forecast & { sensitivity: Sensitivity; planClassDays: ReadonlyMap<number, number> };

function assessPhase(
  site: SiteRecords,
  phase: SimulatedPhase,
  figures: Figures,
  options: AssessmentOptions & { overrides: ScenarioOverrides },
  baseRates: PhaseAssessment["baseRates"],
): PhaseAssessment {
  const { plan, target, samples, powerP50Day, outsideP50Day } = phase;
  const { ordinal } = plan.phase;
  const id = String(plan.phase.id);
  const node = (name: PhaseNode) => figures.nodes.find((one) => one.id === phaseNodeId(ordinal, name));
  const drives = (one: NodeForecast | undefined) => one?.drives[id] ?? 0;
  const sensitivity = figures.sensitivity.targets.find((one) => one.id === id) as Sensitivity["targets"][number];
  const gates = plan.inService ? [] : gateAssessments(plan, figures, sensitivity);
  const outside = node("outside");
  const planClassP50Day = figures.planClassDays.get(ordinal) ?? null;
  const ownDrives = gates.reduce((sum, gate) => sum + gate.drives, 0) + drives(node("announced")) + drives(outside);
  return {
    phaseId: plan.phase.id,
    asOfDay: options.asOfDay,
    state: plan.inService ? "in_service" : "forecast",
    stage: plan.stage,
    announced: plan.announced
      ? {
          basis: plan.announced.basis,
          latest: statedDate(plan.announced.claim),
          first: statedDate(plan.announced.first),
        }
      : null,
    inServiceDay: plan.inService?.latestDay ?? null,
    givenCompletion: dayQuantiles(target.givenCompletion),
    unconditional: dayQuantiles(target.unconditional),
    quantileDays: target.quantiles,
    cancelled: target.cancelled,
    notWithinTenYears: target.notWithinTenYears,
    byAnnounced: target.byAnnounced,
    expectedDelayDays: target.expectedDelayDays,
    delayByCause: delayCauses(plan, sensitivity),
    standardErrorDays: target.standardErrorDays,
    views: target.views,
    drivesAnnounced: drives(node("announced")),
    drivesOutside: drives(outside),
    drivesPreviousPhase: plan.inService ? 0 : Math.max(0, 1 - ownDrives),
    gatesWithOwnEvidence: plan.gates.filter(
      (gate) => gate.indicator && (gate.finish.status !== "none" || gate.start.status !== "none"),
    ).length,
    gates,
    classP50Day: outsideP50Day,
    classP80Day: outside?.finish.p80 ?? null,
    powerP50Day,
    baseRates,
    inServiceShareByYear: inServiceShares(samples, options.asOfDay),
    money:
      plan.inService || planClassP50Day === null
        ? null
        : strandedRisk(strandedRiskInput(site, phase, options.asOfDay, planClassP50Day, options.overrides)),
    warnings: figures.warnings
      .filter((warning) => phaseOrdinalOf(warning.nodeId) === ordinal)
      .map(({ code, detail }) => ({ code, detail })),
  };
}

function gateAssessments(
  plan: PhaseStatus,
  figures: Figures,
  sensitivity: Sensitivity["targets"][number],
): GateAssessment[] {
  const targetId = sensitivity.id;
  const hasOpenAssessment = plan.gates.some(
    (gate) => gate.role === "assessment" && gate.finish.status !== "done" && gate.impliedDay === null,
  );
  return plan.gates.map((gate) => {
    const nodeId = gateNodeId(plan.phase.ordinal, gate);
    const found = figures.nodes.find((one) => one.id === nodeId) as NodeForecast;
    return {
      nodeId,
      indicatorId: gate.indicator?.id ?? null,
      kind: gate.kind,
      key: gate.key,
      step: gate.step,
      basis: gateBasis(gate, hasOpenAssessment && (gate.role === "grid" || gate.role === "agreement")),
      because: gate.because,
      classSlug: gate.finish.status === "none" && gate.impliedDay === null ? gate.classSlug : null,
      finish: dayQuantiles(found.finish),
      // Its own start and answer nodes speak for the gate.
      drives: figures.nodes
        .filter((one) => isNodeOrPart(one.id, nodeId))
        .reduce((sum, one) => sum + (one.drives[targetId] ?? 0), 0),
      onPath: found.onPath[targetId] ?? 0,
      ...gateSensitivity(nodeId, targetId, figures.nodes, sensitivity),
    };
  });
}

function withdrawn(plan: PhaseStatus, { asOfDay }: AssessmentOptions): PhaseAssessment {
  const never: DayQuantiles = { p10: null, p50: null, p80: null, p90: null };
  return {
    phaseId: plan.phase.id,
    asOfDay,
    state: "withdrawn",
    stage: "withdrawn",
    announced: null,
    inServiceDay: null,
    givenCompletion: never,
    unconditional: never,
    quantileDays: [],
    cancelled: { total: 1, byCause: { "before-grid": 0, "permit-denied": 0, "after-start": 0 } },
    notWithinTenYears: 0,
    byAnnounced: null,
    expectedDelayDays: null,
    delayByCause: null,
    standardErrorDays: { p50: 0, p80: 0 },
    views: { chain: 0, announced: 0, outside: 0 },
    drivesAnnounced: 0,
    drivesOutside: 0,
    drivesPreviousPhase: 0,
    gatesWithOwnEvidence: 0,
    gates: [],
    classP50Day: null,
    classP80Day: null,
    powerP50Day: null,
    baseRates: [],
    inServiceShareByYear: {},
    money: null,
    warnings: [],
  };
}

function statedDate(claim: ClaimRecord): StatedDate {
  return {
    claimId: claim.id,
    earliestDay: claim.earliestDay,
    latestDay: claim.latestDay as number,
    knownDay: claim.knownDay,
  };
}
