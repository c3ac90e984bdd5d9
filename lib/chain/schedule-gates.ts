import type { IndicatorRecord, PhaseRecord, SiteRecords } from "@/lib/domain/records";
import type { IndicatorKind } from "@/lib/domain/vocabulary";
import type { GateEvidence, ScheduleGate } from "@/lib/schedule/site-schedule";
import { isPermitOf } from "./applicable-rules";
import { gateEvidence, inOrder, type PhaseReading } from "./gate-claims";
import { type GateShape, gateShapes, gridShape, permitShape, worksShape } from "./gate-shapes";
import { isHoldingPlant } from "./holding-plants";
import { chainModel } from "./model";
import { gateNodeId, siteGateId } from "./node-ids";
import { daysClass } from "./schedule-model";
import { askedPermits, localDecision } from "./schedule-rules";

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

type Found = { gate: ScheduleGate; kind: IndicatorKind };

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
): ScheduleGate[] {
  const model = chainModel(site.model);
  const gateOf = (
    { kind: gateKind, step, classSlug, precedes }: GateShape,
    { kind, key }: Pick<IndicatorRecord, "kind" | "key">,
    parts: Partial<ScheduleGate> = {},
  ): Found => {
    const named = { kind, key, step };
    const id = parts.isOfSite ? siteGateId(named) : gateNodeId(phase.ordinal, named);
    const own = { id, kind: gateKind, class: daysClass(model, classSlug), precedes };
    return { kind, gate: { ...own, chance: 1, isOfSite: false, evidence: [], decision: null, ...parts } };
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
        return gateOf(shape, indicator, { isOfSite, evidence, decision });
      });
  });
  const asked = askedPermits(site, phase).map(({ type, chance }) => {
    const own = phase.indicators.find((one) => isPermitOf(one, type));
    const decision = localDecision(site, phase, type, chance);
    return gateOf(permitShape(type), { kind: "permit", key: own?.key ?? type }, { chance, decision });
  });
  const found = [...recorded, ...asked].filter((one, i, all) => !isSpareAgreement(one, i, all));
  if (!found.some(({ kind, gate }) => gate.kind === "grid" && kind === "grid_interconnect"))
    found.push(gateOf(gridShape, { kind: "grid_interconnect", key: "grid" }));
  if (!found.some(({ gate }) => gate.kind === "works"))
    found.push(gateOf(worksShape, { kind: "works", key: "building" }));
  const signed = signedSupply(found);
  return found.map(({ gate }) => {
    if (gate.kind === "works") return { ...gate, evidence: inOrder([...gate.evidence, ...pauses]) };
    const isPassed = signed !== undefined && gate.precedes === "agreement" && !gate.evidence.some(answers);
    return isPassed ? { ...gate, evidence: inOrder([...gate.evidence, signed]), decision: null } : gate;
  });
}

const answers = ({ what }: GateEvidence) => what === "done" || what === "refused" || what === "appealed";

/** The first sign that supply was agreed: what had to be asked before it has been. */
function signedSupply(found: readonly Found[]): GateEvidence | undefined {
  return found
    .filter(({ kind }) => kind === "grid_interconnect")
    .flatMap(({ gate }) => gate.evidence.filter(({ what }) => what === "done"))
    .sort((a, b) => a.knownDay - b.knownDay)[0];
}

/** A further line of a connection is no further agreement: one of which nothing is known stays only where there is no other. */
function isSpareAgreement({ gate }: Found, at: number, all: readonly Found[]): boolean {
  if (gate.kind !== "agreement" || gate.evidence.length > 0) return false;
  return all.some(
    (other, i) => other.gate.kind === "agreement" && i !== at && (other.gate.evidence.length > 0 || i < at),
  );
}
