import type { PartyFigures } from "@/lib/money/party-sums";
import type { PriceReading } from "@/lib/money/year-sums";
import type { AssumedPrices, PortfolioFans } from "./portfolio";
import type { PortfolioFigures, PortfolioShares } from "./portfolio-run";

type Ways = PortfolioShares["profit"][PriceReading];

/** What was kept before prices were drawn: every figure at fixed prices, and no money of a party. */
export type EarlierPortfolioFigures = Omit<PortfolioFigures, "version" | "fans" | "shares" | "assumed" | "money"> & {
  fans: PortfolioFans;
  shares: (Pick<PortfolioShares, "year" | "inService"> & { profitStated: number; profitAtDefaultCapex: number })[];
};

/** A run's figures as a screen reads them; `drawn`, `assumed` and `money` are null of a run that was made before there were any. */
export type KeptFigures = Omit<PortfolioFigures, "version" | "fans" | "shares" | "assumed" | "money"> & {
  fans: { drawn: PortfolioFans | null; fixed: PortfolioFans };
  shares: (Pick<PortfolioShares, "year" | "inService"> & { profit: { drawn: Ways | null; fixed: Ways } })[];
  assumed: AssumedPrices | null;
  money: PartyFigures[] | null;
};

/** Stored figures of any version. A run is what was asked for on its day, so an earlier one is read as it is and not computed again. */
export function keptFigures(stored: PortfolioFigures | EarlierPortfolioFigures): KeptFigures {
  if ("version" in stored) return stored;
  const { fans, shares, ...same } = stored;
  return {
    ...same,
    fans: { drawn: null, fixed: fans },
    shares: shares.map(({ year, inService, profitStated, profitAtDefaultCapex }) => ({
      ...{ year, inService },
      profit: { drawn: null, fixed: { stated: profitStated, atDefaultCapex: profitAtDefaultCapex } },
    })),
    ...{ assumed: null, money: null },
  };
}
