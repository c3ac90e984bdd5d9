import { dayOrNull } from "@/lib/assessment/day-quantiles";
import { planClassDays } from "@/lib/assessment/money-input";
import { phaseDays } from "@/lib/assessment/scenario-outlook";
import { type PlannedSite, simulateSite } from "@/lib/assessment/simulate-site";
import { streamsOf } from "@/lib/assessment/site-streams";
import { forecast, type NetworkProblem, type TargetSamples } from "@/lib/forecast";
import type { MoneyAssumptions } from "@/lib/money/assumptions";
import { type NotYetSitedTranche, trancheTiming } from "./not-yet-sited";
import { isHyperscaler, type PhaseTiming, phaseCapital, phaseTiming, type SizedCapital } from "./phase-money";

/** A named site as planned, possibly under a scenario. */
export type PortfolioSite = {
  planned: PlannedSite;
  assumptions: MoneyAssumptions;
  /** `acceleratorCostFactor` of the scenario; 1 when left out. */
  costFactor?: number;
};

export type MemberOptions = { asOfDay: number; seed: number; draws: number };

/** A phase of a member with its draws; `samples` and `timing` are null where nothing is known of when it serves. */
export type MemberPhase = {
  phaseId: number | null;
  state: "forecast" | "in_service" | "withdrawn";
  capital: SizedCapital | null;
  /** Given completion, epoch day; null for a withdrawn phase, and one of which nothing is known. */
  p50Day: number | null;
  cancelledProbability: number;
  samples: TargetSamples | null;
  timing: PhaseTiming | null;
};

/**
 * A named site or a tranche: what a sum adds. `key` is the site's slug or the tranche's key. Draw d of one member belongs to draw d of every
 * other: they share operators, zones and events.
 */
export type PortfolioMember = {
  key: string;
  isTranche: boolean;
  isHyperscaler: boolean;
  assumptions: MoneyAssumptions;
  draw(
    options: MemberOptions,
  ): { ok: true; phases: MemberPhase[] } | { ok: false; problems: readonly NetworkProblem[] };
};

/** By the UTF-16 units of the keys, as `<` compares text. */
export const byKey = (a: { key: string }, b: { key: string }): number => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0);

export function siteMember({ planned, assumptions, costFactor }: PortfolioSite): PortfolioMember {
  const { site, plans, scheduleUnder } = planned;
  return {
    key: site.slug,
    isTranche: false,
    isHyperscaler: isHyperscaler(site),
    assumptions,
    draw(options) {
      const streams = streamsOf(scheduleUnder, options);
      const { phases } = simulateSite(planned, options, streams);
      streams.end();
      const planDays = planClassDays(planned, phases, options);
      return {
        ok: true,
        phases: plans.map((plan): MemberPhase => {
          const found = phases.find((one) => one.plan === plan);
          const capital = phaseCapital(plan, assumptions, costFactor);
          const named = { phaseId: plan.phase.id, capital };
          if (!found)
            return { ...named, state: "withdrawn", p50Day: null, cancelledProbability: 1, samples: null, timing: null };
          const { p50Day, cancelledShare } = phaseDays(found);
          return {
            ...named,
            state: plan.inService ? "in_service" : "forecast",
            p50Day,
            cancelledProbability: cancelledShare,
            samples: found.samples,
            timing: phaseTiming(found, planDays.get(plan.phase.id)),
          };
        }),
      };
    },
  };
}

export function trancheMember(tranche: NotYetSitedTranche): PortfolioMember {
  const { key, network, capital, assumptions } = tranche;
  return {
    key,
    isTranche: true,
    isHyperscaler: tranche.isHyperscaler,
    assumptions,
    draw({ asOfDay, seed, draws }) {
      const made = forecast(network, { asOf: asOfDay, seed, draws, pairing: "across-sites" });
      if (!made.ok) return made;
      const { targets, samples, nodes } = made.forecast;
      const phase: MemberPhase = {
        phaseId: null,
        state: "forecast",
        capital,
        p50Day: dayOrNull(targets[0]?.givenCompletion.p50),
        cancelledProbability: targets[0]?.cancelled.total ?? 0,
        samples: samples[0] ?? null,
        timing: trancheTiming(nodes),
      };
      return { ok: true, phases: [phase] };
    },
  };
}
