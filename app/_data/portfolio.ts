import "server-only";
import { setImmediate as nextTurn } from "node:timers/promises";
import { cache } from "react";
import { headlinePledge } from "@/app/programmes/_components/pledge-value";
import { database } from "@/db";
import { getModelRecords } from "@/db/queries/get-model-records";
import { getProgrammeMembers, type ProgrammeMembers } from "@/db/queries/get-programme-members";
import { getSiteRecords } from "@/db/queries/get-site-records";
import { FORECAST_SEED } from "@/lib/assessment/assess";
import { assumptionsOf } from "@/lib/assessment/money-input";
import { CHAIN_VERSION } from "@/lib/chain/build";
import { toEpochDay } from "@/lib/domain/dates";
import type { ModelRecords, SiteRecords } from "@/lib/domain/records";
import { ENGINE_VERSION } from "@/lib/forecast";
import type { MoneyAssumptions } from "@/lib/money/assumptions";
import type { YearSeries } from "@/lib/money/calendar-years";
import { MONEY_DEFINITION_VERSION } from "@/lib/money/parameters";
import { articleClaimsOf } from "@/lib/portfolio/article-claims";
import { articleRowsOf } from "@/lib/portfolio/article-parameters";
import {
  type NotYetSitedTranche,
  notYetSitedTranches,
  type PledgeCover,
  type Pledge as PledgedMoney,
  pledgeCover,
} from "@/lib/portfolio/not-yet-sited";
import {
  type Portfolio,
  type PortfolioInput,
  type PortfolioResult,
  simulatePortfolio,
} from "@/lib/portfolio/portfolio";
import { portfolioSite } from "@/lib/portfolio/portfolio-site";
import { type ProgrammeAnswers, programmeAnswers } from "@/lib/portfolio/programme-answers";
import { trancheUnder } from "@/lib/portfolio/tranche-scenario";
import { assumptionsUnder } from "@/lib/scenarios/apply-scenario";
import type { ScenarioOverrides } from "@/lib/scenarios/overrides";
import { type FigureDifference, scenarioDifferenceOf } from "@/lib/scenarios/scenario-difference";
import { type Programme, programmes } from "./programmes";
import { remembered } from "./remembered";
import { today } from "./today";

/** Everything of a programme's money that a page shows; the draws behind it are not kept. */
export type ProgrammeMoney = {
  asOfOn: string;
  draws: number;
  engineVersion: string;
  assumptions: MoneyAssumptions;
  model: ModelRecords;
  /** Null when nobody pledged an amount in USD over a stated window: then only the named sites are summed. */
  cover: PledgeCover | null;
  pledge: PledgedMoney | null;
  tranches: Pick<NotYetSitedTranche, "key" | "year" | "capital" | "spendStartDay">[];
  namedSites: Pick<SiteRecords, "slug" | "nameEn" | "nameKo" | "isIllustrative">[];
  portfolio: Omit<Portfolio, "sums" | "inService">;
  /** The founding article's questions; null for a programme that it does not speak of. */
  answers: ProgrammeAnswers | null;
};

export type ProgrammeMoneyResult =
  | { ok: true; money: ProgrammeMoney }
  | { ok: false; reason: "no-pledge-and-no-site" | "engine-refused"; problems: string[] };

const DRAWS = 8192;
/** Years shown after the pledge's window, or after this year without one. */
const YEARS_AFTER = 7;
/** The claims of the founding article are for this year. */
const ARTICLE_YEAR = 2029;
/** One object, so that every call without a scenario is the same call to `cache`. */
const BASE: ScenarioOverrides = {};

/**
 * A programme's money on today's records. Kept in the process by all that it rests on, so that only the first view after a change computes;
 * one record changed gives another key. @throws when there is no such programme
 */
export const programmeMoney = cache(
  async (slug: string, overrides: ScenarioOverrides = BASE, draws = DRAWS): Promise<ProgrammeMoneyResult> => {
    const programme = (await programmes()).find((one) => one.slug === slug);
    if (!programme) throw new Error(`there is no programme ${slug}`);
    const members = await getProgrammeMembers(database(), programme.id);
    const pledge = pledgedMoney(programme);
    const versions = [ENGINE_VERSION, CHAIN_VERSION, MONEY_DEFINITION_VERSION];
    const operatorKey = operatorKeyOf(members.sponsor.slug, programme);
    const claims = articleClaimsOf(programme.pledges);
    return remembered(
      ["programme", slug, today(), draws, pledge, overrides, operatorKey, claims, members.recordsKey, versions],
      () => computed(programme, members, pledge, overrides, draws),
    );
  },
);

/** What two scenarios of a programme are compared by: medians of the sums of one year, and the share of draws that reach the lowest claim. */
export type ProgrammeFigure =
  | "energisedMegawatts"
  | "revenueUsd"
  | "operatingIncomeUsd"
  | "capexUsd"
  | "claimedRevenueShare";
export type ProgrammeComparison = { year: number; figures: Record<ProgrammeFigure, FigureDifference> };

/** A programme under two scenarios on the same draws, with the causes of each difference; null where the first has no sums. */
export async function programmeComparison(
  slug: string,
  from: ScenarioOverrides,
  to: ScenarioOverrides,
): Promise<ProgrammeComparison | null> {
  const first = await programmeMoney(slug, from);
  if (!first.ok) return null;
  const year = first.money.answers?.year ?? (first.money.pledge?.toYear ?? Number(today().slice(0, 4))) + 1;
  const figures = await scenarioDifferenceOf(from, to, async (overrides) => {
    const result = await programmeMoney(slug, overrides);
    return result.ok ? figuresOf(result.money, year) : NO_FIGURES;
  });
  return { year, figures };
}

const NO_FIGURES: Record<ProgrammeFigure, null> = {
  energisedMegawatts: null,
  revenueUsd: null,
  operatingIncomeUsd: null,
  capexUsd: null,
  claimedRevenueShare: null,
};

function figuresOf({ portfolio, answers }: ProgrammeMoney, year: number): Record<ProgrammeFigure, number | null> {
  const median = (series: YearSeries) =>
    portfolio.fans.atDefaultCapex[series].find((one) => one.year === year)?.p50 ?? null;
  return {
    energisedMegawatts: median("energisedMegawatts"),
    revenueUsd: median("revenueUsd"),
    operatingIncomeUsd: median("operatingIncomeUsd"),
    capexUsd: median("capexUsd"),
    claimedRevenueShare: answers?.revenue.atLeastLow ?? null,
  };
}

/** The headline pledge as money in a window of years; null when it is not in USD or no window is stated. */
function pledgedMoney({ pledges, windowFrom, windowTo }: Programme): PledgedMoney | null {
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

async function computed(
  programme: Programme,
  { sponsor, siteIds }: ProgrammeMembers,
  pledge: PledgedMoney | null,
  overrides: ScenarioOverrides,
  draws: number,
): Promise<ProgrammeMoneyResult> {
  if (pledge === null && siteIds.length === 0) return { ok: false, reason: "no-pledge-and-no-site", problems: [] };
  const db = database();
  const model = await getModelRecords(db);
  const records: SiteRecords[] = [];
  for (const id of siteIds) records.push(await getSiteRecords(db, id));
  const asOfOn = today();
  const asOfDay = toEpochDay(asOfOn);
  const sites = records.map((site) => portfolioSite(site, asOfDay, overrides));
  const assumptions = assumptionsUnder(assumptionsOf(model), overrides);
  const cover = pledge && pledgeCover(pledge, sites);
  const notYetSited =
    pledge && cover
      ? notYetSitedTranches({
          pledge,
          usd: cover.notYetSitedUsd,
          operatorKey: operatorKeyOf(sponsor.slug, programme),
          // An unknown owner counts as one that cannot use idle machines elsewhere.
          isHyperscaler: sponsor.isHyperscaler === true,
          asOfDay,
          model,
          assumptions,
        }).map((tranche) => trancheUnder(tranche, overrides))
      : [];
  const thisYear = Number(asOfOn.slice(0, 4));
  const firstYear = pledge?.fromYear ?? thisYear;
  const lastYear = (pledge?.toYear ?? thisYear) + YEARS_AFTER;
  const years = lastYear - firstYear + 1;
  const made = await simulated({ sites, notYetSited, asOfDay, seed: FORECAST_SEED, draws, firstYear, years });
  if (!made.ok)
    return {
      ok: false,
      reason: "engine-refused",
      problems: made.problems.map(({ key, message }) => `${key}: ${message}`),
    };
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
      namedSites: records.map(({ slug, nameEn, nameKo, isIllustrative }) => ({ slug, nameEn, nameKo, isIllustrative })),
      portfolio,
      answers: claims && programmeAnswers(made.portfolio, ARTICLE_YEAR, claims, articleRowsOf(model.parameters)),
    },
  };
}

/** Lets other requests have their turn after each site. */
async function simulated(input: PortfolioInput): Promise<PortfolioResult> {
  const steps = simulatePortfolio(input);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    await nextTurn();
  }
}

/** One factor for all tranches: that of the sponsor's named sites where the programme is of one economy, else its own. */
function operatorKeyOf(sponsor: string, { slug, regions }: Programme): string {
  const economies = [...new Set(regions.map(({ iso3 }) => iso3))];
  return `operator:${sponsor}×${economies.length === 1 ? economies[0] : slug}`;
}
