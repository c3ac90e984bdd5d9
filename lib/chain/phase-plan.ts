import { type Evidence, stepEvidence } from "@/lib/domain/evidence";
import type { PhaseRecord, SiteRecords } from "@/lib/domain/records";
import { type BaseRateMatch, hasSignedSupply, matchBaseRate } from "./base-rates";
import { type Gate, gatesOf } from "./gates";

export type Stage = "announced" | "permitted" | "under_construction" | "energised" | "in_service" | "withdrawn";

/** What the records of a phase come to on the as-of day, before any network is built. */
export type PhaseStatus = {
  phase: PhaseRecord;
  stage: Stage;
  /** The stated service date: the operator's or its counterparty's promise, else a third party's estimate. */
  announced: Extract<Evidence, { status: "stated" }> | null;
  inService: Extract<Evidence, { status: "done" }> | null;
  firstPower: Extract<Evidence, { status: "done" }> | null;
  gates: Gate[];
  baseRates: BaseRateMatch[];
};

/** Reads the phase's service record, gates, stage and the base rates that apply to it. */
export function planPhase(site: SiteRecords, phase: PhaseRecord, asOfDay: number): PhaseStatus {
  const service = phase.indicators.find((indicator) => indicator.kind === "service");
  const inService = stepEvidence(service, "in_service", asOfDay);
  const firstPower = stepEvidence(service, "first_power", asOfDay);
  const gates = gatesOf(site, phase, asOfDay);
  const isInService = inService.status === "done";
  return {
    phase,
    stage: stageOf(phase, inService, firstPower, gates, asOfDay),
    announced: inService.status === "stated" ? inService : null,
    inService: isInService ? inService : null,
    firstPower: firstPower.status === "done" ? firstPower : null,
    gates,
    baseRates: isInService ? [] : site.baseRates.map((rate) => matchBaseRate(rate, site, phase, asOfDay)),
  };
}

const isDone = (evidence: Evidence) => evidence.status === "done";

function stageOf(phase: PhaseRecord, inService: Evidence, firstPower: Evidence, gates: Gate[], asOfDay: number): Stage {
  if (inService.status === "withdrawn") return "withdrawn";
  if (isDone(inService)) return "in_service";
  if (isDone(firstPower) || gates.some((gate) => gate.role === "grid" && isDone(gate.finish))) return "energised";
  if (constructionStart(gates) !== null || hasRoof(phase, asOfDay)) return "under_construction";
  const isPermitted = gates.some((gate) => gate.role === "permit" && isDone(gate.finish));
  return isPermitted || hasSignedSupply(phase, asOfDay) ? "permitted" : "announced";
}

/** A roof shows that building is under way, though not since when. */
function hasRoof(phase: PhaseRecord, asOfDay: number): boolean {
  return phase.indicators.some(
    (indicator) =>
      indicator.workType === "building" && stepEvidence(indicator, "roof_complete", asOfDay).status === "done",
  );
}

/** The day building started, from its start (or its completion, when only that is known); null when nothing shows that it did. */
export function constructionStart(gates: Gate[]): number | null {
  const building = gates.find((gate) => gate.role === "building");
  if (!building) return null;
  if (building.start.status === "done") return building.start.latestDay;
  return building.finish.status === "done" ? building.finish.latestDay : null;
}
