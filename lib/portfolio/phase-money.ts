import { recordedCapital } from "@/lib/assessment/money-input";
import type { SimulatedPhase } from "@/lib/assessment/simulate-site";
import type { PhaseStatus } from "@/lib/chain/phase-plan";
import type { SiteRecords } from "@/lib/domain/records";
import type { TargetSamples } from "@/lib/forecast";
import type { MoneyAssumptions } from "@/lib/money/assumptions";
import type { PhaseYearsInput, YearFactors } from "@/lib/money/calendar-years";
import { type KnownCapital, knownCapital } from "@/lib/money/capital";
import { phaseSchedules } from "@/lib/money/phase-schedules";

/** What is built and where its figures come from; `basis` null when the MW are capex ÷ the default per MW. */
export type SizedCapital = KnownCapital & { basis: "facility" | "critical-it" | null };

/**
 * The capital of a phase from its records, the missing figure filled at the default per MW; null when MW and capex are both unknown.
 * `costFactor`: what accelerators cost under a scenario, against the records.
 */
export function phaseCapital(
  plan: PhaseStatus,
  assumptions: MoneyAssumptions,
  usdPerUnit: Readonly<Record<string, number>>,
  costFactor = 1,
): SizedCapital | null {
  const recorded = recordedCapital(plan, assumptions, usdPerUnit);
  const capital = knownCapital({ ...recorded, accelerators: { costFactor }, assumptions });
  if (capital === null) return null;
  return { ...capital, basis: capital.megawattsSource === "stated" ? recorded.megawatts.basis : null };
}

export const capexUsd = ({ facilityUsd, acceleratorsUsd }: KnownCapital): number => facilityUsd + acceleratorsUsd;

/** When a phase was planned to serve, and the power-ready P50 that deliveries are re-timed by (epoch days; null: not re-timed). */
export type PhaseTiming = { planStartDay: number; powerReadyP50Day: number | null };

/**
 * By its announced date, its actual one, else its class's median; null where nothing is known of when it serves.
 * @param planClassP50Day of the base: a scenario moves the draws and not the plan
 */
export function phaseTiming({ plan, open }: SimulatedPhase, planClassP50Day?: number): PhaseTiming | null {
  if (plan.inService) return { planStartDay: Math.round(plan.inService.latestDay), powerReadyP50Day: null };
  if (!open) return null;
  const planStartDay = plan.announced?.statedDay ?? Math.round(planClassP50Day ?? open.outsideP50Day);
  return { planStartDay, powerReadyP50Day: open.powerP50Day };
}

/** What a calendar-year sum needs of one phase: its schedules, on the portfolio's draws and prices. */
export function phaseYears(
  capital: KnownCapital,
  timing: PhaseTiming,
  asOfDay: number,
  samples: TargetSamples,
  isHyperscaler: boolean,
  assumptions: MoneyAssumptions,
  factors: YearFactors | null,
): PhaseYearsInput {
  const { draw, redeployableShare } = phaseSchedules({
    asOfDay,
    plan: { startDay: timing.planStartDay },
    powerReadyP50Day: timing.powerReadyP50Day,
    accelerators: { owner: isHyperscaler ? "hyperscaler" : "single-site" },
    assumptions,
  });
  return {
    capital,
    schedule: draw,
    asOfDay,
    planStartDay: timing.planStartDay,
    samples,
    redeployableShare,
    assumptions,
    factors,
  };
}

/** Whether the site's owner can use idle machines elsewhere; an unknown owner counts as one that cannot, as in the stranded risk. */
export const isHyperscaler = ({ operator }: SiteRecords): boolean => operator?.isHyperscaler === true;
