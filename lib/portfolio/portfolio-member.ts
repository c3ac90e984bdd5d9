import type { PhaseStatus } from "@/lib/chain/phase-plan";
import type { SiteRecords } from "@/lib/domain/records";
import type { Forecast, Network } from "@/lib/forecast";
import type { MoneyAssumptions } from "@/lib/money/assumptions";
import { type NotYetSitedTranche, trancheTiming } from "./not-yet-sited";
import { isHyperscaler, phaseCapital, phaseTiming, type SizedCapital } from "./phase-money";

/** A named site: its chain by `buildSiteChain`, possibly under a scenario; `network` and `plans` must be of one build. */
export type PortfolioSite = {
  site: SiteRecords;
  network: Network;
  plans: readonly PhaseStatus[];
  assumptions: MoneyAssumptions;
  /** `acceleratorCostFactor` of the scenario; 1 when left out. */
  costFactor?: number;
};

type MemberPhase = {
  targetId: string;
  phaseId: number | null;
  state: "forecast" | "in_service" | "withdrawn";
  isWithdrawn: boolean;
  capital: SizedCapital | null;
  timing: (nodes: Forecast["nodes"]) => { planStartDay: number; powerReadyP50Day: number | null } | null;
};

/** A named site or a tranche: what a sum adds. `key` is the site's slug or the tranche's key. */
export type PortfolioMember = {
  key: string;
  network: Network;
  phases: MemberPhase[];
  isTranche: boolean;
  isHyperscaler: boolean;
  assumptions: MoneyAssumptions;
};

/** By the UTF-16 units of the keys, as `<` compares text. */
export const byKey = (a: { key: string }, b: { key: string }): number => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0);

export function siteMember({ site, network, plans, assumptions, costFactor }: PortfolioSite): PortfolioMember {
  const phases = plans.map((plan): MemberPhase => {
    const isWithdrawn = plan.stage === "withdrawn";
    return {
      targetId: String(plan.phase.id),
      phaseId: plan.phase.id,
      state: isWithdrawn ? "withdrawn" : plan.inService ? "in_service" : "forecast",
      isWithdrawn,
      capital: phaseCapital(plan, assumptions, costFactor),
      timing: (nodes) => phaseTiming(plan, nodes),
    };
  });
  return { key: site.slug, network, phases, isTranche: false, isHyperscaler: isHyperscaler(site), assumptions };
}

export function trancheMember(tranche: NotYetSitedTranche): PortfolioMember {
  const { key, network, capital, assumptions } = tranche;
  const phase: MemberPhase = {
    targetId: key,
    phaseId: null,
    state: "forecast",
    isWithdrawn: false,
    capital,
    timing: trancheTiming,
  };
  return { key, network, phases: [phase], isTranche: true, isHyperscaler: tranche.isHyperscaler, assumptions };
}
