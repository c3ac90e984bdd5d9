import { plannedSite } from "@/lib/assessment/simulate-site";
import { claim, indicator, phase, site } from "@/lib/assessment/site.fixture";
import { isoDateOf } from "@/lib/domain/dates";
import { moneyAssumptions } from "@/lib/money/assumptions";
import type { PortfolioSite } from "@/lib/portfolio/portfolio-member";
import { seeded } from "./seeded";
import { AS_OF, siteNetwork } from "./site-network";

const assumptions = moneyAssumptions();
const CAPEX_USD_PER_MW = 36e6;

/**
 * The made-up site of this index as a portfolio takes it: `siteNetwork`, of one phase of 20 to 500 MW that was promised for the network's own
 * announced day; every second one has a stated capex, so that both ways of counting dollars have work.
 */
export function portfolioSite(index: number): PortfolioSite {
  const network = siteNetwork(index);
  const id = index + 1;
  const megawatts = seeded(index).whole(20, 500);
  const announcedDay = network.targets[0]?.announcedDay ?? AS_OF;
  const promise = claim("promised", isoDateOf(announcedDay), { knownOn: isoDateOf(AS_OF - 100) });
  const isStated = index % 2 === 0;
  const record = phase([indicator("service", { in_service: [promise] })], {
    id,
    megawatts: { gridConnection: null, facility: megawatts, criticalIt: null, generationNameplate: null },
    capex: {
      facility: null,
      accelerators: null,
      undivided: isStated ? megawatts * CAPEX_USD_PER_MW : null,
      currency: isStated ? "USD" : null,
      priceYear: null,
    },
  });
  const records = site([record], { id, slug: network.siteKey });
  return { planned: plannedSite(records), assumptions };
}
