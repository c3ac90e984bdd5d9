import "server-only";
import { simulate } from "@/db/simulation/simulate";
import type { SitePhaseEconomics } from "@/lib/assessment/site-economics";
import { toEpochDay } from "@/lib/domain/dates";
import { type AccountingView, accountingView } from "@/lib/money/accounting-standard";
import type { ScenarioOverrides } from "@/lib/scenarios/overrides";
import { remembered } from "./remembered";
import type { SitePage } from "./site";

export type { AccountingView, SitePhaseEconomics };

/** The economics of a site's phases under a scenario, on the day, seed and draws of its stored forecast; null when it has none. */
export async function economicsUnder(
  { site, forecasts }: SitePage,
  overrides: ScenarioOverrides,
): Promise<SitePhaseEconomics[] | null> {
  const made = forecasts[0];
  if (!made) return null;
  const options = { asOfDay: toEpochDay(made.asOfOn), seed: made.seed, draws: made.draws };
  return remembered(["economics", site.id, site.version, made.inputHash, options, overrides], () =>
    simulate("site-economics", { site, options, overrides }),
  );
}

/** Which impairment standard would apply to the operator's write-down, or why it is not known. */
export function operatorAccounting({ site: { operator }, accountingStandard }: SitePage): AccountingView {
  return accountingView(operator && { slug: operator.slug, accountingStandard });
}
