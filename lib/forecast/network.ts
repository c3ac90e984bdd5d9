/** A day counted from 1970-01-01 in UTC; always an integer. */
export type EpochDay = number;

/**
 * The spread of a duration, in days. `contaminated` mixes 90 % of the class with 10 % of a late class
 * (2.5 × the median, sigma 0.8), so that an item already very late is not forever "nearly done"; sigma 0 stays a certainty.
 * Medians are of the whole duration, a shift included.
 */
export type Distribution =
  | { kind: "point"; days: number }
  | { kind: "lognormal"; medianDays: number; sigma: number; contaminated?: boolean }
  | { kind: "shifted-lognormal"; shiftDays: number; medianDays: number; sigma: number }
  | { kind: "two-piece-lognormal"; p10Days: number; p50Days: number; p90Days: number }
  | { kind: "log-logistic"; medianDays: number; shape: number }
  | { kind: "pert" | "triangular"; lowDays: number; modeDays: number; highDays: number }
  | { kind: "interval"; lowDays: number; highDays: number };

/**
 * How announced dates slip: remaining days R for h stated days, ln R = intercept + hSlope·ln(h + offsetDays) + ageSlope·ln(1 + age
 * in years) + sigma·z. Beyond `capFromDays` the median is at most `capRatio`·h. A date already past (h ≤ 0) takes `overdue` instead.
 */
export type SlipModel = {
  intercept: number;
  hSlope: number;
  offsetDays: number;
  ageSlope: number;
  sigma: number;
  capFromDays: number;
  capRatio: number;
  overdue: { medianDays: number; sigma: number };
};

/** How a random quantity leans on the site's common factor S: a part of a total (0.6·S + 0.8·own) or a total itself (S). */
export type Loading = "part" | "total";

export type Predecessor = { id: string; type: "finish-start" | "start-start" | "finish-finish"; lagDays: number };

/** Pass or fail, with retries that share one pass probability p ~ Beta(alpha, beta), drawn once per `shareKey` and draw, also across sites. */
export type Decision = {
  alpha: number;
  beta: number;
  /** Attempts in all, the first included; when every one fails the phase is cancelled with cause "permit-denied". */
  maxAttempts: number;
  retryDuration: Distribution;
  /** Decisions with one key share p (one common cause). */
  shareKey: string;
  /** As `Node.slot`, for the random input of the first attempt. */
  slot?: number;
  /** Chance that this decision applies to the phase at all, drawn once per shareKey and draw; 1 = certainly. */
  appliesProbability: number;
};

/** A shock common to every task with its key, on every site: with `probability` it adds one shared delay, and may refuse outright. */
export type Jump = {
  key: string;
  probability: number;
  delay: Distribution;
  /** Chance, given that it strikes, that the answer is no: the phase is cancelled with cause "permit-denied". */
  denialProbability: number;
};

type NodeBase = {
  id: string;
  predecessors: Predecessor[];
  /** Counted as something that can drive the date (joins are not). */
  drives: boolean;
  /**
   * Its place (1 … 62) among the dimensions of the site's even points, one node each; without one its random input is
   * plainly random.
   */
  slot?: number;
};

export type TaskNode = NodeBase & {
  kind: "task";
  duration: Distribution;
  loading: Loading;
  /** Extra factor shared by orders of one vendor: adds `weight`·G(vendor) before rescaling to unit variance. `slot`: for pairing within the site. */
  vendorFactor?: { key: string; weight: number; slot?: number };
  /** Start known (or back-cast) but not done: conditioned on not being finished by the as-of day. A day after as-of is a not-before. */
  startedOnDay?: EpochDay;
  notBeforeDay?: EpochDay;
  decision?: Decision;
  jump?: Jump;
};

/** A date stated by a source, through the slip model; a finish, never a duration after its predecessors (but never before them). */
export type StatedNode = NodeBase & {
  kind: "stated";
  statedDay: EpochDay;
  /** Every stated date with one key shares one slip draw. */
  sourceKey: string;
  ageYears: number;
  slip: SlipModel;
  loading: Loading;
};

/** Finished; uniform over the interval that its evidence allows. */
export type DoneNode = NodeBase & { kind: "done"; earliestDay: EpochDay; latestDay: EpochDay };

/** Joins: all predecessors (max) or any one of them (min: grid power or bridge power). */
export type JoinNode = NodeBase & { kind: "all-of" | "any-of" };

/** One draw picks one view by weight, then waits for the floors and, if given, for the pool that must come first. */
export type PoolNode = NodeBase & {
  kind: "pool";
  views: { name: "chain" | "announced" | "outside"; node: string; weight: number }[];
  floors: string[];
  notBeforePool?: string;
};

export type Node = TaskNode | StatedNode | DoneNode | JoinNode | PoolNode;

export type CancellationCause = "before-grid" | "permit-denied" | "after-start";

/** The stage in force until `untilNode` finishes in the draw (null: until the phase earns). */
export type HazardStage = {
  perYear: number;
  cause: Exclude<CancellationCause, "permit-denied">;
  untilNode: string | null;
};

export type Target = {
  /** The phase. */
  id: string;
  /** Its pool (or done) node: the revenue start. */
  node: string;
  /** Decisions on these nodes can deny the phase. */
  decisionNodes: string[];
  hazard: HazardStage[];
  announcedDay: EpochDay | null;
  /** As `Node.slot`, for the random input of cancellation. */
  slot?: number;
};

export type Network = {
  siteKey: string;
  /** Operator × economy: loading √0.2 on the site factor. */
  operatorKey: string;
  /** Grid zone: loading √0.1. */
  zoneKey: string;
  /**
   * A scenario's shift of the site factor S in every draw, in standard deviations (−3 … 3; 0 when left out): later when above 0. A total moves
   * by as many, a part by 0.6 of them.
   */
  factorShift?: number;
  nodes: Node[];
  targets: Target[];
};

export type ForecastOptions = {
  asOf: EpochDay;
  /** An unsigned 32-bit integer. */
  seed: number;
  /** A power of two. */
  draws: number;
  /** How scores hang together in the tails: Gaussian (the default), or, as a stress, Student's t with 4 degrees of freedom. */
  copula?: "gaussian" | "student-t4";
  /** Whether the site's and vendors' factors learn from work that has lasted long already (see `survival-learning.ts`); not by default. */
  learnFromSurvival?: boolean;
  /**
   * What the draws of common factors are even together with. "across-sites" (the default): each factor's column belongs to its key, so that
   * sites forecast apart share it draw by draw, and sums over sites can be taken. "within-site": with the site's own
   * random inputs, which makes one site's forecast more exact and ties its draws to no other site's.
   */
  pairing?: "across-sites" | "within-site";
  /**
   * Independently scrambled parts of the draws, a power of two; 8 by default, or 1 for fewer than 64 draws. One fills space more evenly, but
   * leaves no spread to tell the standard error from.
   */
  replicates?: number;
};

export type NetworkProblem = {
  code: "cycle" | "unknown-node" | "duplicate-node" | "bad-parameter" | "bad-options";
  nodeIds: string[];
  /** Says what was expected and what was got. */
  message: string;
};
