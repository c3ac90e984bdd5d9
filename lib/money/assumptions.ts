import { z } from "zod";
import { moneyParameters } from "./parameters";

const share = z.number().min(0).max(1);
/** A bound that no price reaches, so that every sum stays a number. */
const price = z.number().min(0).max(1e12);

/**
 * Prices, lives and rules of the valuation, the same in plan and draw. USD are nominal and constant; MW are on the basis that the
 * phase states. Parsing refuses nonsense; each issue's path is the field and its message names the limit.
 */
export const MoneyAssumptions = z.object({
  /** Discount rate, actual/365; 0.10 = 10 %. */
  waccPerYear: z.number().min(0).max(0.5),
  /** Age, counted from delivery, at which accelerators are bought again at the same price. */
  acceleratorLifeYears: z.number().min(1).max(20),
  utilisation: share,
  /** At a utilisation of 1. */
  revenueUsdPerMwYear: price,
  opexUsdPerMwYear: price,
  /** Linear from nothing to the full utilisation; opex is due in full from the start. */
  rampMonths: z.int().min(0).max(60),
  /** Operating life of the facility, counted from the start of service. */
  evaluationYears: z.int().min(1).max(40),
  /** Facility capex is drawn evenly over these months before service. */
  buildMonths: z.int().min(1).max(120),
  /** From delivery of the accelerators to service. */
  installDays: z.int().min(0).max(730),
  /** A delivery this near or nearer can no longer be moved or called off. */
  firmWindowDays: z.int().min(0).max(1825),
  /** Of the remaining worth of idle accelerators, what a cancelled phase recovers. */
  redeployableShareHyperscaler: share,
  redeployableShareSingleSite: share,
  defaultCapexUsdPerMw: price.positive(),
  acceleratorShareOfCapex: share,
  /** Straight-line lives in the books, from when the asset is available for use; the economic lives above decide when it is renewed. */
  acceleratorAccountingLifeYears: z.number().min(1).max(20),
  facilityAccountingLifeYears: z.number().min(1).max(50),
});
export type MoneyAssumptions = z.infer<typeof MoneyAssumptions>;

type ParameterRow = { slug: string; value: number };

/**
 * Checked assumptions from parameter rows by slug.
 * Throws ZodError when a row is missing (its field: expected number) or out of its limits.
 */
export function moneyAssumptions(rows: readonly ParameterRow[] = moneyParameters): MoneyAssumptions {
  return MoneyAssumptions.parse(moneyFields(rows));
}

/** Whether `moneyAssumptions` takes these rows. */
export function areMoneyAssumptions(rows: readonly ParameterRow[]): boolean {
  return MoneyAssumptions.safeParse(moneyFields(rows)).success;
}

function moneyFields(rows: readonly ParameterRow[]) {
  const values = new Map(rows.map((row) => [row.slug, row.value]));
  return {
    waccPerYear: values.get("wacc-per-year"),
    acceleratorLifeYears: values.get("accelerator-life-years"),
    utilisation: values.get("utilisation"),
    revenueUsdPerMwYear: values.get("revenue-usd-per-mw-year"),
    opexUsdPerMwYear: values.get("opex-usd-per-mw-year"),
    rampMonths: values.get("ramp-months"),
    evaluationYears: values.get("evaluation-years"),
    buildMonths: values.get("build-months"),
    installDays: values.get("install-days"),
    firmWindowDays: values.get("firm-window-days"),
    redeployableShareHyperscaler: values.get("redeployable-share-hyperscaler"),
    redeployableShareSingleSite: values.get("redeployable-share-single-site"),
    defaultCapexUsdPerMw: values.get("default-capex-usd-per-mw"),
    acceleratorShareOfCapex: values.get("accelerator-share-of-capex"),
    acceleratorAccountingLifeYears: values.get("accelerator-accounting-life-years"),
    facilityAccountingLifeYears: values.get("facility-accounting-life-years"),
  };
}
