import {
  type ArticleClaim,
  type ClaimStanding,
  claimedRange,
  claimOf,
  claimStanding,
} from "@/lib/article/article-claims";
import {
  type ArticleParameter,
  articleDrivers,
  articleParameterRows,
  parameterRow,
} from "@/lib/article/article-parameters";
import { type Band, withInServiceShare } from "@/lib/article/base-band";
import { type Lever, type LeverNeed, leversFor } from "@/lib/article/driver-model";
import { type PriceReading, shareAtLeast, type YearSeries } from "@/lib/money/year-sums";
import type { YearQuantiles } from "./in-service-sums";
import type { Portfolio } from "./portfolio";

/** How a claimed range stands against the portfolio's draws of one year; USD, shares of all draws. */
export type ClaimFigures = {
  fan: YearQuantiles;
  atLeastLow: number;
  atLeastHigh: number;
  /** At least the low end and below the high one. */
  within: number;
};

/** A claimed range with prices, use and costs drawn, which is the answer, and at fixed prices beside it, where the draws are of dates alone. */
export type ClaimAnswer = Record<PriceReading, ClaimFigures> & {
  claim: string;
  claimant: string;
  standing: ClaimStanding;
  claimed: { low: number; high: number };
};

/** Quantiles as a share of `ofMegawatts`; null when there are no MW. */
export type InServiceAnswer = {
  ofMegawatts: number;
  /** On 31 December. */
  yearEnd: YearQuantiles | null;
  /** Over the year, which is what its revenue depends on. */
  yearMean: YearQuantiles | null;
};

export type LeverAnswer = {
  claim: string;
  end: "low" | "high";
  usd: number;
  /** The others as in the article, and with the engine's in-service share; null where that share is 0 or unknown. */
  atArticle: Record<Lever, LeverNeed | null>;
  atEngine: Record<Lever, LeverNeed | null> | null;
};

export type ProgrammeAnswers = {
  year: number;
  /** Phases without a stated capex are in operating income at the default per MW: the claim is of the whole programme. */
  basis: "at-default-capex";
  revenue: ClaimAnswer;
  operatingIncome: ClaimAnswer;
  inService: InServiceAnswer;
  /** The article's base band with the engine's mean in-service share over the year; null where that is 0 or unknown. */
  articleAtEngineShare: Band | null;
  levers: LeverAnswer[];
};

const REVENUE_CLAIM = "a09";
const INCOME_CLAIM = "a11";

/**
 * The article's questions in the portfolio's own numbers, for one year: how likely its revenue and operating income are, how much of the MW serve,
 * and what must go right. @throws RangeError for a year outside the portfolio's, or a missing claim or parameter
 */
export function programmeAnswers(
  portfolio: Portfolio,
  year: number,
  claims: readonly ArticleClaim[],
  rows: readonly ArticleParameter[] = articleParameterRows,
): ProgrammeAnswers {
  const years = portfolio.fans.drawn.atDefaultCapex.revenueUsd;
  if (!years.some((one) => one.year === year))
    throw new RangeError(`year: expected ${years[0]?.year} to ${years.at(-1)?.year}, got ${year}`);
  const answer = (slug: string, series: YearSeries): ClaimAnswer => {
    const claimed = claimedRange(claims, slug);
    const figures = (prices: PriceReading): ClaimFigures => {
      const share = (usd: number) => shareAtLeast(portfolio.sums.atDefaultCapex, prices, series, year, usd);
      const [atLeastLow, atLeastHigh] = [share(claimed.low), share(claimed.high)];
      const fan = portfolio.fans[prices].atDefaultCapex[series].find((one) => one.year === year) as YearQuantiles;
      return { fan, atLeastLow, atLeastHigh, within: atLeastLow - atLeastHigh };
    };
    const { claimant, isIndependent } = claimOf(claims, slug);
    const standing = claimStanding({ isIndependent });
    return { claim: slug, claimant, standing, claimed, drawn: figures("drawn"), fixed: figures("fixed") };
  };
  const inService = inServiceAnswer(portfolio, year);
  const engineShare = inService.yearMean?.mean || null;
  const drivers = articleDrivers(rows);
  const leastCapexUsdPerMw = parameterRow(rows, "article-capex-low-usd-per-mw").value;
  const levers = ([REVENUE_CLAIM, INCOME_CLAIM] as const).flatMap((claim) => {
    const range = claimedRange(claims, claim);
    const figure = claim === REVENUE_CLAIM ? ("revenueUsd" as const) : ("operatingIncomeUsd" as const);
    return (["low", "high"] as const).map((end): LeverAnswer => {
      const target = { figure, usd: range[end] };
      return {
        claim,
        end,
        usd: range[end],
        atArticle: leversFor(target, drivers, leastCapexUsdPerMw),
        atEngine:
          engineShare === null
            ? null
            : leversFor(target, { ...drivers, inServiceShare: engineShare }, leastCapexUsdPerMw),
      };
    });
  });
  return {
    year,
    basis: "at-default-capex",
    revenue: answer(REVENUE_CLAIM, "revenueUsd"),
    operatingIncome: answer(INCOME_CLAIM, "operatingIncomeUsd"),
    inService,
    articleAtEngineShare: engineShare === null ? null : withInServiceShare(engineShare, rows),
    levers,
  };
}

function inServiceAnswer({ inService, coverage }: Portfolio, year: number): InServiceAnswer {
  const ofMegawatts = coverage.totalMegawatts;
  const share = (fan: YearQuantiles[]): YearQuantiles | null => {
    const found = fan.find((one) => one.year === year);
    if (!found || ofMegawatts === 0) return null;
    // Rounding in a sum over sites must not make a share of more than all.
    const of = (megawatts: number) => Math.min(1, megawatts / ofMegawatts);
    return { year, mean: of(found.mean), p10: of(found.p10), p50: of(found.p50), p90: of(found.p90) };
  };
  return { ofMegawatts, yearEnd: share(inService.yearEnd), yearMean: share(inService.yearMean) };
}
