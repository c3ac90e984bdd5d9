import type { CancellationCause, EpochDay, NetworkProblem } from "./network";

/** Days; Infinity means "never" (cancelled). Quantiles given completion are always finite. */
export type Quantiles = { p10: number; p50: number; p80: number; p90: number };

export type NodeForecast = {
  id: string;
  /** Finish day, whatever happens to the phase. */
  finish: Quantiles;
  /** Share of draws in which the node lies on the walk back from the target that the draw took: criticality. Per target id. */
  onPath: Record<string, number>;
  /** Share of draws in which it is the first driving node on that walk (one that only waited for a predecessor passes it on): these add up to 1 over the nodes of a target. */
  drives: Record<string, number>;
};

export type TargetForecast = {
  id: string;
  /** Given that it is not cancelled. */
  givenCompletion: Quantiles;
  /** Cancelled draws count as Infinity. */
  unconditional: Quantiles;
  /** 201 quantiles at 0, 0.005, …, 1, given completion. */
  quantiles: number[];
  meanDayGivenCompletion: number;
  cancelled: { total: number; byCause: Record<CancellationCause, number> };
  /** Cancelled draws do not count: not cancelled, but later than asOf + 3653 days, as a share of all draws. */
  notWithinTenYears: number;
  /** Share of all draws in service by the end of the announced day; null without one. */
  byAnnounced: number | null;
  /** Mean of (start − announced day) given completion; null without an announced day. */
  expectedDelayDays: number | null;
  /** Share of draws each view was picked in. */
  views: { chain: number; announced: number; outside: number };
  /** Share of draws in which a floor, or the earlier phase, and not the picked view, set the date. */
  floorShare: number;
  /** Standard error of the P50 and P80 given completion, in days, from the spread between independently scrambled replicates. */
  standardErrorDays: { p50: number; p80: number };
};

/** The draws themselves, for money and portfolios; index = draw. */
export type TargetSamples = {
  id: string;
  /** Revenue start if not cancelled. */
  startDay: Float64Array;
  /** Day of cancellation, or Infinity. */
  cancelledDay: Float64Array;
};

export type Forecast = {
  engineVersion: string;
  asOf: EpochDay;
  seed: number;
  draws: number;
  targets: TargetForecast[];
  nodes: NodeForecast[];
  samples: TargetSamples[];
  /** Warnings that do not stop a forecast, e.g. elapsed time far beyond the class. */
  warnings: {
    nodeId: string;
    code: "elapsed-beyond-class" | "actual-in-future" | "contradictory-actual" | "thin-evidence";
    detail: string;
  }[];
};

export type ForecastResult = { ok: true; forecast: Forecast } | { ok: false; problems: NetworkProblem[] };
