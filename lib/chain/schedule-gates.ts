import { datedClaims } from "@/lib/domain/evidence";
import type { IndicatorRecord, PhaseRecord, SiteRecords } from "@/lib/domain/records";
import type { IndicatorKind, MilestoneStep } from "@/lib/domain/vocabulary";
import type { GateEvidence, ScheduleGate } from "@/lib/schedule/site-schedule";
import { gateEvidence, inOrder, type PhaseReading } from "./gate-claims";
import { type GateShape, gateShapes, gridShape, permitShape, worksShape } from "./gate-shapes";
import { isHoldingPlant } from "./holding-plants";
import { chainModel } from "./model";
import { gateNodeId, siteGateId } from "./node-ids";
import { daysClass } from "./schedule-model";
import { type ApplicableRule, askedPermits, isPermitOf, localDecision } from "./schedule-rules";

/** The megawatts that a phase needs of its connection at the least; null is unknown. */
const needed = ({ megawatts }: PhaseRecord) => megawatts.gridConnection ?? megawatts.facility ?? megawatts.criticalIt;

/** What a connection of the whole site must carry before the phase has its part: that of all phases up to it; null where one is unknown. */
function neededUpTo({ phases }: SiteRecords, { ordinal }: PhaseRecord): number | null {
  const all = phases.filter((phase) => phase.ordinal <= ordinal).map(needed);
  return all.reduce((sum, one) => (sum === null || one === null ? null : sum + one), 0);
}

/** A record is a gate where it says anything, or is required; what is not required is none, whatever was said of it. */
function joins({ requirement, milestones }: IndicatorRecord): boolean {
  if (requirement === "not_required") return false;
  return (
    requirement === "required" || milestones.some(({ claims }) => claims.some(({ kind }) => kind !== "not_required"))
  );
}

const isCalledOff = ({ milestones }: IndicatorRecord, { step }: GateShape) =>
  milestones.some((milestone) => milestone.step === step && milestone.claims.at(-1)?.kind === "not_required");

/** Why a phase has a gate at all. */
export type GateReason =
  | { kind: "evidence" }
  /** The strictest of the rules that ask for it; the others, strictest first, are left out where there are none. */
  | { kind: "rule"; policySlug: string; otherPolicySlugs?: string[] }
  | { kind: "phase" };

/** A gate of the schedule with the record that it was read from, if anybody recorded it. */
export type ReadGate = {
  gate: ScheduleGate;
  kind: IndicatorKind;
  key: string;
  /** The step that closes it. */
  step: MilestoneStep;
  indicator: IndicatorRecord | null;
  because: GateReason;
  classSlug: string;
};

const reasonOf = (indicator: IndicatorRecord): GateReason => ({
  kind: datedClaims(indicator).length > 0 ? "evidence" : "phase",
});

function ruleReason({ policy, others }: ApplicableRule): GateReason {
  const reason = { kind: "rule", policySlug: policy.slug } as const;
  return others.length === 0 ? reason : { ...reason, otherPolicySlugs: others.map(({ slug }) => slug) };
}

/**
 * The gates of a phase: a connection and a building, which every phase needs; one of each record that says anything or is required (a connection
 * has its agreement and its works); and the permits that rules of the place ask for, by their chance. Records of the whole site that hold the
 * phase up are among its own already.
 * @param pauses of the site: they halt the works
 */
export function scheduleGates(
  site: SiteRecords,
  phase: PhaseRecord,
  reading: PhaseReading,
  pauses: readonly GateEvidence[],
): ReadGate[] {
  const model = chainModel(site.model);
  const gateOf = (
    { kind: gateKind, step, classSlug, precedes }: GateShape,
    { kind, key, indicator = null, because = { kind: "phase" } }: Named,
    parts: Partial<ScheduleGate> = {},
  ): ReadGate => {
    const named = { kind, key, step };
    const id = parts.isOfSite ? siteGateId(named) : gateNodeId(phase.ordinal, named);
    const own = { id, kind: gateKind, class: daysClass(model, classSlug), precedes };
    const gate = { ...own, chance: 1, isOfSite: false, evidence: [], decision: null, ...parts };
    return { ...named, gate, indicator, because, classSlug };
  };
  const hasOrder = phase.indicators.some((one) => one.kind === "accelerator_order" && joins(one));
  const recorded = phase.indicators.filter(joins).flatMap((indicator) => {
    // One licence is not two gates.
    if (indicator.permitType === "export_licence" && hasOrder) return [];
    if (indicator.kind === "generation" && !isHoldingPlant(indicator, phase, site)) return [];
    const isOfSite = site.indicators.some(({ id }) => id === indicator.id);
    const megawatts = isOfSite ? neededUpTo(site, phase) : needed(phase);
    return gateShapes(indicator)
      .filter((shape) => !isCalledOff(indicator, shape))
      .map((shape) => {
        const evidence = gateEvidence(indicator, shape, reading, megawatts);
        const decision = shape.kind === "permit" ? localDecision(site, phase, indicator.permitType, 1) : null;
        const { kind, key } = indicator;
        return gateOf(shape, { kind, key, indicator, because: reasonOf(indicator) }, { isOfSite, evidence, decision });
      });
  });
  const asked = askedPermits(site, phase).map((rule) => {
    const { gate: type, chance } = rule;
    const indicator = phase.indicators.find((one) => isPermitOf(one, type)) ?? null;
    const decision = localDecision(site, phase, type, chance);
    const named = { kind: "permit", key: indicator?.key ?? type, indicator, because: ruleReason(rule) } as const;
    return gateOf(permitShape(type), named, { chance, decision });
  });
  const found = [...recorded, ...asked].filter((one, _, all) => !isSpareAgreement(one, all));
  if (!found.some(({ kind, gate }) => gate.kind === "grid" && kind === "grid_interconnect"))
    found.push(gateOf(gridShape, { kind: "grid_interconnect", key: "grid" }));
  if (!found.some(({ gate }) => gate.kind === "works"))
    found.push(gateOf(worksShape, { kind: "works", key: "building" }));
  const signed = signedSupply(found);
  return found.map((one) => ({ ...one, gate: withNews(one.gate, signed, pauses) }));
}

type Named = Pick<ReadGate, "kind" | "key"> & Partial<Pick<ReadGate, "indicator" | "because">>;

/** A gate with what follows for it from the site's pauses and from a signed supply. */
function withNews(gate: ScheduleGate, signed: GateEvidence | undefined, pauses: readonly GateEvidence[]): ScheduleGate {
  if (gate.kind === "works") return { ...gate, evidence: inOrder([...gate.evidence, ...pauses]) };
  const isPassed = signed !== undefined && gate.precedes === "agreement" && !gate.evidence.some(answers);
  return isPassed ? { ...gate, evidence: inOrder([...gate.evidence, signed]), decision: null } : gate;
}

const answers = ({ what }: GateEvidence) => what === "done" || what === "refused" || what === "appealed";

/** The first sign that supply was agreed: what had to be asked before it has been. */
function signedSupply(found: readonly ReadGate[]): GateEvidence | undefined {
  return found
    .filter(({ kind }) => kind === "grid_interconnect")
    .flatMap(({ gate }) => gate.evidence.filter(({ what }) => what === "done"))
    .sort((a, b) => a.knownDay - b.knownDay)[0];
}

/**
 * A further line of a connection is no further agreement: one of which nothing is known stays only where there is no other. Of several such the
 * first by name stays, the phase's own before the site's: the order in which records are told moves nothing.
 */
function isSpareAgreement({ gate }: ReadGate, all: readonly ReadGate[]): boolean {
  if (gate.kind !== "agreement" || gate.evidence.length > 0) return false;
  const placeOf = ({ isOfSite, id }: ScheduleGate) => `${Number(isOfSite)} ${id}`;
  return all.some(
    ({ gate: other }) =>
      other.kind === "agreement" &&
      other.id !== gate.id &&
      (other.evidence.length > 0 || placeOf(other) < placeOf(gate)),
  );
}
