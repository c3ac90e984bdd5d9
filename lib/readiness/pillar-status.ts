import { hasReached, resolveEvidence } from "@/lib/domain/evidence";
import type { IndicatorKind, MilestoneStep } from "@/lib/domain/vocabulary";
import type { ReadinessIndicator, ReadinessPhase, ReadinessPillar } from "./types";

export type PillarStatus = "secured" | "open" | "not_required" | "unknown";

type PillarRule = {
  kind: IndicatorKind;
  /** Reaching any of them secures the indicator: a later step implies the earlier. */
  steps: readonly MilestoneStep[];
  /** Whether one secured indicator is enough for the phase, or each is needed. */
  needs: "any" | "all";
};

const rules: Record<ReadinessPillar, PillarRule> = {
  power: { kind: "ppa", steps: ["signed", "supply_started"], needs: "any" },
  grid: { kind: "grid_interconnect", steps: ["agreement_signed", "energised"], needs: "any" },
  equipment: { kind: "transformer_order", steps: ["ordered", "shipped", "delivered"], needs: "all" },
  permits: { kind: "permit", steps: ["granted"], needs: "all" },
  water: { kind: "water_right", steps: ["granted"], needs: "all" },
};

const orders: Record<PillarRule["needs"], readonly PillarStatus[]> = {
  any: ["secured", "unknown", "open", "not_required"],
  all: ["open", "unknown", "secured", "not_required"],
};

/** What the phase's records say of one pillar on the as-of day; without a record that cites anything it is unknown. */
export function pillarStatus(phase: ReadinessPhase, pillar: ReadinessPillar, asOfDay: number): PillarStatus {
  const { kind, needs } = rules[pillar];
  const statuses = phase.indicators
    .filter((indicator) => indicator.kind === kind)
    .map((indicator) => indicatorStatus(indicator, pillar, asOfDay));
  return orders[needs].find((status) => statuses.includes(status)) ?? "unknown";
}

/** What one indicator says of its pillar. Signed but not firm is open; signed and firmness unknown is unknown. */
function indicatorStatus(indicator: ReadinessIndicator, pillar: ReadinessPillar, asOfDay: number): PillarStatus {
  const { steps } = rules[pillar];
  if (indicator.requirement === "not_required") return "not_required";
  const isWaived = indicator.milestones.some(
    (milestone) => steps.includes(milestone.step) && resolveEvidence(milestone, asOfDay).status === "not_required",
  );
  if (isWaived) return "not_required";
  if (!isCited(indicator)) return "unknown";
  if (!hasReached(indicator, steps, asOfDay)) return "open";

  const { isFirm, isAppealed, expiresDay } = indicator.details;
  if (pillar === "power") return isFirm === null ? "unknown" : isFirm ? "secured" : "open";
  const isLapsed = expiresDay !== null && expiresDay < asOfDay;
  return isAppealed === true || isLapsed ? "open" : "secured";
}

/** Whether anybody said anything about it: a bare record tells neither that it is done nor that it is not. */
export function isCited(indicator: ReadinessIndicator): boolean {
  return indicator.milestones.some((milestone) => milestone.claims.length > 0);
}
