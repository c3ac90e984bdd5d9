/** What was committed to, and when it arrives. Days are UTC epoch days. */
export type Schedule = {
  /** Accelerators reach the site. */
  deliveryDay: number;
  /** From this day on the order can no longer be called off. */
  firmFromDay: number;
  /** No service before it: delivery + install time. */
  readyDay: number;
  /** Facility spending due after `asOfDay` comes this many days later than planned; 0 or more. */
  facilityShiftDays: number;
  /** plan: as planned, no later power expected; re-timed: a known delay moved it; frozen: known too late; firm-order: as ordered. */
  basis: "plan" | "re-timed" | "frozen" | "firm-order";
};

/** What both schedules are made from; days are UTC epoch days, null means unknown or none. */
type ScheduleInput = {
  asOfDay: number;
  planStartDay: number;
  powerReadyP50Day: number | null;
  firmDeliveryDay: number | null;
  installDays: number;
  firmWindowDays: number;
};

/**
 * Deliveries of a rational operator (this folder's README): delivery = max(planned, power-ready P50 as seen at the as-of day −
 * install time). A delay is **known before commitment** when that P50 implies it and the planned delivery is more than the firm
 * window away; then the facility spending that is still to come moves by as much. Otherwise nothing moves. No later learning:
 * what the as-of P50 does not show is a surprise of the draw. A null P50 moves nothing.
 */
export function retimedSchedule(input: ScheduleInput): Schedule {
  const { asOfDay, installDays, firmWindowDays } = input;
  const plannedDeliveryDay = input.planStartDay - installDays;
  const at = (deliveryDay: number, basis: Schedule["basis"]): Schedule => ({
    deliveryDay,
    firmFromDay: basis === "firm-order" ? Number.NEGATIVE_INFINITY : deliveryDay - firmWindowDays,
    readyDay: deliveryDay + installDays,
    facilityShiftDays: basis === "re-timed" ? deliveryDay - plannedDeliveryDay : 0,
    basis,
  });
  if (input.firmDeliveryDay !== null) return at(input.firmDeliveryDay, "firm-order");
  const wantedDeliveryDay = Math.max(plannedDeliveryDay, (input.powerReadyP50Day ?? input.planStartDay) - installDays);
  if (wantedDeliveryDay === plannedDeliveryDay) return at(plannedDeliveryDay, "plan");
  return plannedDeliveryDay - asOfDay > firmWindowDays
    ? at(wantedDeliveryDay, "re-timed")
    : at(plannedDeliveryDay, "frozen");
}

/** The plan itself: nothing moves. A firm order for an earlier day is the operator's own choice, so it is part of the plan. */
export function plannedSchedule(input: ScheduleInput): Schedule {
  const plannedDeliveryDay = input.planStartDay - input.installDays;
  const deliveryDay = Math.min(plannedDeliveryDay, input.firmDeliveryDay ?? plannedDeliveryDay);
  return {
    deliveryDay,
    firmFromDay: deliveryDay - input.firmWindowDays,
    readyDay: input.planStartDay,
    facilityShiftDays: 0,
    basis: "plan",
  };
}
