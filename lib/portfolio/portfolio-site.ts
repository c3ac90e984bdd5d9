import { assumptionsOf } from "@/lib/assessment/money-input";
import { buildSiteChain } from "@/lib/chain/build";
import type { SiteRecords } from "@/lib/domain/records";
import { acceleratorCostFactor, assumptionsUnder, underScenario } from "@/lib/scenarios/apply-scenario";
import type { ScenarioOverrides } from "@/lib/scenarios/overrides";
import type { PortfolioSite } from "./portfolio-member";

/** A site's records as a member of a portfolio, under a scenario; checked overrides, {} is the base. */
export function portfolioSite(site: SiteRecords, asOfDay: number, overrides: ScenarioOverrides): PortfolioSite {
  const chain = buildSiteChain(site, asOfDay);
  return {
    site,
    network: underScenario(chain, site, overrides, asOfDay),
    plans: chain.plans,
    assumptions: assumptionsUnder(assumptionsOf(site.model), overrides),
    costFactor: acceleratorCostFactor(overrides),
  };
}
