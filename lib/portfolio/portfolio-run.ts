import { z } from "zod";
import { iso3, optionalText, slug, wholeNumber } from "@/lib/domain/fields";
import type { PartyFigures } from "@/lib/money/party-sums";
import { type PriceReading, shareAtLeast } from "@/lib/money/year-sums";
import type { AssumedPrices, Portfolio, PortfolioFans } from "./portfolio";
import type { PortfolioCoverage, PortfolioLine } from "./portfolio-coverage";

/** Whose sites are summed. */
export const PortfolioScope = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("all") }),
  z.strictObject({ kind: z.literal("economy"), iso3: iso3("scope.iso3") }),
  z.strictObject({ kind: z.literal("operator"), slug: slug("scope.slug") }),
  z.strictObject({ kind: z.literal("programme"), slug: slug("scope.slug") }),
]);
export type PortfolioScope = z.infer<typeof PortfolioScope>;

/** The longest title of a run. */
export const MOST_TITLE_CHARACTERS = 100;

/** The most draws that a run may ask for: its sums are 29 columns of years × draws, 228 MB at 60 years. */
const MOST_DRAWS = 16_384;

/** A stored scenario by name and version, or somebody's own overrides, which the command checks. */
const RunScenarioChoice = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("stored"),
    slug: slug("scenario.slug"),
    version: wholeNumber("scenario.version", 1, 1_000_000_000),
  }),
  z.strictObject({ kind: z.literal("own"), overrides: z.record(z.string(), z.json()) }),
]);

/** What somebody asks of a run. `scenario` left out: the base; `draws` left out: the model's own. */
export const PortfolioRunRequest = z.strictObject({
  title: optionalText("title", MOST_TITLE_CHARACTERS),
  scope: PortfolioScope,
  scenario: RunScenarioChoice.optional(),
  firstYear: wholeNumber("firstYear", 2000, 2100),
  years: wholeNumber("years", 1, 60),
  draws: wholeNumber("draws", 64, MOST_DRAWS)
    .refine((draws) => Number.isInteger(Math.log2(draws)), "draws: expected a power of two")
    .optional(),
});
export type PortfolioRunRequest = z.infer<typeof PortfolioRunRequest>;

/** A year's shares; each over draws but `inService`, which is MW in service on the year's mean ÷ all MW, null without MW. */
export type PortfolioShares = {
  year: number;
  inService: number | null;
  /** Draws whose operating income of the year is above zero. */
  profit: Record<PriceReading, { stated: number; atDefaultCapex: number }>;
};

/** Version of what is summed and kept; part of a run's hash. Raise it when a figure changes its meaning. */
export const PORTFOLIO_VERSION = "portfolio-2";

/** What is kept of a portfolio: its figures without the draws behind them, and without a line per phase. */
export type PortfolioFigures = {
  version: typeof PORTFOLIO_VERSION;
  engineVersion: string;
  fans: Record<PriceReading, PortfolioFans>;
  inService: Pick<Portfolio["inService"], "yearEnd" | "yearMean">;
  coverage: Omit<PortfolioCoverage, "left"> & {
    /** Phases in no sum, by why. */
    left: { reason: NonNullable<PortfolioLine["leftOut"]>; phases: number }[];
  };
  shares: PortfolioShares[];
  assumed: AssumedPrices;
  money: PartyFigures[];
};

/** The figures of a portfolio that are kept. */
export function portfolioFigures(portfolio: Portfolio): PortfolioFigures {
  const { engineVersion, fans, inService, coverage, sums, assumed, money } = portfolio;
  const phases = new Map<NonNullable<PortfolioLine["leftOut"]>, number>();
  for (const { reason } of coverage.left) phases.set(reason, (phases.get(reason) ?? 0) + 1);
  const profit = (prices: PriceReading, year: number) => {
    const share = (some: Portfolio["sums"]["stated"]) =>
      shareAtLeast(some, prices, "operatingIncomeUsd", year, Number.MIN_VALUE);
    return { stated: share(sums.stated), atDefaultCapex: share(sums.atDefaultCapex) };
  };
  return {
    version: PORTFOLIO_VERSION,
    engineVersion,
    fans,
    inService: { yearEnd: inService.yearEnd, yearMean: inService.yearMean },
    coverage: { ...coverage, left: [...phases].map(([reason, count]) => ({ reason, phases: count })) },
    shares: inService.yearMean.map(({ year, mean }) => ({
      year,
      inService: coverage.totalMegawatts > 0 ? mean / coverage.totalMegawatts : null,
      profit: { drawn: profit("drawn", year), fixed: profit("fixed", year) },
    })),
    assumed,
    money,
  };
}
