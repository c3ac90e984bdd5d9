import type { PhaseAssessment } from "@/lib/assessment/types";
import type { PhaseRecord, SiteRecords } from "@/lib/domain/records";
import type { IndicatorKind, MilestoneStep } from "@/lib/domain/vocabulary";
import type { PhaseFacts } from "./phase-facts";
import type { FlagThresholds } from "./thresholds";

/** Every rule by its name; messages, stored flags and scores use these words. README.md says when each is raised and what clears it. */
export const flagRules = [
  "forecast_late",
  "late_on_estimate",
  "due_soon",
  "passed_not_looked",
  "overdue",
  "service_unconfirmed",
  "gate_bad_news",
  "bad_news_silent",
  "base_rate_refused",
  "order_by_passed",
  "capital_exposed",
  "forecast_moved",
  "records_contradict",
  "promise_moved_later",
  "three_slips",
  "gating_ppa_unsigned",
  "machines_before_power",
  "queue_place_gone",
  "rule_after_announcement",
  "payback_beyond_plan",
  "right_expires",
  "bridge_without_firm",
] as const;
export type FlagRule = (typeof flagRules)[number];

/** `risk`: it may be late, lost or cost money. `task`: somebody should find something out. `change`: something moved. */
export const flagKinds = ["risk", "task", "change"] as const;
export type FlagKind = (typeof flagKinds)[number];

/** Of a risk; a task and a change have none. */
export const riskSeverities = ["high", "medium"] as const;
export type RiskSeverity = (typeof riskSeverities)[number];

/**
 * What a flag is about. `site`: an event of the whole site, which holds up the phases listed. `policy`: a rule of the place; each site raises its own
 * part, and all parts with this slug are one flag on a screen.
 */
export type FlagSubject =
  | { kind: "phase"; phaseIds: readonly [number] }
  | { kind: "site"; phaseIds: readonly number[] }
  | { kind: "policy"; policySlug: string; phaseIds: readonly number[] };

/** What happened; a subject has at most one flag an event. Changes have events of their own, so that none hides a risk. */
export type FlagEvent =
  | "date"
  | "service"
  | "grid"
  | "transformer"
  | "money"
  | "ppa"
  | "machines"
  | "bridge"
  | "payback"
  | "forecast_change"
  | "promise_change"
  | "parties_apart"
  | `gate:${IndicatorKind}`
  | `order:${MilestoneStep}`
  | `right:${IndicatorKind}`
  | `rule:${string}`;

/** What a rule measured, for its sentence: names ending in `Day` are epoch days, in `Days` numbers of days, `Usd` dollars, `Share` 0 to 1, `Megawatts` MW; others are words (a step, a name) or counts. Null: unknown. */
export type FlagNumbers = Record<string, string | number | null>;

/** What one rule says of one phase, before it is merged with others of the same event. */
export type FlagFinding = {
  rule: FlagRule;
  kind: FlagKind;
  event: FlagEvent;
  /** Whether the ranking over all sites may call it high. */
  mayBeHigh: boolean;
  /** The day (epoch day) since which it has been so, or was known; never after the as-of day. */
  sinceDay: number;
  numbers: FlagNumbers;
  /** The evidence, by claim id. */
  claimIds: number[];
  /** Of an event of the whole site: the same for every phase that it holds up. Left out where it is of the phase alone. */
  wholeSiteKey?: string;
  /** Of a rule of the place. */
  policySlug?: string;
};

/** Another rule about the same event: a line beneath the flag's own sentence. */
export type FlagLine = Pick<FlagFinding, "rule" | "kind" | "sinceDay" | "numbers" | "claimIds">;

/** What a phase stands to lose: what `rankSeverity` orders by. */
export type PhaseStake = {
  phaseId: number;
  /** Economy, ISO 3166-1 alpha-3; null where unknown. */
  iso3: string | null;
  /** Load that the phase adds, never the nameplate of a plant; null where unknown (the ranking then takes the lower quartile of the economy). */
  megawatts: number | null;
  /** Months late × P(serves) + 24 × P(cancelled), in months; null where nothing is forecast. */
  months: number | null;
  /** max(0, delay cost) × P(serves) + capital at risk, US dollars; null where the delay cost is unknown. */
  dollarsUsd: number | null;
};

/**
 * A flag: one a subject and event. Its sentence is the message `flags.rule.<rule>.sentence` with `numbers`; `.action` says what it asks for and
 * `.clearedBy` what clears it.
 */
export type RaisedFlag = {
  siteId: number;
  subject: FlagSubject;
  rule: FlagRule;
  kind: FlagKind;
  event: FlagEvent;
  /** Null of a task or a change. A risk is raised as medium; `rankSeverity` makes some high. */
  severity: RiskSeverity | null;
  mayBeHigh: boolean;
  sinceDay: number;
  numbers: FlagNumbers;
  claimIds: number[];
  lines: FlagLine[];
  /** One for each phase of the subject. */
  stakes: PhaseStake[];
  /** The latest P50 (epoch day) among its phases; null where none is forecast. An acknowledged flag is quiet until it is 90 days worse. */
  p50Day: number | null;
};

/** What the money of a phase says, for rules 8 and 14 and for the dollars of a flag. Null where unknown. US dollars of today. */
export type PhaseMoneyFigures = {
  /** Mean delay cost against the first baseline over the draws that serve; negative where waiting saves. */
  delayCostFirstUsd: number | null;
  /** Share of the serving draws whose delay cost reaches `flag_delay_cost_usd`. */
  delayCostAtLeastShare: number | null;
  /** Mean capital at risk over all draws. */
  atRiskUsd: number | null;
  capitalUsd: number | null;
  /** Whether the capital is stated for this phase alone; a campus's amount raises nothing. */
  isCapitalOfThisPhase: boolean;
  /** What a day of idle machines costs. */
  idleUsdPerDay: number | null;
  /** Months by which payback is later than on the phase's own plan. */
  paybackBeyondPlanMonths: number | null;
};

/** Why a forecast moved: the claim that moved it most, or another word for it. */
export type ForecastMoveCause = { kind: "claim"; claimId: number } | { kind: "model" | "several" };

/** By how much a phase's forecast moved within the window of rule 9, news apart from the mere look. */
export type ForecastMove = {
  /** Days by which the P50 moved by news: against the forecast of the same day had somebody looked and seen it open. */
  p50DaysByNews: number;
  /** Days by which the look alone moved it. */
  p50DaysByLook: number;
  /** Change of P(cancelled) by news, in percentage points. */
  cancelledPointsByNews: number;
  cause: ForecastMoveCause;
  /** The day (epoch day) of the newest claim behind it. */
  sinceDay: number;
};

/** All that a rule may read: the site's records, one of its phases, its forecast, money and move (null: unknown), the thresholds, the day (epoch day, UTC). */
export type FlagInput = {
  site: SiteRecords;
  phase: PhaseRecord;
  assessment: PhaseAssessment;
  /** Median day of service (epoch day) over all draws, whether or not they are cancelled before; null where nothing is forecast. */
  p50Day: number | null;
  /** What the records of the phase come to. */
  facts: PhaseFacts;
  money: PhaseMoneyFigures | null;
  move: ForecastMove | null;
  /** Rules that stand on the phase already: some are cleared later than they are raised. */
  standing: readonly FlagRule[];
  thresholds: FlagThresholds;
  asOfDay: number;
};

/** A rule: what it finds in a phase on a day, each finding another event; nothing is an empty list. */
export type FlagCheck = (input: FlagInput) => FlagFinding[];
