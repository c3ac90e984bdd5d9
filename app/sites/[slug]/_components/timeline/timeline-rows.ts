import type { DayQuantiles } from "@/lib/assessment/day-quantiles";
import type { GateAssessment, GateBasis, PhaseAssessment } from "@/lib/assessment/types";
import type { ClaimRecord, IndicatorRecord, PhaseRecord } from "@/lib/domain/records";
import { type IndicatorKind, indicatorSteps, type MilestoneStep } from "@/lib/domain/vocabulary";
import { type StandingAnswer, standingAnswer } from "../standing-answer";

export type TimelineClaim = {
  claimId: number;
  kind: ClaimRecord["kind"];
  earliestDay: number | null;
  day: number;
  claim: ClaimRecord;
};

/** One line of the chain: a step of an indicator, with its claims and its forecast. */
export type TimelineRow = {
  id: string;
  indicator: IndicatorRecord | null;
  kind: IndicatorKind;
  key: string;
  step: MilestoneStep;
  /** Oldest first. */
  stated: TimelineClaim[];
  happened: TimelineClaim | null;
  forecast: DayQuantiles | null;
  /** How the forecast came to the gate's date; where it was refused, what stands of that. */
  basis: GateBasis | StandingAnswer | null;
  /** The rules of the place that put it into the chain, the strictest first; empty where none did. */
  policySlugs: string[];
  /** That the phase needs it; 1 where that is sure. */
  chance: number;
  isRevenue: boolean;
};

/** The chain's own order: what must come first is on top, revenue at the bottom. */
const order: IndicatorKind[] = [
  "permit",
  "grid_interconnect",
  "transformer_order",
  "ppa",
  "water_right",
  "works",
  "accelerator_order",
  "service",
];

/** Every step that somebody spoke of or that the chain waits for, then the start of revenue. */
export function timelineRows(phase: PhaseRecord, assessment: PhaseAssessment | null): TimelineRow[] {
  const gates = assessment?.gates ?? [];
  const asOfDay = assessment?.asOfDay ?? Number.POSITIVE_INFINITY;
  const recorded = phase.indicators.flatMap((indicator) =>
    indicatorSteps[indicator.kind].flatMap((step) => {
      const claims = indicator.milestones.find((milestone) => milestone.step === step)?.claims ?? [];
      const gate = gates.find((one) => one.indicatorId === indicator.id && one.step === step) ?? null;
      const isRevenue = indicator.kind === "service" && step === "in_service";
      if (claims.length === 0 && !gate && !isRevenue) return [];
      return [rowOf(indicator, step, claims, gate, isRevenue ? revenueQuantiles(assessment) : null, asOfDay)];
    }),
  );
  const bare = gates
    .filter((gate) => gate.indicatorId === null)
    .map((gate) => ({ ...emptyRow(gate), forecast: showsForecast(gate) ? gate.finish : null }));
  const rows = [...recorded, ...bare].sort((a, b) => rank(a) - rank(b));
  if (!rows.some((row) => row.isRevenue)) rows.push(bareRevenue(assessment));
  return rows;
}

const rank = (row: TimelineRow) =>
  order.indexOf(row.kind) * 100 + (indicatorSteps[row.kind] as readonly string[]).indexOf(row.step);

function rowOf(
  indicator: IndicatorRecord,
  step: MilestoneStep,
  claims: ClaimRecord[],
  gate: GateAssessment | null,
  revenue: DayQuantiles | null,
  asOfDay: number,
): TimelineRow {
  const dated = claims.flatMap((claim) => timelineClaim(claim) ?? []);
  const past = dated.filter(({ kind, earliestDay, day }) => isPast(kind) && (earliestDay ?? day) <= asOfDay);
  const happened = past.findLast(({ kind }) => kind === "actual") ?? past.at(-1) ?? null;
  const isTakenBack = gate !== null && happened?.kind === "inferred" && gate.basis !== "inferred";
  return {
    id: `${indicator.id}-${step}`,
    indicator,
    kind: indicator.kind,
    key: indicator.key,
    step,
    stated: dated.filter(({ kind }) => kind === "promised" || kind === "estimated"),
    happened: isTakenBack ? null : happened,
    forecast: revenue ?? (gate && showsForecast(gate) ? gate.finish : null),
    basis: gate && basisOf(gate, indicator),
    policySlugs: gate ? policySlugsOf(gate) : [],
    chance: gate?.chance ?? 1,
    isRevenue: indicator.kind === "service" && step === "in_service",
  };
}

const basisOf = ({ basis }: GateAssessment, indicator: IndicatorRecord | null) =>
  basis === "refused" ? (standingAnswer(indicator) ?? basis) : basis;

const isPast = (kind: ClaimRecord["kind"]) => kind === "actual" || kind === "inferred";

/** What happened on an unknown day had happened by the day it was said. */
function timelineClaim(claim: ClaimRecord): TimelineClaim | null {
  const day = claim.latestDay ?? (isPast(claim.kind) ? claim.knownDay : null);
  return day === null ? null : { claimId: claim.id, kind: claim.kind, earliestDay: claim.earliestDay, day, claim };
}

/** What is done, or known to be done, has no forecast to draw. */
const showsForecast = (gate: GateAssessment) => !["actual", "inferred", "implied"].includes(gate.basis);

const revenueQuantiles = (assessment: PhaseAssessment | null) =>
  assessment?.state === "forecast" ? assessment.givenCompletion : null;

const policySlugsOf = ({ because }: GateAssessment) =>
  because.kind === "rule" ? [because.policySlug, ...(because.otherPolicySlugs ?? [])] : [];

function emptyRow(gate: GateAssessment): TimelineRow {
  return {
    id: gate.nodeId,
    indicator: null,
    kind: gate.kind,
    key: gate.key,
    step: gate.step,
    stated: [],
    happened: null,
    forecast: null,
    basis: basisOf(gate, null),
    policySlugs: policySlugsOf(gate),
    chance: gate.chance,
    isRevenue: false,
  };
}

function bareRevenue(assessment: PhaseAssessment | null): TimelineRow {
  return {
    id: "revenue",
    indicator: null,
    kind: "service",
    key: "service",
    step: "in_service",
    stated: [],
    happened: null,
    forecast: revenueQuantiles(assessment),
    basis: null,
    policySlugs: [],
    chance: 1,
    isRevenue: true,
  };
}
