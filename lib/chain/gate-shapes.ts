import type { IndicatorRecord } from "@/lib/domain/records";
import type { MilestoneStep, PermitType } from "@/lib/domain/vocabulary";
import type { GateKind, ScheduleGate } from "@/lib/schedule/site-schedule";

/** Which steps of an indicator speak of a gate, and how. */
export type GateShape = {
  kind: GateKind;
  /** The step that names the gate; with `alsoDone` those that close it. */
  step: MilestoneStep;
  alsoDone: readonly MilestoneStep[];
  /** Steps that start the time of its class. */
  begins: readonly MilestoneStep[];
  /** Steps that show it begun only where nothing shows it better. */
  faint: readonly MilestoneStep[];
  /** The steps whose dates are dates of the gate. */
  dated: readonly MilestoneStep[];
  classSlug: string;
  precedes: ScheduleGate["precedes"];
};

const shape = (
  kind: GateKind,
  step: MilestoneStep,
  classSlug: string,
  parts: Partial<Omit<GateShape, "kind" | "step" | "classSlug">> = {},
): GateShape => ({
  ...{ kind, step, classSlug, alsoDone: [], begins: [], faint: [], dated: [step], precedes: null },
  ...parts,
});

/** The connection that every phase needs, and the building. */
export const gridShape = shape("grid", "energised", "grid_works_beside_building", {
  begins: ["agreement_signed", "works_started"],
  faint: ["works_completed"],
});
export const worksShape = shape("works", "completed", "building_construction", {
  begins: ["started"],
  faint: ["roof_complete"],
});
const agreementShape = shape("agreement", "agreement_signed", "grid_request_to_agreement", {
  begins: ["requested"],
  faint: ["study_completed", "reserved"],
  precedes: "grid",
});
const answered = { begins: ["filed"], faint: ["hearing_set"] } as const;
const plant = shape("own_power", "in_service", "bridge_power", {
  alsoDone: ["installed"],
  begins: ["ordered", "works_started"],
  faint: ["shipped", "delivered"],
});

/** The gate of a permit: an assessment of the grid stands before the agreement, and before works all but those of water, machines and buying power. */
export function permitShape(type: PermitType | null): GateShape {
  switch (type) {
    case "grid_impact_assessment":
      return shape("permit", "granted", "grid_impact_assessment", { ...answered, precedes: "agreement" });
    case "water":
      return shape("water", "granted", "water_right", answered);
    case "export_licence":
      return shape("machines", "granted", "local_permit", answered);
    case "power_purchase":
      return shape("permit", "granted", "local_permit", answered);
    default:
      return shape("permit", "granted", "local_permit", { ...answered, precedes: "works" });
  }
}

/** The gates that an indicator stands for: none where nothing waits for it, two for a connection (its agreement and its works). */
export function gateShapes(indicator: IndicatorRecord): GateShape[] {
  switch (indicator.kind) {
    case "service":
    case "site":
    case "land":
    case "financing":
      return [];
    case "grid_interconnect":
      return [agreementShape, dated(gridShape, indicator, "works_completed")];
    case "transformer_order":
      return [shape("transformer", "delivered", "transformer_delivery", { begins: ["ordered"], faint: ["shipped"] })];
    case "ppa":
      if (indicator.ppaRole !== "gating") return [];
      return [
        shape("power_contract", "signed", "ppa_negotiation", {
          begins: ["negotiating"],
          alsoDone: ["supply_started"],
        }),
      ];
    case "water_right":
      return [shape("water", "granted", "water_right", answered)];
    case "accelerator_order":
      return [
        shape("machines", "delivered", "accelerator_delivery", { begins: ["ordered"], faint: ["export_licensed"] }),
      ];
    case "generation":
      return [dated(plant, indicator, "installed")];
    case "permit":
      return [permitShape(indicator.permitType)];
    case "works":
      return [ofWorks(indicator)];
  }
}

function ofWorks({ workType }: IndicatorRecord): GateShape {
  if (workType === "bridge_power") return { ...worksShape, kind: "own_power", classSlug: "bridge_power" };
  if (workType === "building" || workType === null) return worksShape;
  return { ...worksShape, kind: "grid", classSlug: "substation_construction" };
}

/** Where nobody gave a date for the last step, dates of the step before it stand in: the same party does both. */
function dated(of: GateShape, { milestones }: IndicatorRecord, before: MilestoneStep): GateShape {
  const hasDate = milestones.some(
    ({ step, claims }) => step === of.step && claims.some(({ kind }) => kind === "promised" || kind === "estimated"),
  );
  return hasDate ? of : { ...of, dated: [of.step, before] };
}
