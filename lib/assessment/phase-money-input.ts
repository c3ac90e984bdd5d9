import { noWorksDays } from "@/lib/chain/phase-looks";
import type { PhaseStatus } from "@/lib/chain/phase-plan";
import { serviceBaselines, worksBegunDay } from "@/lib/chain/service-baselines";
import type { PhaseRecord, SiteRecords } from "@/lib/domain/records";
import type { Streams } from "@/lib/forecast";
import type { PhaseMoneyAssumptions } from "@/lib/money/phase-money-assumptions";
import type { MoneyAmount, PhaseExtras, PhaseMoneyInput, PhasePlan, PriceScores } from "@/lib/money/phase-money-types";
import { powerDays } from "@/lib/schedule/power-days";
import { minimumDemand } from "./minimum-demand";
import type { OpenPhase } from "./simulate-site";

/** No record says any of these yet. */
const NO_EXTRAS: Omit<PhaseExtras, "minimumDemand"> = {
  ...{ takeOrPay: null, energy: null, taxDeadline: null },
  ...{ tenantMayLeaveAfterDay: null, rentFromDay: null, earningsFallPerYear: null },
};

/**
 * Standard normal scores of prices and costs: the market's column is the same for every site of the same draws, so that sums over sites rise and
 * fall together. They belong to the streams and last as long as these.
 */
export function priceScores(siteKey: string, streams: Streams): PriceScores {
  return {
    market: streams.normal("money", "market"),
    own: streams.normal(siteKey, "money", "own"),
    capex: streams.normal(siteKey, "money", "capex"),
    energy: streams.normal(siteKey, "money", "energy"),
  };
}

type MoneyOptions = {
  asOfDay: number;
  scores: PriceScores;
  /** Under the scenario. */
  assumptions: PhaseMoneyAssumptions;
  /** `acceleratorCostFactor` of the scenario; 1 when left out. */
  acceleratorCostFactor?: number;
};

/** What the money of an open phase is computed from: its records, its draws and what prices do in them. */
export function phaseMoneyInput(
  site: SiteRecords,
  { plan: { phase }, open: { schedule, serviceP50Day } }: { plan: PhaseStatus; open: OpenPhase },
  { asOfDay, scores, assumptions, acceleratorCostFactor = 1 }: MoneyOptions,
): PhaseMoneyInput {
  const { serviceDay, cancelledDay, lookDay } = schedule;
  const seenOpen = noWorksDays(phase);
  const energisedDay = powerDays(schedule);
  // With power of its own a phase is energised before the utility's part is ready: that day is then not known.
  const hasOwnPower = schedule.phase.gates.some(({ kind }) => kind === "own_power");
  return {
    asOfDay,
    ownership: phase.machines ?? "unknown",
    acceleratorUser: site.operator?.isHyperscaler ? "hyperscaler" : "single-site",
    draws: { serviceDay, energisedDay, cancelledDay, utilityReadyDay: hasOwnPower ? null : energisedDay },
    plan: sponsorPlan(site, phase),
    works: { begunDay: worksBegunDay(phase), notBegunDay: seenOpen.length > 0 ? Math.max(...seenOpen) : null },
    payments: [],
    capital: { ...statedCapital(phase, assumptions, acceleratorCostFactor), contribution: null, deposit: null },
    megawatts: statedMegawatts(phase),
    scores,
    looks: [{ day: lookDay, serviceP50Day }],
    extras: { ...NO_EXTRAS, minimumDemand: minimumDemand(site, phase, assumptions) },
    assumptions,
  };
}

/** An analyst's or an onlooker's date is no plan. */
function sponsorPlan(site: SiteRecords, phase: PhaseRecord): PhasePlan | null {
  const baselines = serviceBaselines(site, phase);
  if (!baselines) return null;
  const { promises, first, latest } = baselines;
  return { by: "sponsor", promises, first, latest };
}

/** What accelerators cost under the scenario: of an undivided amount the whole of a tenant's, nothing of a landlord's, of an owner's their share. */
function statedCapital(
  { machines, capex: { facility, accelerators, undivided, currency } }: PhaseRecord,
  { acceleratorShareOfCapex: share }: PhaseMoneyAssumptions,
  costFactor: number,
) {
  const amount = (stated: number | null, factor = 1): MoneyAmount | null =>
    stated === null || currency === null ? null : { amount: stated * factor, currency };
  // The share is the scenario's own: s′ = s·f ÷ (1 − s + s·f), so the whole is 1 ÷ (1 − s′ + s′ ÷ f) of what it was.
  const factorOfWhole = { own: 1 / (1 - share + share / costFactor), lease: costFactor, colocation: 1 };
  return {
    facility: amount(facility),
    accelerators: amount(accelerators, costFactor),
    undivided: amount(undivided, costFactor === 1 ? 1 : factorOfWhole[machines ?? "own"]),
  };
}

function statedMegawatts({ megawatts }: PhaseRecord): PhaseMoneyInput["megawatts"] {
  if (megawatts.facility !== null) return { value: megawatts.facility, basis: "facility" };
  if (megawatts.criticalIt !== null) return { value: megawatts.criticalIt, basis: "critical_it" };
  return { value: megawatts.unknownBasis ?? null, basis: "unknown" };
}
