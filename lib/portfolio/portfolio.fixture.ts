import { plannedSite } from "@/lib/assessment/simulate-site";
import { AS_OF, claim, indicator, phase, site } from "@/lib/assessment/site.fixture";
import { toEpochDay } from "@/lib/domain/dates";
import type { OrganisationRecord, PhaseRecord, SiteRecords } from "@/lib/domain/records";
import { moneyAssumptions } from "@/lib/money/assumptions";
import { phaseMoneyAssumptions } from "@/lib/money/phase-money-assumptions";
import { type Portfolio, type PortfolioInput, type PortfolioSite, portfolioOf } from "./portfolio";

/** Portfolios for tests. */

export const assumptions = moneyAssumptions();
export const money = phaseMoneyAssumptions();

export const operator = (slug: string): OrganisationRecord => ({
  id: 1,
  slug,
  nameEn: slug,
  nameKo: slug,
  roles: ["operator"],
  isHyperscaler: true,
});

/** A phase of 100 MW and $3.6bn whose building started two months before the as-of day, announced for `service`. */
export const building = (service: string, options: Partial<PhaseRecord> = {}): PhaseRecord =>
  phase(
    [
      indicator("service", { in_service: [claim("promised", service)] }),
      indicator("works", { started: [claim("actual", "2026-09-15")] }),
    ],
    {
      capex: { facility: 1.26e9, accelerators: 2.34e9, undivided: null, currency: "USD", priceYear: 2026 },
      ...options,
    },
  );

/** Capex that nobody stated. */
export const noCapex = {
  capex: { facility: null, accelerators: null, undivided: null, currency: null, priceYear: null },
};

export function named(slug: string, phases: PhaseRecord[], options: Partial<SiteRecords> = {}): PortfolioSite {
  const records = site(phases, {
    slug,
    operator: operator("amazon"),
    announcedDay: toEpochDay("2026-01-01"),
    ...options,
  });
  return { planned: plannedSite(records), assumptions, money };
}

export const portfolioInput = (sites: PortfolioSite[], change: Partial<PortfolioInput> = {}): PortfolioInput => ({
  sites,
  notYetSited: [],
  asOfDay: AS_OF,
  seed: 7,
  draws: 2048,
  firstYear: 2025,
  years: 10,
  ...change,
});

/** The portfolio; throws with its problems when there is none. */
export function portfolio(sites: PortfolioSite[], change: Partial<PortfolioInput> = {}): Portfolio {
  const result = portfolioOf(portfolioInput(sites, change));
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.portfolio;
}
