import type { PhaseEconomicsInput } from "./phase-economics-input";
import { plannedSchedule, retimedSchedule, type Schedule } from "./schedule";

/** What a phase's plan and its draws are valued on, and what a cancelled draw recovers of idle accelerators' remaining worth. */
type PhaseSchedules = { plan: Schedule; draw: Schedule; redeployableShare: number };

/** Both schedules of a phase as known on its as-of day, and the redeployable share of its accelerators' owner. */
export function phaseSchedules(
  input: Pick<PhaseEconomicsInput, "asOfDay" | "powerReadyP50Day" | "accelerators" | "assumptions"> & {
    plan: Pick<PhaseEconomicsInput["plan"], "startDay">;
  },
): PhaseSchedules {
  const { accelerators, assumptions } = input;
  const timing = {
    asOfDay: input.asOfDay,
    planStartDay: input.plan.startDay,
    powerReadyP50Day: input.powerReadyP50Day,
    firmDeliveryDay: accelerators.alreadyFirm?.deliveryDay ?? null,
    installDays: assumptions.installDays,
    firmWindowDays: assumptions.firmWindowDays,
  };
  return {
    plan: plannedSchedule(timing),
    draw: retimedSchedule(timing),
    redeployableShare:
      accelerators.owner === "hyperscaler"
        ? assumptions.redeployableShareHyperscaler
        : assumptions.redeployableShareSingleSite,
  };
}
