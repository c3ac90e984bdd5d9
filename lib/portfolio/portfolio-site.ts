import { assumptionsOf, phaseMoneyAssumptionsOf } from "@/lib/assessment/money-input";
import { plannedSite } from "@/lib/assessment/simulate-site";
import type { SiteRecords } from "@/lib/domain/records";
import { acceleratorCostFactor, assumptionsUnder } from "@/lib/scenarios/apply-scenario";
import type { ScenarioOverrides } from "@/lib/scenarios/overrides";
import type { PortfolioSite } from "./portfolio-member";

/** A site's records as a member of a portfolio, under a scenario; checked overrides, {} is the base. */
export const portfolioSite = (site: SiteRecords, overrides: ScenarioOverrides): PortfolioSite => ({
  planned: plannedSite(site, overrides),
  assumptions: assumptionsUnder(assumptionsOf(site.model), overrides),
  money: phaseMoneyAssumptionsOf(site.model, overrides),
  costFactor: acceleratorCostFactor(overrides),
});
