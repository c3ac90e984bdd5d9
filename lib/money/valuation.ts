import type { MoneyAssumptions } from "./assumptions";
import { type CashFlow, DAYS_PER_YEAR, presentValueUsd } from "./discounting";
import { acceleratorFlows, facilityFlows, marginFlows, type PhaseCapital, type PhaseDays } from "./phase-cash";
import type { Schedule } from "./schedule";

/** Worth on the as-of day at WACC, in USD, by what it is spent on or earned by; the phase's V is the sum. Capital is negative. */
export type PhaseValue = { facilityUsd: number; acceleratorsUsd: number; marginUsd: number };

export type PhaseValuer = {
  /** V of a phase that starts to serve on `startDay`, or on the schedule's ready day if that is later. */
  inService: (startDay: number) => PhaseValue;
  /** Of a phase cancelled on `cancelledDay`: the capital spent by then less what the accelerators bring; no margin. */
  cancelled: (cancelledDay: number) => PhaseValue;
};

/**
 * Values one phase on one schedule for many starts. Each start costs a few powers: the facility's flows do not depend on the start
 * and the margin is worth the same at every start of service (its life counts from there), so a delay costs time, not a tail.
 */
export function phaseValuer(
  capital: PhaseCapital,
  days: PhaseDays,
  schedule: Schedule,
  redeployableShare: number,
  assumptions: MoneyAssumptions,
): PhaseValuer {
  const worthUsd = (flows: readonly CashFlow[], atDay = days.asOfDay) =>
    presentValueUsd(flows, assumptions.waccPerYear, atDay);
  const facility = facilityFlows(capital, days, schedule, assumptions);
  const facilityWorths = facility.map((flow) => ({ day: flow.day, usd: worthUsd([flow]) }));
  const facilityUsd = worthUsd(facility);
  const marginAtStartUsd = worthUsd(marginFlows(capital.megawatts, 0, assumptions), 0);
  const { deliveryDay } = schedule;
  return {
    inService(startDay) {
      const serviceDay = Math.max(startDay, schedule.readyDay);
      return {
        facilityUsd,
        acceleratorsUsd: worthUsd(acceleratorFlows(capital.acceleratorsUsd, deliveryDay, serviceDay, assumptions)),
        marginUsd: worthUsd([{ day: serviceDay, usd: marginAtStartUsd }]),
      };
    },
    cancelled(cancelledDay) {
      let spentUsd = 0;
      for (const slice of facilityWorths) if (slice.day <= cancelledDay) spentUsd += slice.usd;
      if (cancelledDay < schedule.firmFromDay) return { facilityUsd: spentUsd, acceleratorsUsd: 0, marginUsd: 0 };
      const saleDay = Math.max(cancelledDay, deliveryDay);
      const lifeLeft = Math.max(0, 1 - (saleDay - deliveryDay) / (assumptions.acceleratorLifeYears * DAYS_PER_YEAR));
      const accelerators = [
        { day: deliveryDay, usd: -capital.acceleratorsUsd },
        { day: saleDay, usd: capital.acceleratorsUsd * redeployableShare * lifeLeft },
      ];
      return { facilityUsd: spentUsd, acceleratorsUsd: worthUsd(accelerators), marginUsd: 0 };
    },
  };
}
