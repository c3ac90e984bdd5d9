import type { MoneyAssumptions } from "./assumptions";
import { DAYS_PER_MONTH } from "./discounting";
import { facilityFlows, marginFlows, type PhaseCapital, type PhaseDays } from "./phase-cash";
import type { Schedule } from "./schedule";

/** Months from the first capex, or null with the reason. */
export type PaybackTime =
  | { months: number; reason: null }
  | { months: null; reason: "no-capex" | "not-within-facility-life" | "every-draw-cancelled" };

/**
 * Months from the phase's own first capex until the undiscounted margin has paid back the committed capex. Renewed accelerators are
 * left out: they are a later decision, and one that falls just before payback would move it by a whole accelerator life.
 */
export function paybackTime(
  capital: PhaseCapital,
  days: PhaseDays,
  schedule: Schedule,
  startDay: number,
  assumptions: MoneyAssumptions,
): PaybackTime {
  const spending = [
    ...facilityFlows(capital, days, schedule, assumptions),
    { day: schedule.deliveryDay, usd: -capital.acceleratorsUsd },
  ].filter((flow) => flow.usd < 0);
  if (spending.length === 0) return { months: null, reason: "no-capex" };
  const firstCapexDay = Math.min(...spending.map((flow) => flow.day));
  let balanceUsd = spending.reduce((sum, flow) => sum + flow.usd, 0);
  for (const { day, usd } of marginFlows(capital.megawatts, Math.max(startDay, schedule.readyDay), assumptions)) {
    balanceUsd += usd;
    if (balanceUsd >= 0) return { months: Math.round((day - firstCapexDay) / DAYS_PER_MONTH), reason: null };
  }
  return { months: null, reason: "not-within-facility-life" };
}
