import { exchangeRates } from "./exchange-rates";
import { judgement, type MoneyParameter } from "./parameters";

const ranged = (row: MoneyParameter, low: number, high: number): MoneyParameter => ({ ...row, low, high });

/**
 * The defaults behind `PhaseMoneyAssumptions` beyond those of `moneyParameters`, one row per number. Slugs are permanent and rows only ever
 * added. An electricity price has no default: without a record it is unknown. A minimum demand counts only where a rule of the place bills it.
 */
export const phaseMoneyParameters: readonly MoneyParameter[] = [
  ranged(
    judgement(
      "wacc-per-year-lease",
      0.1,
      "share per year",
      "Judgement: an operator that leases its building carries the same risk",
    ),
    0.08,
    0.12,
  ),
  ranged(
    judgement(
      "wacc-per-year-colocation",
      0.08,
      "share per year",
      "Judgement: a landlord with a long lease; at 10 % far more landlords earn less than their cost of capital",
    ),
    0.07,
    0.1,
  ),
  judgement("evaluation-years-lease", 15, "years from service", "Judgement: the term of a lease"),
  judgement("evaluation-years-colocation", 18, "years from service", "Judgement: as the facility of an owner"),
  judgement(
    "facility-life-years",
    18,
    "years, straight line",
    "Judgement: over which a late facility loses its worth; the life in the article's arithmetic",
  ),
  ranged(
    judgement("power-usage-effectiveness", 1.25, "facility MW per critical IT MW", "Judgement: recent large sites"),
    1.15,
    1.4,
  ),
  judgement("load-factor", 0.75, "share of facility MW", "Judgement: average draw of electricity over the year"),
  ranged(
    judgement(
      "redeployable-share-facility",
      0.4,
      "share",
      "Judgement: what others pay for a facility once it is energised; without power nothing",
    ),
    0,
    0.6,
  ),
  judgement("spread-of-price", 0.2, "standard deviation of ln", "Judgement: the price of a MW-year, mean kept"),
  judgement("spread-of-utilisation", 0.1, "standard deviation of ln", "Judgement: utilisation, mean kept"),
  judgement("spread-of-capex", 0.2, "standard deviation of ln", "Judgement: capital not recorded as paid, mean kept"),
  judgement(
    "spread-of-energy-cost",
    0.25,
    "standard deviation of ln",
    "Judgement: electricity without a contract price, mean kept",
  ),
  judgement("spread-of-rent", 0.1, "standard deviation of ln", "Judgement: a landlord's rent, mean kept"),
  ranged(
    judgement(
      "price-correlation-between-sites",
      0.6,
      "correlation of ln price and utilisation",
      "Judgement: one market for all sites and a part of each site's own; 0 would make a programme falsely certain",
    ),
    0,
    1,
  ),
  ranged(
    judgement("rent-usd-per-kw-month", 150, "USD per kW of critical IT and month", "Judgement: large leases"),
    110,
    200,
  ),
  judgement("landlord-cost-share-of-rent", 0.1, "share of rent", "Judgement: a landlord's running cost"),
  judgement("reletting-months", 9, "months", "Judgement: from service to the rent of another tenant"),
  judgement("idle-months", 24, "months", "Judgement: a dollar that waits longer for service is at risk"),
  judgement("idle-months-low", 18, "months", "Judgement, shown beside it"),
  judgement("idle-months-high", 36, "months", "Judgement, shown beside it"),
  {
    ...{
      slug: "minimum-demand-share",
      value: 0.85,
      low: null,
      high: null,
      unit: "share of contracted demand",
      mark: "V",
    },
    source:
      "AEP Ohio's data center tariff (case 24-0508-EL-ATA); the same share in Malaysia's supply agreement and Dominion's GS-5",
  },
  {
    ...{
      slug: "minimum-demand-myr-per-kw-month",
      value: 8.5,
      low: null,
      high: null,
      unit: "MYR per kW of shortfall and month",
    },
    mark: "V2",
    source:
      "Malaysia's Ministry of Investment, Trade and Industry through The Edge, 15 January 2026: below 85 % of the declared demand in the first four years",
  },
  ...exchangeRates,
];
