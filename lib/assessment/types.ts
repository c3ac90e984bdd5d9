import type { BaseRateCondition } from "@/lib/chain/base-rates";
import type { Stage } from "@/lib/chain/phase-plan";
import type { GateReason } from "@/lib/chain/schedule-gates";
import type { EvidenceMark, IndicatorKind, MilestoneStep } from "@/lib/domain/vocabulary";
import type { PhaseMoney } from "@/lib/money/phase-money-types";
import type { Side } from "@/lib/schedule/days-saved";
import type { DayQuantiles } from "./day-quantiles";
import type { CancellationCause } from "./phase-target";

/** How the schedule came to a gate's date; `by_class`: nothing is known of it here. */
export type GateBasis =
  | "actual"
  | "inferred"
  | "implied"
  | "promised"
  | "estimated"
  | "in_progress"
  | "refused"
  | "halted"
  | "by_class";

/** One gate of a phase with its figures. Days are epoch days. */
export type GateAssessment = {
  /** Stable. */
  nodeId: string;
  /** Null when a rule or the phase's kind requires the gate but nobody recorded it. */
  indicatorId: number | null;
  kind: IndicatorKind;
  /** e.g. `building`, `grid_impact_assessment`. */
  key: string;
  step: MilestoneStep;
  basis: GateBasis;
  /** Why the phase has the gate: evidence, the place's rule (policy slug), or the phase's kind. */
  because: GateReason;
  classSlug: string | null;
  /** That the phase needs it. */
  chance: number;
  finish: DayQuantiles;
  /** Share of draws in which it is the last that service waits for; with the rest, the phase in front, a closing and a licence they add up to 1. */
  drives: number;
  /** Mean days by which service comes earlier if it is done today, against seen open today; null where it is done or was not asked. */
  daysSaved: number | null;
};

/** What else service can wait for last: fit-out and everything that only service closes, the phase in front, a closing, an export licence. */
export type OtherDriver = "rest" | "previous" | "closing" | "licence";

/** A part of the expected delay against the announced date, in days: that of the draws in which this is the last. */
export type DelayCause = { days: number } & ({ cause: "gate"; nodeId: string } | { cause: OtherDriver });

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
  stage: Stage;
  /** The service date to compare with: the operator's or its counterparty's promise, else a third party's estimate. */
  announced: { basis: "promised" | "estimated"; latest: StatedDate; first: StatedDate } | null;
  inServiceDay: number | null;
  /** The last day on which anybody looked; no draw serves before. Null once it serves or was withdrawn, and where nothing at all is known. */
  lookDay: number | null;
  /** Share of all draws that serve by the as-of day, though nobody saw it. */
  inServiceByAsOf: number;
  givenCompletion: DayQuantiles;
  unconditional: DayQuantiles;
  quantileDays: number[];
  cancelled: { total: number; byCause: Record<CancellationCause, number> };
  notWithinTenYears: number;
  byAnnounced: number | null;
  expectedDelayDays: number | null;
  /** By what is last in a draw; they add up to `expectedDelayDays`, largest first; null without an announced date. */
  delayByCause: DelayCause[] | null;
  standardErrorDays: { p50: number; p80: number } | null;
  /** Share of draws whose total is the announced date with its slip, and that of the class. */
  views: { announced: number; outside: number };
  /** Share of draws in which each is the last that service waits for. */
  otherDrivers: Record<OtherDriver, number>;
  gatesWithOwnEvidence: number;
  gates: GateAssessment[];
  /** Days by which service comes earlier if all open gates of a side, or all there are, are done today; null where it was not asked. */
  daysSavedTogether: { bySide: { side: Side; days: number }[]; all: number } | null;
  /** P50 and P80 of the outside view alone (epoch days): what the class would say. */
  classP50Day: number | null;
  classP80Day: number | null;
  /** Median day of service (epoch day) over all draws, whether or not they are cancelled before; null where it is forecast in none. */
  serviceP50Day: number | null;
  /** P50 of power (energised), epoch day. */
  powerP50Day: number | null;
  baseRates: BaseRateEffect[];
  /** Capacity in service by the end of each year, as the share of draws. */
  inServiceShareByYear: Record<string, number>;
  /** Null once the phase earns or was withdrawn, and where nothing on record says when it serves. */
  money: PhaseMoney | null;
};
