import type { SpendingRow } from "./spending-calendar";

/** A look at which what was not yet firm was moved, by so many days. */
type Move = { lookDay: number; days: number };

/** Delivery of the accelerators, and what each look moved. */
export type Retiming = { plannedDay: number; deliveryDay: number; moves: readonly Move[] };

type RetimingRule = { installDays: number; firmWindowDays: number };

/** Nothing moved. */
export const asPlanned = (plannedDay: number): Retiming => ({ plannedDay, deliveryDay: plannedDay, moves: [] });

/**
 * Deliveries of a rational operator: at each look in turn, a delivery further away than the firm window is set to the median of service
 * seen then, less install time; never before the plan, nor earlier than the firm window allows. What an earlier look moved stays moved.
 */
export function retimedDelivery(
  plannedDay: number,
  looks: readonly { day: number; serviceP50Day: number }[],
  { installDays, firmWindowDays }: RetimingRule,
): Retiming {
  let deliveryDay = plannedDay;
  const moves: Move[] = [];
  for (const { day, serviceP50Day } of looks) {
    if (deliveryDay - day <= firmWindowDays) continue;
    const soonest = Math.min(deliveryDay, day + firmWindowDays);
    const next = Math.max(plannedDay, serviceP50Day - installDays, soonest);
    moves.push({ lookDay: day, days: next - deliveryDay });
    deliveryDay = next;
  }
  return { plannedDay, deliveryDay, moves };
}

/** The calendar with its later payments moved. Recorded payments and the deposit stay on their day. */
export function movedCalendar(calendar: readonly SpendingRow[], { moves }: Retiming): SpendingRow[] {
  return calendar.map((row) => {
    if (row.isRecorded || row.asset === "deposit") return row;
    const paidDay = moves.reduce(
      (day, { lookDay, days }) => (day > lookDay ? Math.max(lookDay, day + days) : day),
      row.paidDay,
    );
    return { ...row, paidDay, boundDay: paidDay - (row.paidDay - row.boundDay) };
  });
}
