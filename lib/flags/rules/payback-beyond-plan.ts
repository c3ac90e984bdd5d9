import { newsDay } from "../measures";
import type { FlagCheck } from "../types";

/** Payback is at least `flag_payback_months` later than on the phase's own plan. Risk; a line where the forecast is late or capital exposed. */
export const paybackBeyondPlan: FlagCheck = (input) => {
  const months = input.money?.paybackBeyondPlanMonths ?? null;
  if (months === null || months < input.thresholds.flag_payback_months) return [];
  return [
    {
      rule: "payback_beyond_plan",
      kind: "risk",
      event: "payback",
      mayBeHigh: false,
      sinceDay: newsDay(input),
      numbers: { paybackMonths: Math.round(months * 10) / 10 },
      claimIds: [],
    },
  ];
};
