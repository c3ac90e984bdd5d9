import { z } from "zod";
import { usdPerUnit } from "./exchange-rates";
import { moneyParameters } from "./parameters";
import { phaseMoneyParameters } from "./phase-money-parameters";

const share = z.number().min(0).max(1);
/** A bound that no price reaches, so that every sum stays a number. */
const price = z.number().min(0).max(1e12);
const perYear = z.number().min(0).max(0.5);
const years = z.number().min(1).max(40);
const spread = z.number().min(0).max(2);

/**
 * Prices, lives and rules of the money of a phase. USD are nominal and constant. Parsing refuses nonsense; each issue's path is the field
 * and its message names the limit.
 */
export const PhaseMoneyAssumptions = z.object({
  /** Discount rate by the party whose money it is, actual/365; 0.10 = 10 %. */
  discountRatePerYear: z.object({ own: perYear, lease: perYear, colocation: perYear }),
  /** Operation from the start of service. */
  horizonYears: z.object({ own: years, lease: years, colocation: years }),
  /** Age, from delivery, at which accelerators are used up. */
  acceleratorLifeYears: z.number().min(1).max(20),
  /** Over which a late facility idles its worth away. */
  facilityLifeYears: z.number().min(1).max(50),
  /** Basis of the price, the running cost and the default capital per MW. */
  priceBasis: z.enum(["facility", "critical_it"]),
  revenueUsdPerMwYear: price,
  utilisation: share,
  opexUsdPerMwYear: price,
  /** Linear from nothing to the full utilisation; running cost is due in full from the start. */
  rampMonths: z.int().min(0).max(60),
  defaultCapexUsdPerMw: price.positive(),
  acceleratorShareOfCapex: share,
  /** Facility MW per critical IT MW. */
  powerUsageEffectiveness: z.number().min(1).max(3),
  /** Average over contracted power, for energy. */
  loadFactor: share,
  buildMonths: z.int().min(1).max(120),
  installDays: z.int().min(0).max(730),
  firmWindowDays: z.int().min(0).max(1825),
  /** Of the remaining worth of accelerators, what others pay; of a facility's cost, once energised. */
  redeployableShareHyperscaler: share,
  redeployableShareSingleSite: share,
  redeployableShareFacility: share,
  /** Standard deviations of the logarithm. */
  spread: z.object({ price: spread, utilisation: spread, capex: spread, energy: spread, rent: spread }),
  /** Of the logarithm of price and utilisation between two sites. */
  priceCorrelation: share,
  rentUsdPerKwMonth: price,
  landlordCostShareOfRent: share,
  relettingMonths: z.number().min(0).max(120),
  /** How long a dollar waits before it is at risk; the headline first. */
  idleMonths: z.array(z.number().positive().max(240)).min(1).max(6),
  /** Delay cost ÷ capital; ascending. */
  delayThresholds: z
    .array(z.number().positive().max(1))
    .min(1)
    .max(10)
    .refine((shares) => shares.every((share, i) => i === 0 || share > (shares[i - 1] ?? 0)), {
      message: "Expected ascending thresholds",
    }),
  /** USD; of which share of the draws that serve the delay cost reaches each. Whoever asks for none has none. */
  delayAmountsUsd: z.array(z.number().min(0).max(1e12)).max(4),
  /** Of the contracted demand, billed though not used; where a rule of the place asks for it. */
  minimumDemandShare: share,
  minimumDemandMyrPerKwMonth: price,
  /** USD for one unit of a currency, by its code; one that is not here has no rate. USD itself needs none. */
  usdPerUnit: z.record(z.string().length(3), z.number().positive().max(1e6)),
});
export type PhaseMoneyAssumptions = z.infer<typeof PhaseMoneyAssumptions>;

type ParameterRow = { slug: string; value: number };

/**
 * Checked assumptions from parameter rows by slug. Rates of currencies are rows `usd-per-…`; one without a row has no rate.
 * Throws ZodError when a row is missing (its field: expected number) or out of its limits.
 */
export function phaseMoneyAssumptions(
  rows: readonly ParameterRow[] = [...moneyParameters, ...phaseMoneyParameters],
): PhaseMoneyAssumptions {
  return PhaseMoneyAssumptions.parse(phaseMoneyFields(rows));
}

/** Whether `phaseMoneyAssumptions` takes these rows. */
export function arePhaseMoneyAssumptions(rows: readonly ParameterRow[]): boolean {
  return PhaseMoneyAssumptions.safeParse(phaseMoneyFields(rows)).success;
}

function phaseMoneyFields(rows: readonly ParameterRow[]) {
  const values = new Map(rows.map((row) => [row.slug, row.value]));
  const value = (slug: string) => values.get(slug);
  return {
    discountRatePerYear: {
      own: value("wacc-per-year"),
      lease: value("wacc-per-year-lease"),
      colocation: value("wacc-per-year-colocation"),
    },
    horizonYears: {
      own: value("evaluation-years"),
      lease: value("evaluation-years-lease"),
      colocation: value("evaluation-years-colocation"),
    },
    acceleratorLifeYears: value("accelerator-life-years"),
    facilityLifeYears: value("facility-life-years"),
    priceBasis: "facility",
    revenueUsdPerMwYear: value("revenue-usd-per-mw-year"),
    utilisation: value("utilisation"),
    opexUsdPerMwYear: value("opex-usd-per-mw-year"),
    rampMonths: value("ramp-months"),
    defaultCapexUsdPerMw: value("default-capex-usd-per-mw"),
    acceleratorShareOfCapex: value("accelerator-share-of-capex"),
    powerUsageEffectiveness: value("power-usage-effectiveness"),
    loadFactor: value("load-factor"),
    buildMonths: value("build-months"),
    installDays: value("install-days"),
    firmWindowDays: value("firm-window-days"),
    redeployableShareHyperscaler: value("redeployable-share-hyperscaler"),
    redeployableShareSingleSite: value("redeployable-share-single-site"),
    redeployableShareFacility: value("redeployable-share-facility"),
    spread: {
      price: value("spread-of-price"),
      utilisation: value("spread-of-utilisation"),
      capex: value("spread-of-capex"),
      energy: value("spread-of-energy-cost"),
      rent: value("spread-of-rent"),
    },
    priceCorrelation: value("price-correlation-between-sites"),
    rentUsdPerKwMonth: value("rent-usd-per-kw-month"),
    landlordCostShareOfRent: value("landlord-cost-share-of-rent"),
    relettingMonths: value("reletting-months"),
    idleMonths: [value("idle-months"), value("idle-months-low"), value("idle-months-high")],
    delayThresholds: [value("loss-threshold-low"), value("stranded-threshold"), value("loss-threshold-high")],
    delayAmountsUsd: [value("flag_delay_cost_usd")].filter((usd) => usd !== undefined),
    minimumDemandShare: value("minimum-demand-share"),
    minimumDemandMyrPerKwMonth: value("minimum-demand-myr-per-kw-month"),
    usdPerUnit: usdPerUnit(rows),
  };
}
