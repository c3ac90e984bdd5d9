import { dayOrNull } from "@/lib/assessment/day-quantiles";
import { planClassDays } from "@/lib/assessment/money-input";
import { phaseMoneyInput, priceScores } from "@/lib/assessment/phase-money-input";
import { phaseDays } from "@/lib/assessment/scenario-outlook";
import { type PlannedSite, simulateSite } from "@/lib/assessment/simulate-site";
import { streamsOf } from "@/lib/assessment/site-streams";
import { createStreams, forecast, type NetworkProblem, type TargetSamples } from "@/lib/forecast";
import type { MoneyAssumptions } from "@/lib/money/assumptions";
import type { PartyPhase } from "@/lib/money/party-sums";
import type { PhaseMoneyAssumptions } from "@/lib/money/phase-money-assumptions";
import { partyOf, phaseMoneyDraws } from "@/lib/money/phase-money-draws";
import { type PriceFactors, priceFactors } from "@/lib/money/price-factors";
import { type NotYetSitedTranche, trancheTiming } from "./not-yet-sited";
import { isHyperscaler, type PhaseTiming, phaseCapital, phaseTiming, type SizedCapital } from "./phase-money";

/** A named site as planned, possibly under a scenario. */
export type PortfolioSite = {
  planned: PlannedSite;
  assumptions: MoneyAssumptions;
  /** What prices do, and the money of a phase. */
  money: PhaseMoneyAssumptions;
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
  /** Of an open phase, whose money it is and what of it is known; null for one that serves or was withdrawn, and for a tranche. */
  money: PartyPhase | null;
};

/** A member's phases, and what prices and costs do in each draw: one score of the market for all members, others of its own. */
type DrawnMember = { phases: MemberPhase[]; prices: PriceFactors };

/**
 * A named site or a tranche: what a sum adds. `key` is the site's slug or the tranche's key. Draw d of one member belongs to draw d of every
 * other: they share operators, zones and events.
 */
export type PortfolioMember = {
  key: string;
  isTranche: boolean;
  isHyperscaler: boolean;
  assumptions: MoneyAssumptions;
  /** What prices do, and the money of a phase; the same for all members of a sum. */
  money: PhaseMoneyAssumptions;
  draw(options: MemberOptions): ({ ok: true } & DrawnMember) | { ok: false; problems: readonly NetworkProblem[] };
};

/** By the UTF-16 units of the keys, as `<` compares text. */
export const byKey = (a: { key: string }, b: { key: string }): number => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0);

/** Dollars of a calendar year are those of an owner of facility and accelerators, so prices vary as this party's do. */
const YEARS_OF = "own";

export function siteMember({ planned, assumptions, money, costFactor }: PortfolioSite): PortfolioMember {
  const { site, plans, scheduleUnder } = planned;
  return {
    key: site.slug,
    isTranche: false,
    isHyperscaler: isHyperscaler(site),
    assumptions,
    money,
    draw(options) {
      const streams = streamsOf(scheduleUnder, options);
      const { phases } = simulateSite(planned, options, streams);
      const scores = priceScores(site.slug, streams);
      const prices = priceFactors(scores, YEARS_OF, money);
      const moneyOptions = { asOfDay: options.asOfDay, scores, assumptions: money, acceleratorCostFactor: costFactor };
      const parties = phases.map((one): PartyPhase | null => {
        const { plan, open } = one;
        if (plan.inService) return null;
        const ofPhase = { key: `${site.slug}/${plan.phase.id}`, isPartyStated: plan.phase.machines !== undefined };
        if (open === null)
          return { ...ofPhase, ownership: partyOf({ ownership: plan.phase.machines ?? "unknown" }), draws: null };
        const input = phaseMoneyInput(site, { plan, open }, moneyOptions);
        return { ...ofPhase, ownership: partyOf(input), draws: phaseMoneyDraws(input) };
      });
      streams.end();
      const planDays = planClassDays(planned, phases, options);
      return {
        ok: true,
        prices,
        phases: plans.map((plan): MemberPhase => {
          const index = phases.findIndex((one) => one.plan === plan);
          const found = phases[index];
          const capital = phaseCapital(plan, assumptions, money.usdPerUnit, costFactor);
          const named = { phaseId: plan.phase.id, capital };
          if (!found)
            return {
              ...named,
              state: "withdrawn",
              p50Day: null,
              cancelledProbability: 1,
              samples: null,
              timing: null,
              money: null,
            };
          const { p50Day, cancelledShare } = phaseDays(found);
          return {
            ...named,
            state: plan.inService ? "in_service" : "forecast",
            p50Day,
            cancelledProbability: cancelledShare,
            samples: found.samples,
            timing: phaseTiming(found, planDays.get(plan.phase.id)),
            money: parties[index] ?? null,
          };
        }),
      };
    },
  };
}

/** Room for the scores of prices and for what makes them. */
const PRICE_COLUMNS = 16;

export function trancheMember(tranche: NotYetSitedTranche): PortfolioMember {
  const { key, network, capital, assumptions, money } = tranche;
  return {
    key,
    isTranche: true,
    isHyperscaler: tranche.isHyperscaler,
    assumptions,
    money,
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
        money: null,
      };
      const streams = createStreams(seed, draws, undefined, PRICE_COLUMNS);
      const prices = priceFactors(priceScores(key, streams), YEARS_OF, money);
      streams.end();
      return { ok: true, phases: [phase], prices };
    },
  };
}
