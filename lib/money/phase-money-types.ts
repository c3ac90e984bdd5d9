import type { PhaseMoneyAssumptions } from "./phase-money-assumptions";

/** Whose figures these are. own: facility and accelerators. lease: the operator leases the building. colocation: the landlord. */
export type Ownership = "own" | "lease" | "colocation";

/** A promise of the day of service, both UTC epoch days. */
export type ServicePromise = { saidDay: number; day: number };

/** The sponsor's own plan of service; an analyst's day may be chosen as the plan, and then says so. */
export type PhasePlan = {
  by: "sponsor" | "analyst";
  /** Every promise in the order in which it was said; at least one. */
  promises: readonly ServicePromise[];
  /** In force when works began or financing closed, else the first of all: fixed from then on. */
  first: ServicePromise;
  latest: ServicePromise;
};

/** An amount in the currency in which it was stated; converted at the one dated rate of the assumptions. */
export type MoneyAmount = { amount: number; currency: string };

/** An amount due on one day; `isRecorded` when a record says that it was paid. */
export type DatedAmount = MoneyAmount & { day: number; isRecorded: boolean };

/** What the capital of the party is stated to be; null is unknown. `undivided` is the party's own total. */
export type StatedCapital = {
  facility: MoneyAmount | null;
  accelerators: MoneyAmount | null;
  undivided: MoneyAmount | null;
  /** To the grid; never redeployable. */
  contribution: DatedAmount | null;
  /** With the utility; comes back when the phase is energised. */
  deposit: DatedAmount | null;
};

/** A payment on record. */
export type RecordedPayment = MoneyAmount & { day: number; asset: "facility" | "accelerators" };

/** One column per draw, index = draw; days are UTC epoch days, Infinity = never. A draw is cancelled when its clock runs out before service. */
export type DrawnDays = {
  serviceDay: Float64Array;
  /** Taken as no later than service; null when unknown: the day of service. */
  energisedDay: Float64Array | null;
  cancelledDay: Float64Array;
  /** The utility's part is ready; null when unknown: the day of service. Minimum demand is billed from it. */
  utilityReadyDay: Float64Array | null;
};

/** Standard normal scores, index = draw. `market` is one column for all sites, the others are the site's own. */
export type PriceScores = { market: Float64Array; own: Float64Array; capex: Float64Array; energy: Float64Array };

/** What is off while it is unknown (null). */
export type PhaseExtras = {
  /** A shortfall of demand billed from the day the utility is ready to service or cancellation, and an exit fee when cancelled. */
  minimumDemand: {
    share: number;
    contractedKilowatts: number;
    /** Null: no rate is known, so there are no dollars. */
    usdPerKilowattMonth: number | null;
    /** Months over which the contracted demand rises, linear. */
    rampMonths: number;
    /** Of a cancelled draw, in months of the full charge. */
    exitMonths: number;
  } | null;
  /** A null direction is not computed. From a tenant it is income, to a supplier cost. */
  takeOrPay:
    | { direction: null }
    | { direction: "from-tenant"; share: number; usdPerMwYear: number }
    | { direction: "to-supplier"; share: number; usdPerMwh: number; resaleUsdPerMwh: number; fromDay: number }
    | null;
  /** Electricity at a price of its own; running cost is then that without energy. `contractShare` of it has a fixed price from `supplyStartDay`. */
  energy: {
    usdPerMwh: number;
    runningCostUsdPerMwYear: number;
    contractShare: number;
    /** Null: from service. */
    supplyStartDay: number | null;
  } | null;
  /** An exemption that is lost, and paid on its deadline, when service comes later. */
  taxDeadline: { day: number; usd: number } | null;
  /** A tenant may leave when service comes after the day: rent then begins `reletting-months` after service. */
  tenantMayLeaveAfterDay: number | null;
  /** Rent runs from this day whenever service comes. */
  rentFromDay: number | null;
  /** What a year of the accelerators' age takes from their earnings, a share: one column for all sites, or one number. */
  earningsFallPerYear: number | Float64Array | null;
};

/** All that `phaseMoney` needs, for one phase. Days are UTC epoch days. */
export type PhaseMoneyInput = {
  /** Present values are of this day; nothing else but "so far" depends on it. */
  asOfDay: number;
  ownership: Ownership | "unknown";
  /** Who can use idle accelerators elsewhere. */
  acceleratorUser: "hyperscaler" | "single-site";
  draws: DrawnDays;
  /** Null: no plan on record. */
  plan: PhasePlan | null;
  /** The day works began, or the last day on which they were seen not begun; null is unknown. */
  works: { begunDay: number | null; notBegunDay: number | null };
  payments: readonly RecordedPayment[];
  capital: StatedCapital;
  megawatts: { value: number | null; basis: "facility" | "critical_it" | "unknown" };
  scores: PriceScores;
  /** The median of service as seen at each look, in order: what a delivery not yet firm was re-timed to. */
  looks: readonly { day: number; serviceP50Day: number }[];
  extras: PhaseExtras;
  assumptions: PhaseMoneyAssumptions;
};

/** Why dollars are not shown: shares and probabilities then rest on default capital. */
export type DollarsUnknown = "capital-unknown" | "currency" | "megawatts-from-capital";

/** A figure in dollars of the as-of day, or nominal where said; null while dollars are unknown, and as a share of the party's capital. */
export type MoneyFigure = { usd: number | null; shareOfCapital: number };

export type MoneySpread = { mean: MoneyFigure; p10: MoneyFigure; p50: MoneyFigure; p90: MoneyFigure };

/** Against one baseline, over the draws that serve; negative where waiting saves more than it loses. */
export type DelayCost = MoneySpread & {
  plan: ServicePromise;
  /** Means that add up to `mean`. */
  parts: { lostTime: MoneyFigure; accelerators: MoneyFigure; facility: MoneyFigure };
  /** Of the draws that serve, the share whose delay cost is at least this share of capital. */
  atLeast: { threshold: number; probability: number }[];
  /** Likewise for each of the assumptions' `delayAmountsUsd`; none while dollars are unknown. */
  atLeastUsd: { usd: number; probability: number }[];
};

type PerAsset = { facility: MoneyFigure; accelerators: MoneyFigure; total: MoneyFigure };

/** Nominal dollars, means over all draws. Grid contribution and deposit count with the facility. */
export type CapitalAtRisk = {
  months: number;
  mean: PerAsset;
  /** Share of draws with any. */
  probability: number;
  expectedLoss: PerAsset;
  /** Every date on plan and nothing cancelled; null without a plan. */
  onPlan: { mean: PerAsset; expectedLoss: PerAsset } | null;
};

export type BelowZero = { probability: number; served: number; cancelled: number; cancelledUnspent: number };

/** Net present value on the as-of day. */
export type NetPresentValue = {
  /** "Earns less than its cost of capital": `probability` is `served` + `cancelled`; the unspent are cancelled before any money and not below 0. */
  belowZero: BelowZero;
  /** With the same prices and costs, every date on plan and none cancelled. */
  belowZeroOnPlan: number;
  /** Prices, use and costs at their means, and drawn. */
  mean: { onPlan: MoneyFigure; draws: MoneyFigure; onPlanDrawn: MoneyFigure; drawsDrawn: MoneyFigure };
  /** The 5 % quantile. */
  valueAtRisk: { draws: MoneyFigure; onPlan: MoneyFigure };
  dollarsUnknown: DollarsUnknown | null;
};

/** Obligations that are not capital, undiscounted; cash in the net present value. */
export type Liabilities =
  | { known: true; meanUsd: number; minimumDemandUsd: number; exitFeeUsd: number }
  | { known: false; reason: "no-rate" };

export type MoneyNote =
  | "ownership-taken-as-own"
  | "plan-by-analyst"
  | "nothing-seen-of-works"
  | "energised-day-unknown"
  | "megawatt-basis-unknown"
  | "take-or-pay-without-direction"
  | "minimum-demand-without-rate"
  | "payment-without-rate";

/** What is said of delay cost and net present value without a plan, or of delay cost when every draw is cancelled. */
export type NoWorth = { known: false; reason: "no-plan-on-record" | "no-draw-serves" };

/** A headline on the other reading of megawatts whose basis is unknown; the phase's own figures read the lower one, as facility megawatts. */
export type OtherReading = { basis: "critical_it"; belowZero: number; belowZeroOnPlan: number };

export type KnownPhaseMoney = {
  known: true;
  definitionVersion: string;
  ownership: Ownership;
  asOfDay: number;
  draws: number;
  /** Share of draws that serve before their cancellation clock runs out. */
  servesProbability: number;
  megawatts: { criticalIt: number; facility: number; source: "stated" | "from-capital" };
  capital: {
    source: "stated" | "default";
    dollarsUnknown: DollarsUnknown | null;
    facility: MoneyFigure;
    accelerators: MoneyFigure;
    contribution: MoneyFigure;
    deposit: MoneyFigure;
    total: MoneyFigure;
    /** Bound by contract by the as-of day, and paid by it, on the spending calendar; of the latter what a record says. */
    committed: MoneyFigure;
    spent: MoneyFigure;
    recorded: MoneyFigure;
  };
  /** Where the accelerators are taken to arrive; null for a landlord. */
  delivery: { plannedDay: number; day: number; isRetimed: boolean } | null;
  delayCost: { known: true; first: DelayCost; latest: DelayCost } | NoWorth;
  capitalAtRisk: CapitalAtRisk[];
  liabilities: Liabilities | null;
  netPresentValue: ({ known: true } & NetPresentValue) | NoWorth;
  otherReading: OtherReading | null;
  /** Correlation of ln price between sites, used. */
  priceCorrelation: number;
  notes: MoneyNote[];
  assumptions: PhaseMoneyAssumptions;
};

/** A phase of which nothing can be said, and why; `problems` has one "field: limit" line each. */
export type UnknownPhaseMoney = { known: false; definitionVersion: string } & (
  | { reason: "megawatts-and-capital-unknown" | "no-capital" | "nothing-dated" }
  | { reason: "invalid-input"; problems: string[] }
);

/** The money of one phase; plain JSON. */
export type PhaseMoney = KnownPhaseMoney | UnknownPhaseMoney;

/** What sums over phases add, index = draw, USD; null columns are not known in dollars, or have no plan. */
export type PhaseMoneyDraws = {
  ownership: Ownership;
  /** Against the latest and the first baseline; 0 in draws that do not serve. */
  delayCostUsd: { first: Float64Array; latest: Float64Array } | null;
  /** At the months of the assumptions that the headline uses. */
  capitalAtRiskUsd: Float64Array | null;
  expectedLossUsd: Float64Array | null;
  netPresentValueUsd: Float64Array | null;
};
