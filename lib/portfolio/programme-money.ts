import { articleClaimsOf, type ClaimRecord } from "@/lib/article/article-claims";
import { articleRowsOf } from "@/lib/article/article-parameters";
import { FORECAST_SEED } from "@/lib/assessment/assess";
import { assumptionsOf, phaseMoneyAssumptionsOf } from "@/lib/assessment/money-input";
import { toEpochDay } from "@/lib/domain/dates";
import type { ModelRecords, OrganisationRecord, SiteRecords } from "@/lib/domain/records";
import { ENGINE_VERSION } from "@/lib/forecast";
import type { MoneyAssumptions } from "@/lib/money/assumptions";
import type { PhaseMoneyAssumptions } from "@/lib/money/phase-money-assumptions";
import type { PriceReading, YearSeries } from "@/lib/money/year-sums";
import { assumptionsUnder } from "@/lib/scenarios/apply-scenario";
import type { ScenarioOverrides } from "@/lib/scenarios/overrides";
import { headlinePledge, type PledgeStanding } from "./headline-pledge";
import {
  type NotYetSitedTranche,
  notYetSitedTranches,
  type Pledge,
  type PledgeCover,
  pledgeCover,
} from "./not-yet-sited";
import { type Portfolio, type PortfolioProgress, simulatePortfolio } from "./portfolio";
import { portfolioSite } from "./portfolio-site";
import { type ProgrammeAnswers, programmeAnswers } from "./programme-answers";
import { trancheUnder } from "./tranche-scenario";

/**
 * What its money needs of a programme. Days are ISO dates; the regions' economies decide whose random inputs its
 * unnamed sites share.
 */
export type PledgedProgramme = {
  slug: string;
  windowFrom: string | null;
  windowTo: string | null;
  regions: readonly { iso3: string }[];
  pledges: readonly (PledgeStanding & ClaimRecord & { currency: string | null })[];
};

/** Everything of a programme's money that a page shows; the draws behind it are not kept. */
export type ProgrammeMoney = {
  asOfOn: string;
  draws: number;
  engineVersion: string;
  assumptions: MoneyAssumptions;
  model: ModelRecords;
  /** Null when nobody pledged an amount in USD over a stated window: then only the named sites are summed. */
  cover: PledgeCover | null;
  pledge: Pledge | null;
  tranches: Pick<NotYetSitedTranche, "key" | "year" | "capital" | "spendStartDay">[];
  namedSites: Pick<SiteRecords, "slug" | "nameEn" | "nameKo" | "isIllustrative">[];
  portfolio: Omit<Portfolio, "sums" | "inService">;
  /** The founding article's questions; null for a programme that it does not speak of. */
  answers: ProgrammeAnswers | null;
};

export type ProgrammeMoneyResult =
  | { ok: true; money: ProgrammeMoney }
  | { ok: false; reason: "no-pledge-and-no-site" | "engine-refused"; problems: string[] };

export type ProgrammeMoneyInput = {
  programme: PledgedProgramme;
  sponsor: OrganisationRecord;
  /** The sites that a source links to the programme. */
  sites: readonly SiteRecords[];
  model: ModelRecords;
  /** ISO date. */
  asOfOn: string;
  /** A power of two. */
  draws: number;
  /** Checked; {} is the base. */
  overrides: ScenarioOverrides;
};

/** Years shown after the pledge's window, or after this year without one. */
const YEARS_AFTER = 7;
/** The claims of the founding article are for this year. */
const ARTICLE_YEAR = 2029;

/** A programme's money on its records, under a scenario. Yields after each site or tranche, as `simulatePortfolio`. */
export function* programmeMoney(input: ProgrammeMoneyInput): Generator<PortfolioProgress, ProgrammeMoneyResult> {
  const { programme, model, asOfOn, draws, overrides } = input;
  const pledge = pledgedMoney(programme);
  if (pledge === null && input.sites.length === 0) return { ok: false, reason: "no-pledge-and-no-site", problems: [] };
  const asOfDay = toEpochDay(asOfOn);
  const sites = input.sites.map((site) => portfolioSite(site, overrides));
  const assumptions = assumptionsUnder(assumptionsOf(model), overrides);
  const money = phaseMoneyAssumptionsOf(model, overrides);
  const cover =
    pledge &&
    pledgeCover(
      pledge,
      sites.map(({ planned, assumptions, money }) => ({ plans: planned.plans, assumptions, money })),
    );
  const notYetSited = pledge && cover ? tranchesOf(input, pledge, cover, assumptions, money) : [];
  const thisYear = Number(asOfOn.slice(0, 4));
  const firstYear = pledge?.fromYear ?? thisYear;
  const years = (pledge?.toYear ?? thisYear) + YEARS_AFTER - firstYear + 1;
  const made = yield* simulatePortfolio({ sites, notYetSited, asOfDay, seed: FORECAST_SEED, draws, firstYear, years });
  if (!made.ok) {
    const problems = made.problems.map(({ key, message }) => `${key}: ${message}`);
    return { ok: false, reason: "engine-refused", problems };
  }
  const { sums: _sums, inService: _inService, ...portfolio } = made.portfolio;
  const claims = articleClaimsOf(programme.pledges);
  return {
    ok: true,
    money: {
      asOfOn,
      draws,
      engineVersion: ENGINE_VERSION,
      assumptions,
      model,
      cover,
      pledge,
      tranches: notYetSited.map(({ key, year, capital, spendStartDay }) => ({ key, year, capital, spendStartDay })),
      namedSites: input.sites.map(({ slug, nameEn, nameKo, isIllustrative }) => ({
        slug,
        nameEn,
        nameKo,
        isIllustrative,
      })),
      portfolio,
      answers: claims && programmeAnswers(made.portfolio, ARTICLE_YEAR, claims, articleRowsOf(model.parameters)),
    },
  };
}

function tranchesOf(
  { programme, sponsor, model, asOfOn, overrides }: ProgrammeMoneyInput,
  pledge: Pledge,
  cover: PledgeCover,
  assumptions: MoneyAssumptions,
  money: PhaseMoneyAssumptions,
): NotYetSitedTranche[] {
  return notYetSitedTranches({
    pledge,
    usd: cover.notYetSitedUsd,
    operatorKey: operatorKeyOf(sponsor.slug, programme),
    // An unknown owner counts as one that cannot use idle machines elsewhere.
    isHyperscaler: sponsor.isHyperscaler === true,
    asOfDay: toEpochDay(asOfOn),
    model,
    assumptions,
    money,
  }).map((tranche) => trancheUnder(tranche, overrides));
}

/** The headline pledge as money in a window of years; null when it is not in USD or no window is stated. */
function pledgedMoney({ pledges, windowFrom, windowTo }: PledgedProgramme): Pledge | null {
  const headline = headlinePledge(pledges);
  const billions = headline?.central ?? headline?.low ?? null;
  if (!headline || billions === null || headline.currency !== "USD" || !windowFrom || !windowTo) return null;
  return {
    slug: headline.slug,
    usd: billions * 1e9,
    fromYear: Number(windowFrom.slice(0, 4)),
    toYear: Number(windowTo.slice(0, 4)),
  };
}

/** One factor for all tranches: that of the sponsor's named sites where the programme is of one economy, else its own. */
function operatorKeyOf(sponsor: string, { slug, regions }: Pick<PledgedProgramme, "slug" | "regions">): string {
  const economies = [...new Set(regions.map(({ iso3 }) => iso3))];
  return `operator:${sponsor}×${economies.length === 1 ? economies[0] : slug}`;
}

/**
 * What two scenarios of a programme are compared by: medians of the sums of one year, and the share of draws that reach the lowest claim; prices,
 * use and costs drawn unless the name says otherwise.
 */
export const programmeFigures = [
  "energisedMegawatts",
  "revenueUsd",
  "revenueAtFixedPricesUsd",
  "operatingIncomeUsd",
  "operatingIncomeAtFixedPricesUsd",
  "capexUsd",
  "capexAtFixedPricesUsd",
  "claimedRevenueShare",
  "claimedRevenueShareAtFixedPrices",
] as const;
export type ProgrammeFigure = (typeof programmeFigures)[number];

/** The figures of one year; null each where the programme has no sums, or the year is not among them. */
export function figuresOf(result: ProgrammeMoneyResult, year: number): Record<ProgrammeFigure, number | null> {
  const money = result.ok ? result.money : null;
  const median = (prices: PriceReading, series: YearSeries) =>
    money?.portfolio.fans[prices].atDefaultCapex[series].find((one) => one.year === year)?.p50 ?? null;
  return {
    energisedMegawatts: median("drawn", "energisedMegawatts"),
    revenueUsd: median("drawn", "revenueUsd"),
    revenueAtFixedPricesUsd: median("fixed", "revenueUsd"),
    operatingIncomeUsd: median("drawn", "operatingIncomeUsd"),
    operatingIncomeAtFixedPricesUsd: median("fixed", "operatingIncomeUsd"),
    capexUsd: median("drawn", "capexUsd"),
    capexAtFixedPricesUsd: median("fixed", "capexUsd"),
    claimedRevenueShare: money?.answers?.revenue.drawn.atLeastLow ?? null,
    claimedRevenueShareAtFixedPrices: money?.answers?.revenue.fixed.atLeastLow ?? null,
  };
}

/** The year that two scenarios of a programme are compared in: the claims', else the one after the pledge's window, else next year. */
export const comparedYear = ({ answers, pledge, asOfOn }: ProgrammeMoney): number =>
  answers?.year ?? (pledge?.toYear ?? Number(asOfOn.slice(0, 4))) + 1;
