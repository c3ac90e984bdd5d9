import "server-only";
import type { Computation } from "@/db/simulation/results";
import { taskComputation } from "@/db/simulation/task-computation";
import type { SitePhaseEconomics } from "@/lib/assessment/site-economics";
import { toEpochDay } from "@/lib/domain/dates";
import { type AccountingView, accountingView } from "@/lib/money/accounting-standard";
import type { ScenarioOverrides } from "@/lib/scenarios/overrides";
import type { SitePage } from "./site";

export type { AccountingView, SitePhaseEconomics };

/** The economics of a site's phases under a scenario, on the day, seed and draws of its stored forecast; null when it has none. */
export function siteEconomics(
  { site, forecasts }: SitePage,
  overrides: ScenarioOverrides,
): Computation<SitePhaseEconomics[]> | null {
  const made = forecasts[0];
  if (!made) return null;
  const options = { asOfDay: toEpochDay(made.asOfOn), seed: made.seed, draws: made.draws };
  return taskComputation("site-economics", { site, options, overrides });
}

/** Which impairment standard would apply to the operator's write-down, or why it is not known. */
export function operatorAccounting({ site: { operator }, accountingStandard }: SitePage): AccountingView {
  return accountingView(operator && { slug: operator.slug, accountingStandard });
}
