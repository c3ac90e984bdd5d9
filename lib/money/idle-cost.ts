import type { MoneyAssumptions } from "./assumptions";
import { DAYS_PER_YEAR } from "./discounting";
import { facilityFlows, type PhaseCapital, type PhaseDays } from "./phase-cash";
import type { Schedule } from "./schedule";

/** Nominal USD, not discounted; total = economic decay + carrying. */
export type IdleCost = { days: number; economicDecayUsd: number; carryingUsd: number; totalUsd: number };

/**
 * What accelerators cost that stand idle longer than their installation takes, by the day on which service starts.
 * Idle days X = max(0, service − delivery − install days). Economic decay: the straight-line worth lost from age c to c + X, where c is the
 * install time (nothing is left to lose after the economic life). Carrying: WACC, simple, on the accelerators at cost over X and on each
 * facility payment from the later of its day and delivery + install time. No residual.
 */
export function idleCoster(
  capital: PhaseCapital,
  days: PhaseDays,
  schedule: Schedule,
  assumptions: MoneyAssumptions,
): (serviceDay: number) => IdleCost {
  const { installDays, waccPerYear } = assumptions;
  const lifeDays = assumptions.acceleratorLifeYears * DAYS_PER_YEAR;
  const couldServeDay = schedule.deliveryDay + installDays;
  const drawn = facilityFlows(capital, days, schedule, assumptions).map(({ day, usd }) => ({
    fromDay: Math.max(day, couldServeDay),
    usd: -usd,
  }));
  return (serviceDay) => {
    const idleDays = Math.max(0, serviceDay - couldServeDay);
    const decayedShare = (ageDays: number) => Math.min(1, ageDays / lifeDays);
    const economicDecayUsd =
      capital.acceleratorsUsd * (decayedShare(installDays + idleDays) - decayedShare(installDays));
    let usdDays = capital.acceleratorsUsd * idleDays;
    for (const { fromDay, usd } of drawn) usdDays += usd * Math.max(0, serviceDay - fromDay);
    const carryingUsd = (waccPerYear / DAYS_PER_YEAR) * usdDays;
    return { days: idleDays, economicDecayUsd, carryingUsd, totalUsd: economicDecayUsd + carryingUsd };
  };
}
