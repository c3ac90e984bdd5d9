import { hasHappened } from "@/lib/chain/claim-days";
import { byKnownDay } from "@/lib/domain/evidence";
import type { ClaimRecord } from "@/lib/domain/records";
import { plannedDate } from "../measures";
import { claimsOn, hasDone } from "../phase-facts";
import type { FlagCheck, FlagInput } from "../types";

/**
 * Rule 7: the transformers should have been ordered. Power is needed on the promised day of energising, else `flag_power_before_service_days` before the planned service; that day
 * is still ahead, but closer than `flag_transformer_lead_days`; works have begun or the agreement is signed, no order is on record and no power
 * flows. Task; a risk where a record says that this party buys them.
 */
export const orderByPassed: FlagCheck = (input) => {
  const { phase, facts, thresholds, asOfDay } = input;
  const { flag_transformer_lead_days: leadDays, flag_power_before_service_days: beforeDays } = thresholds;
  const plan = plannedDate(input);
  const energised = promisedEnergising(input);
  const needDay = energised?.latestDay ?? (plan === null ? null : plan.day - beforeDays);
  if (needDay === null || needDay <= asOfDay || needDay - leadDays >= asOfDay || facts.hasPower) return [];
  const isUnderWay = facts.worksDay !== null || hasDone(phase, "grid_interconnect", "agreement_signed");
  const orders = claimsOn(phase.indicators, "transformer_order");
  if (!isUnderWay || orders.some(({ claim }) => hasHappened(claim))) return [];
  const isBuyer = orders.some(({ step, claim }) => step !== "shipped" && claim.kind === "promised");
  const basis = energised ?? plan?.claim;
  return [
    {
      rule: "order_by_passed",
      kind: isBuyer ? "risk" : "task",
      event: "transformer",
      mayBeHigh: false,
      sinceDay: needDay - leadDays,
      numbers: { needDay, orderDay: needDay - leadDays, leadDays, lateDays: asOfDay - needDay + leadDays },
      claimIds: basis ? [basis.id] : [],
    },
  ];
};

/** The last promise of energising that lies ahead. */
function promisedEnergising({ phase, asOfDay }: FlagInput): ClaimRecord | null {
  return (
    claimsOn(phase.indicators, "grid_interconnect")
      .filter(
        ({ step, claim }) => step === "energised" && claim.kind === "promised" && (claim.latestDay ?? 0) > asOfDay,
      )
      .map(({ claim }) => claim)
      .sort(byKnownDay)
      .at(-1) ?? null
  );
}
