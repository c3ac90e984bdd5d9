import type { MoneyAssumptions } from "./assumptions";
import { DAYS_PER_MONTH } from "./discounting";
import { facilityFlows, marginFlows, type PhaseCapital, type PhaseDays } from "./phase-cash";
import type { Schedule } from "./schedule";

/** Months from the first capex, or null with the reason. */
export type PaybackTime =
  | { months: number; reason: null }
  | { months: null; reason: "no-capex" | "not-within-facility-life" | "every-draw-cancelled" };

/** When the committed capex is paid back, UTC epoch days, or null with the reason. */
export type PaybackDays =
  | { firstCapexDay: number; repaidDay: number; monthsOfMargin: number; reason: null }
  | { repaidDay: null; reason: "no-capex" | "not-within-facility-life" };

/**
 * The day on which the undiscounted margin has paid back the committed capex, with the day of the first capex and the months of margin that
 * it takes. Renewed accelerators are left out: they are a later decision, and one that falls just before payback would move it by a whole life.
 */
export function paybackDays(
  capital: PhaseCapital,
  days: PhaseDays,
  schedule: Schedule,
  startDay: number,
  assumptions: MoneyAssumptions,
): PaybackDays {
  const spending = [
    ...facilityFlows(capital, days, schedule, assumptions),
    { day: schedule.deliveryDay, usd: -capital.acceleratorsUsd },
  ].filter((flow) => flow.usd < 0);
  if (spending.length === 0) return { repaidDay: null, reason: "no-capex" };
  const firstCapexDay = Math.min(...spending.map((flow) => flow.day));
  const serviceDay = Math.max(startDay, schedule.readyDay);
  let balanceUsd = spending.reduce((sum, flow) => sum + flow.usd, 0);
  for (const [month, { day, usd }] of marginFlows(capital.megawatts, serviceDay, assumptions).entries()) {
    balanceUsd += usd;
    if (balanceUsd >= 0) return { firstCapexDay, repaidDay: day, monthsOfMargin: month + 1, reason: null };
  }
  return { repaidDay: null, reason: "not-within-facility-life" };
}

/** Months from the phase's own first capex until `paybackDays`. */
export function paybackTime(...phase: Parameters<typeof paybackDays>): PaybackTime {
  const paid = paybackDays(...phase);
  if (paid.reason !== null) return { months: null, reason: paid.reason };
  return { months: Math.round((paid.repaidDay - paid.firstCapexDay) / DAYS_PER_MONTH), reason: null };
}
