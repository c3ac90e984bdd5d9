import type { BaseRateCondition } from "@/lib/chain/base-rates";
import type { GateBasis, GateReason } from "@/lib/chain/gates";
import type { EvidenceMark, IndicatorKind, MilestoneStep } from "@/lib/domain/vocabulary";
import type { CancellationCause } from "@/lib/forecast";
import type { StrandedRisk } from "@/lib/money/stranded-risk";
import type { DayQuantiles } from "./day-quantiles";

/** One gate of a phase's chain with the engine's figures for it. Days are epoch days. */
export type GateAssessment = {
  /** Node id in the network; stable. */
  nodeId: string;
  /** Null when a rule or the phase's kind requires the gate but nobody recorded it. */
  indicatorId: number | null;
  kind: IndicatorKind;
  /** e.g. `building`, `grid_impact_assessment`. */
  key: string;
  step: MilestoneStep;
  basis: GateBasis;
  /** Why the gate is in the chain: evidence, the place's rule (policy slug), or the phase's kind. */
  because: GateReason;
  classSlug: string | null;
  finish: DayQuantiles;
  /** Share of draws in which it is what the date waits for; all gates, the announced date and the outside view add up to 1. */
  drives: number;
  onPath: number;
  /** What could be done about it; left out in forecasts made before chain-2. */
  daysBought?: DaysBought | null;
  /** How many days P90 − P10 of the start is expected to fall by once the gate's own days are known; null where they are. */
  valueOfKnowingDays?: number | null;
  /** Schedule sensitivity index: sd of its own days ÷ sd of the start × criticality. Left out as above. */
  ssi?: number;
  /** |Pearson correlation| of its own days with the start. Left out as above. */
  cruciality?: number;
};

/** Mean days by which the start comes earlier (negative: later) if one gate changes, over the draws that complete. */
export type DaysBought = { shorterByFifth: number; doneToday: number; atP10: number; atP90: number };

/**
 * A part of the expected delay against the announced date, in days. `plan` is what is late although everything goes to plan: a date that
 * has passed, or stated dates that lie too late for the announced one.
 */
export type DelayCause = { days: number } & (
  | { cause: "gate"; nodeId: string }
  | { cause: "announced" | "outside" | "commissioning" | "previous" | "plan" }
);

export type BaseRateEffect = {
  slug: string;
  verdict: "applies" | "may_apply" | "does_not_apply";
  probability: number;
  conditions: BaseRateCondition[];
  passed: number;
  decided: number;
  effectiveDecided: number;
  passProbabilityMean: number;
  mark: EvidenceMark;
  /** P50 given completion (epoch day) and P(cancelled) as if it applied for sure, and as if it did not. */
  ifApplies: { p50Day: number | null; probabilityCancelled: number } | null;
  ifNot: { p50Day: number | null; probabilityCancelled: number } | null;
};

export type StatedDate = { claimId: number; earliestDay: number | null; latestDay: number; knownDay: number };

/**
 * Everything that is stated about one phase on one day under one scenario. Plain data; stored with the forecast as it
 * is.
 */
export type PhaseAssessment = {
  phaseId: number;
  asOfDay: number;
  state: "forecast" | "in_service" | "withdrawn";
  stage: "announced" | "permitted" | "under_construction" | "energised" | "in_service" | "withdrawn";
  /** The service date to compare with: the operator's or its counterparty's promise, else a third party's estimate. */
  announced: { basis: "promised" | "estimated"; latest: StatedDate; first: StatedDate } | null;
  inServiceDay: number | null;
  givenCompletion: DayQuantiles;
  unconditional: DayQuantiles;
  quantileDays: number[];
  cancelled: { total: number; byCause: Record<CancellationCause, number> };
  notWithinTenYears: number;
  byAnnounced: number | null;
  expectedDelayDays: number | null;
  /** Shapley values that add up to `expectedDelayDays`, largest first; null without an announced date, left out before chain-2. */
  delayByCause?: DelayCause[] | null;
  standardErrorDays: { p50: number; p80: number };
  /** Share of draws per view: the mix that the screen names. */
  views: { chain: number; announced: number; outside: number };
  /** Share of draws in which the announced date itself, or the outside view, is what the date rests on. */
  drivesAnnounced: number;
  drivesOutside: number;
  drivesPreviousPhase: number;
  gatesWithOwnEvidence: number;
  gates: GateAssessment[];
  /** P50 of the outside view alone, given completion (epoch day): what the class would say. */
  classP50Day: number | null;
  classP80Day: number | null;
  /** P50 of power (energised), epoch day. */
  powerP50Day: number | null;
  baseRates: BaseRateEffect[];
  /** Capacity in service by the end of each year, as the share of draws. */
  inServiceShareByYear: Record<string, number>;
  /** Null once the phase earns or was withdrawn: there is nothing left to strand by delay. */
  money: StrandedRisk | null;
  warnings: { code: string; detail: string }[];
};
