import { datedClaims, type Evidence, stepEvidence } from "@/lib/domain/evidence";
import type { IndicatorRecord, PhaseRecord, SiteRecords } from "@/lib/domain/records";
import type { IndicatorKind, MilestoneStep, PermitType } from "@/lib/domain/vocabulary";
import { type ApplicableRule, applicableRules, isPermitOf } from "./applicable-rules";
import { signedSupplyDay } from "./base-rates";

/** How the chain came to a gate's date. */
export type GateBasis =
  | "actual"
  | "inferred"
  | "promised"
  | "estimated"
  | "in_progress"
  | "back_cast"
  | "implied"
  | "unstarted";

/** Why a gate is in the chain at all. */
export type GateReason =
  | { kind: "evidence" }
  /** The strictest of the rules that ask for it; the others, strictest first, are left out where there are none. */
  | { kind: "rule"; policySlug: string; otherPolicySlugs?: string[] }
  | { kind: "phase" };

/** What the gate holds up: the power, the building, or the commissioning of both. */
export type GateRole = "assessment" | "agreement" | "grid" | "power" | "bridge" | "permit" | "building" | "site";

export type Gate = {
  role: GateRole;
  kind: IndicatorKind;
  key: string;
  /** The step that opens the gate, and the one that starts the clock of its class. */
  step: MilestoneStep;
  startStep: MilestoneStep | null;
  classSlug: string;
  indicator: IndicatorRecord | null;
  because: GateReason;
  finish: Evidence;
  start: Evidence;
  /** It is known to be done because something later happened; the day of that. */
  impliedDay: number | null;
};

type GateShape = { role: GateRole; step: MilestoneStep; startStep: MilestoneStep | null; classSlug: string };

/** The gate that an indicator stands for; a grid connection is two (its agreement, then its works). */
function shapesOf(indicator: IndicatorRecord): GateShape[] {
  switch (indicator.kind) {
    // Recorded and shown; the chain waits for none of them.
    case "service":
    case "generation":
    case "land":
    case "financing":
    case "site":
      return [];
    case "grid_interconnect":
      return [
        { role: "agreement", step: "agreement_signed", startStep: "requested", classSlug: "grid_request_to_agreement" },
        { role: "grid", step: "energised", startStep: "agreement_signed", classSlug: "grid_works_beside_building" },
      ];
    case "transformer_order":
      return [{ role: "power", step: "delivered", startStep: "ordered", classSlug: "transformer_delivery" }];
    case "ppa":
      if (indicator.ppaRole !== undefined && indicator.ppaRole !== "gating") return [];
      return [{ role: "power", step: "signed", startStep: "negotiating", classSlug: "ppa_negotiation" }];
    case "water_right":
      return [{ role: "site", step: "granted", startStep: "filed", classSlug: "water_right" }];
    case "accelerator_order":
      return [{ role: "site", step: "delivered", startStep: "ordered", classSlug: "accelerator_delivery" }];
    case "permit":
      return [permitShape(indicator.permitType)];
    case "works":
      switch (indicator.workType) {
        case "bridge_power":
          return [{ role: "bridge", step: "completed", startStep: "started", classSlug: "bridge_power" }];
        case "substation":
        case "network_upgrade":
          return [{ role: "power", step: "completed", startStep: "started", classSlug: "substation_construction" }];
        default:
          return [{ role: "building", step: "completed", startStep: "started", classSlug: "building_construction" }];
      }
  }
}

function permitShape(type: PermitType | null): GateShape {
  return type === "grid_impact_assessment"
    ? { role: "assessment", step: "granted", startStep: "filed", classSlug: "grid_impact_assessment" }
    : { role: "permit", step: "granted", startStep: "filed", classSlug: "local_permit" };
}

function gateOf(indicator: IndicatorRecord, shape: GateShape, because: GateReason, asOfDay: number): Gate {
  return {
    ...shape,
    kind: indicator.kind,
    key: indicator.key,
    indicator,
    because,
    finish: stepEvidence(indicator, shape.step, asOfDay),
    start: shape.startStep ? stepEvidence(indicator, shape.startStep, asOfDay) : { status: "none" },
    impliedDay: null,
  };
}

const bare = (
  role: GateRole,
  kind: IndicatorKind,
  key: string,
  shape: Omit<GateShape, "role">,
  because: GateReason,
): Gate => ({
  ...shape,
  role,
  kind,
  key,
  indicator: null,
  because,
  finish: { status: "none" },
  start: { status: "none" },
  impliedDay: null,
});

/**
 * The gates of a phase: those with evidence or recorded as required, those a rule of the place demands (unless the phase's own record says
 * that it is not required), and the two every data center needs (a building and a grid connection). No record is not "not started": an unseen
 * required gate stays in, to be back-cast.
 */
export function gatesOf(site: SiteRecords, phase: PhaseRecord, asOfDay: number): Gate[] {
  const gates: Gate[] = [];
  const rules = applicableRules(site, phase, asOfDay).filter(({ verdict }) => verdict === "required");
  for (const indicator of phase.indicators) {
    const because = reasonOf(indicator, rules);
    if (because === null) continue;
    for (const shape of shapesOf(indicator)) {
      const gate = gateOf(indicator, shape, because, asOfDay);
      const isBareAgreement =
        shape.role === "agreement" && gate.finish.status === "none" && gate.start.status === "none";
      if (!isBareAgreement && gate.finish.status !== "not_required") gates.push(gate);
    }
  }
  for (const rule of rules) {
    if (phase.indicators.some((indicator) => isPermitOf(indicator, rule.gate))) continue;
    const { role, ...shape } = permitShape(rule.gate);
    gates.push(bare(role, "permit", rule.gate, shape, ruleReason(rule)));
  }
  if (!gates.some((gate) => gate.role === "grid")) {
    const shape = {
      step: "energised",
      startStep: "agreement_signed",
      classSlug: "grid_works_beside_building",
    } as const;
    gates.push(bare("grid", "grid_interconnect", "grid", shape, { kind: "phase" }));
  }
  if (!gates.some((gate) => gate.role === "building")) {
    const shape = { step: "completed", startStep: "started", classSlug: "building_construction" } as const;
    gates.push(bare("building", "works", "building", shape, { kind: "phase" }));
  }
  return markImplied(gates, phase, asOfDay);
}

/** Why a recorded gate is in the chain; null when it is not. A rule settles what the record leaves open, and no more than that. */
function reasonOf(indicator: IndicatorRecord, rules: readonly ApplicableRule[]): GateReason | null {
  if (indicator.requirement === "not_required") return null;
  if (datedClaims(indicator).length > 0) return { kind: "evidence" };
  if (indicator.requirement === "required") return { kind: "phase" };
  const rule = rules.find(({ gate }) => isPermitOf(indicator, gate));
  return rule ? ruleReason(rule) : null;
}

function ruleReason({ policy, others }: ApplicableRule): GateReason {
  const reason = { kind: "rule", policySlug: policy.slug } as const;
  return others.length === 0 ? reason : { ...reason, otherPolicySlugs: others.map(({ slug }) => slug) };
}

/** Later evidence implies the earlier gates done: power flowing implies its whole chain, building works imply their permits. */
function markImplied(gates: Gate[], phase: PhaseRecord, asOfDay: number): Gate[] {
  const service = phase.indicators.find((indicator) => indicator.kind === "service");
  const firstPower = stepEvidence(service, "first_power", asOfDay);
  const grid = gates.find((gate) => gate.role === "grid");
  const building = gates.find((gate) => gate.role === "building");
  const dayOf = (evidence: Evidence | undefined) => (evidence?.status === "done" ? evidence.latestDay : null);
  const powerDay = dayOf(firstPower) ?? dayOf(grid?.finish);
  const agreementDay = powerDay ?? dayOf(gates.find((gate) => gate.role === "agreement")?.finish) ?? dayOf(grid?.start);
  const buildingDay = dayOf(building?.finish) ?? dayOf(building?.start);
  const implied: Partial<Record<GateRole, number | null>> = {
    assessment: agreementDay ?? signedSupplyDay(phase, asOfDay),
    agreement: powerDay,
    grid: dayOf(firstPower),
    power: powerDay,
    permit: buildingDay,
  };
  return gates.map((gate) => ({
    ...gate,
    impliedDay: gate.finish.status === "done" || gate.kind === "ppa" ? null : (implied[gate.role] ?? null),
  }));
}

/** Gates that carry a date of their own (not implied, not from a rule): these weigh the chain view. */
export function hasOwnEvidence(gate: Gate): boolean {
  return gate.indicator !== null && (isDated(gate.finish) || isDated(gate.start));
}

/** Gates with an actual date or a named party's promise: the draw waits for them whatever view it took. */
export function isFloor(gate: Gate): boolean {
  const isFirm = (evidence: Evidence) =>
    (evidence.status === "done" && evidence.basis === "actual") ||
    (evidence.status === "stated" && evidence.basis === "promised");
  return isFirm(gate.finish) || isFirm(gate.start);
}

function isDated(evidence: Evidence): boolean {
  return evidence.status === "done" || evidence.status === "stated";
}
