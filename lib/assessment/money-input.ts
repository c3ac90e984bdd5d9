import type { PhaseStatus } from "@/lib/chain/phase-plan";
import type { ModelRecords, SiteRecords } from "@/lib/domain/records";
import { type MoneyAssumptions, moneyAssumptions } from "@/lib/money/assumptions";
import { inDollars, usdPerUnit } from "@/lib/money/exchange-rates";
import type { PhaseEconomicsInput } from "@/lib/money/phase-economics-input";
import { type PhaseMoneyAssumptions, phaseMoneyAssumptions } from "@/lib/money/phase-money-assumptions";
import { acceleratorCostFactor, assumptionsUnder, phaseMoneyAssumptionsUnder } from "@/lib/scenarios/apply-scenario";
import type { ScenarioOverrides } from "@/lib/scenarios/overrides";
import type { AssessmentOptions } from "./engine-options";
import { numericParameters } from "./numeric-parameters";
import { type OpenPhase, type PlannedSite, type SimulatedPhase, simulateAlone } from "./simulate-site";

/** The stored money parameters, checked. @throws ZodError when one is missing or out of its limits: the seed is broken */
export function assumptionsOf(model: ModelRecords): MoneyAssumptions {
  return moneyAssumptions(numericParameters(model.parameters));
}

/** As `assumptionsOf`, what the money of a phase is computed with, under a scenario. @throws ZodError likewise */
export function phaseMoneyAssumptionsOf(model: ModelRecords, overrides: ScenarioOverrides): PhaseMoneyAssumptions {
  return phaseMoneyAssumptionsUnder(phaseMoneyAssumptions(numericParameters(model.parameters)), overrides);
}

/**
 * What `lib/money` needs for a phase. Without an announced date the plan is the class's own median, and is marked as
 * such: that of the base, for a scenario moves the draws and not the plan that they are measured against.
 */
export function phaseEconomicsInput(
  site: SiteRecords,
  { plan, open: { powerP50Day, schedule } }: { plan: PhaseStatus; open: OpenPhase },
  asOfDay: number,
  planClassP50Day: number,
  overrides: ScenarioOverrides,
): PhaseEconomicsInput {
  const assumptions = assumptionsUnder(assumptionsOf(site.model), overrides);
  const costFactor = acceleratorCostFactor(overrides);
  return {
    asOfDay,
    plan: plan.announced
      ? { startDay: plan.announced.statedDay, basis: "announced" }
      : { startDay: Math.round(planClassP50Day), basis: "class-median" },
    powerReadyP50Day: powerP50Day,
    ...recordedCapital(plan, assumptions, usdPerUnit(numericParameters(site.model.parameters))),
    samples: { startDay: schedule.serviceDay, cancelledDay: schedule.cancelledDay },
    accelerators: {
      owner: site.operator?.isHyperscaler ? "hyperscaler" : "single-site",
      ...(costFactor === 1 ? {} : { costFactor }),
    },
    assumptions,
  };
}

/** What the records say of a phase's size and cost, in dollars at the rate of `usdPerUnit`; null is unknown, and an amount without a rate is. */
export function recordedCapital(
  plan: PhaseStatus,
  assumptions: MoneyAssumptions,
  usdPerUnit: Readonly<Record<string, number>>,
): Pick<PhaseEconomicsInput, "megawatts" | "capex"> {
  const { megawatts } = plan.phase;
  return {
    megawatts:
      megawatts.facility !== null
        ? { value: megawatts.facility, basis: "facility" }
        : { value: megawatts.criticalIt, basis: "critical-it" },
    capex: capexOf(plan, assumptions, usdPerUnit),
  };
}

/**
 * The outside view's P50 of every open phase in the base, by the id of the phase: what `phaseEconomicsInput` plans by. Drawn only where a
 * scenario has moved it and a phase without an announced date asks for it.
 * @param phases under the scenario
 */
export function planClassDays(
  planned: PlannedSite,
  phases: readonly SimulatedPhase[],
  options: AssessmentOptions,
): ReadonlyMap<number, number> {
  const isAsked = phases.some(({ plan, open }) => !plan.announced && open);
  const isMoved = planned.scheduleUnder !== planned.schedule && isAsked;
  const base = isMoved ? simulateAlone({ ...planned, scheduleUnder: planned.schedule }, options).phases : phases;
  return new Map(base.flatMap(({ plan, open }) => (open ? [[plan.phase.id, open.outsideP50Day]] : [])));
}

function capexOf(
  { phase: { capex } }: PhaseStatus,
  { acceleratorShareOfCapex }: MoneyAssumptions,
  usdPerUnit: Readonly<Record<string, number>>,
): PhaseEconomicsInput["capex"] {
  const { facility, accelerators, undivided, currency } = capex;
  const rate = currency === null ? null : inDollars(usdPerUnit, 1, currency);
  if (rate === null) return null;
  const ofWhole = { currency: "USD", source: "stated" } as const;
  if (facility !== null && accelerators !== null)
    return { facilityUsd: facility * rate, acceleratorsUsd: accelerators * rate, ...ofWhole };
  if (undivided === null) return null;
  const acceleratorsUsd = undivided * rate * acceleratorShareOfCapex;
  return { facilityUsd: undivided * rate - acceleratorsUsd, acceleratorsUsd, ...ofWhole };
}
