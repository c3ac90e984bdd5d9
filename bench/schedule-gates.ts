import type { IndicatorKind, MilestoneStep, PermitType, WorkType } from "@/lib/domain/vocabulary";

/** What the site decides of a gate whose history is `any`. */
export const anyHistories = ["begun", "promised", "promised twice", "estimated", "silent"] as const;
/** What the made-up records say of a gate. */
export type History = (typeof anyHistories)[number] | "any" | "done" | "refused" | "seen open";

/** A record of a made-up phase: a connection is two gates, everything else one. */
export type GateRecord = {
  kind: IndicatorKind;
  /** The step that begins its time, and the one that ends it. */
  steps: readonly [MilestoneStep, MilestoneStep];
  key: string;
  history: History;
  /** A second thing said of it, of another step. */
  also?: { step: MilestoneStep; history: History };
  workType?: WorkType;
  permitType?: PermitType;
};

const filed = ["filed", "granted"] as const;
const ordered = ["ordered", "delivered"] as const;

const connection = (history: History, also: History): GateRecord => ({
  ...{ kind: "grid_interconnect", key: "grid", steps: ["requested", "agreement_signed"], history },
  also: { step: "energised", history: also },
});
const transformer = (key: string, history: History): GateRecord => ({
  ...{ kind: "transformer_order", key, steps: ordered, history },
});
const works = (workType: WorkType, history: History): GateRecord => ({
  ...{ kind: "works", key: workType, steps: ["started", "completed"], history, workType },
});
const permit = (permitType: PermitType, history: History): GateRecord => ({
  ...{ kind: "permit", key: permitType, steps: filed, history, permitType },
});
const plant = (history: History): GateRecord => ({
  ...{ kind: "generation", key: "plant", steps: ["ordered", "in_service"], history },
});
const contract = (history: History): GateRecord => ({
  ...{ kind: "ppa", key: "supply", steps: ["negotiating", "signed"], history },
});
const water = (history: History): GateRecord => ({ kind: "water_right", key: "water", steps: filed, history });
const machines = (history: History): GateRecord => ({
  ...{ kind: "accelerator_order", key: "machines", steps: ordered, history },
});

/** Two phases of 15 gates each: the first under construction, of the second little is known. */
export const PHASE_GATES: readonly (readonly GateRecord[])[] = [
  [
    connection("begun", "promised"),
    transformer("main", "begun"),
    transformer("spare", "any"),
    works("building", "begun"),
    works("substation", "promised twice"),
    works("network_upgrade", "any"),
    permit("grid_impact_assessment", "begun"),
    permit("building", "done"),
    permit("zoning", "done"),
    permit("environmental", "done"),
    water("estimated"),
    contract("any"),
    machines("promised"),
    plant("begun"),
  ],
  [
    connection("silent", "silent"),
    transformer("main", "silent"),
    transformer("spare", "any"),
    works("building", "seen open"),
    works("substation", "silent"),
    works("network_upgrade", "silent"),
    permit("grid_impact_assessment", "silent"),
    permit("building", "begun"),
    permit("zoning", "done"),
    permit("environmental", "refused"),
    water("any"),
    contract("silent"),
    machines("silent"),
    plant("promised"),
  ],
];
