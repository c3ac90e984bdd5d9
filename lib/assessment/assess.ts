import { buildSiteChain } from "@/lib/chain/build";
import { gateBasis, nodeIdOf } from "@/lib/chain/gate-nodes";
import type { PhasePlan } from "@/lib/chain/phase-plan";
import type { ClaimRecord, SiteRecords } from "@/lib/domain/records";
import {
  type Forecast,
  type NetworkProblem,
  type NodeForecast,
  prepare,
  type Quantiles,
  type Sensitivity,
  type TargetForecast,
} from "@/lib/forecast";
import { strandedRisk } from "@/lib/money/stranded-risk";
import { underScenario } from "@/lib/scenarios/apply-scenario";
import type { ScenarioOverrides } from "@/lib/scenarios/overrides";
import { baseRateEffects } from "./base-rate-effects";
import { type AssessmentOptions, engineOptions } from "./engine-options";
import { inServiceShares } from "./in-service-shares";
import { planClassDays, strandedRiskInput } from "./money-input";
import { delayCauses, gateSensitivity, isOfGate } from "./sensitivity";
import type { DayQuantiles, GateAssessment, PhaseAssessment, StatedDate } from "./types";

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
  const chain = buildSiteChain(site, options.asOfDay);
  const network = underScenario(chain, site, overrides, options.asOfDay);
  const made = prepare(network, engineOptions(options));
  if (!made.ok) return made;
  const { forecast, sensitivity, whatIf, end } = made.prepared;
  const effects = baseRateEffects(chain.plans, network, whatIf);
  const figures = {
    ...forecast,
    sensitivity: sensitivity(),
    planClassDays: planClassDays(chain, { network, forecast }, engineOptions(options)),
  };
  end();
  const phases = chain.plans.map((plan) =>
    plan.stage === "withdrawn"
      ? withdrawn(plan, options)
      : assessPhase(site, plan, figures, { ...options, overrides }, effects.get(plan.phase.id) ?? []),
  );
  return { ok: true, phases };
}

type Figures = Forecast & { sensitivity: Sensitivity; planClassDays: ReadonlyMap<number, number> };

function assessPhase(
  site: SiteRecords,
  plan: PhasePlan,
  figures: Figures,
  options: AssessmentOptions & { overrides: ScenarioOverrides },
  baseRates: PhaseAssessment["baseRates"],
): PhaseAssessment {
  const id = String(plan.phase.id);
  const target = figures.targets.find((one) => one.id === id) as TargetForecast;
  const samples = figures.samples.find((one) => one.id === id) as Forecast["samples"][number];
  const prefix = `p${plan.phase.ordinal}.`;
  const node = (name: string) => figures.nodes.find((one) => one.id === prefix + name);
  const drives = (one: NodeForecast | undefined) => one?.drives[id] ?? 0;
  const sensitivity = figures.sensitivity.targets.find((one) => one.id === id) as Sensitivity["targets"][number];
  const gates = plan.inService ? [] : gateAssessments(plan, figures, sensitivity);
  const outside = node("outside");
  const classP50Day = outside?.finish.p50 ?? null;
  const planClassP50Day = figures.planClassDays.get(plan.phase.ordinal) ?? null;
  const powerP50Day = node("power")?.finish.p50 ?? null;
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
    givenCompletion: finite(target.givenCompletion),
    unconditional: finite(target.unconditional),
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
    classP50Day,
    classP80Day: outside?.finish.p80 ?? null,
    powerP50Day,
    baseRates,
    inServiceShareByYear: inServiceShares(samples, options.asOfDay),
    money:
      plan.inService || planClassP50Day === null
        ? null
        : strandedRisk(
            strandedRiskInput(
              site,
              plan,
              options.asOfDay,
              { planClassP50Day, powerP50Day, samples },
              options.overrides,
            ),
          ),
    warnings: figures.warnings
      .filter((warning) => warning.nodeId.startsWith(prefix))
      .map(({ code, detail }) => ({ code, detail })),
  };
}

function gateAssessments(
  plan: PhasePlan,
  figures: Figures,
  sensitivity: Sensitivity["targets"][number],
): GateAssessment[] {
  const targetId = sensitivity.id;
  const prefix = `p${plan.phase.ordinal}`;
  const hasOpenAssessment = plan.gates.some(
    (gate) => gate.role === "assessment" && gate.finish.status !== "done" && gate.impliedDay === null,
  );
  return plan.gates.map((gate) => {
    const nodeId = nodeIdOf(prefix, gate);
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
      finish: finite(found.finish),
      // Its own start and answer nodes speak for the gate.
      drives: figures.nodes
        .filter((one) => isOfGate(one.id, nodeId))
        .reduce((sum, one) => sum + (one.drives[targetId] ?? 0), 0),
      onPath: found.onPath[targetId] ?? 0,
      ...gateSensitivity(nodeId, targetId, figures.nodes, sensitivity),
    };
  });
}

function withdrawn(plan: PhasePlan, { asOfDay }: AssessmentOptions): PhaseAssessment {
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

function finite(quantiles: Quantiles): DayQuantiles {
  const day = (value: number) => (Number.isFinite(value) ? value : null);
  return { p10: day(quantiles.p10), p50: day(quantiles.p50), p80: day(quantiles.p80), p90: day(quantiles.p90) };
}

function statedDate(claim: ClaimRecord): StatedDate {
  return {
    claimId: claim.id,
    earliestDay: claim.earliestDay,
    latestDay: claim.latestDay as number,
    knownDay: claim.knownDay,
  };
}
