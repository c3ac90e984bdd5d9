import { newsDay, operatorAs } from "../measures";
import type { FlagThresholds } from "../thresholds";
import type { FlagCheck, PhaseMoneyFigures } from "../types";

/**
 * Rule 8: capital stated for this phase alone is exposed: the delay cost against the first baseline reaches `flag_delay_cost_usd` in `flag_delay_cost_share` of the draws that
 * serve; or capital at risk reaches `flag_at_risk_usd`, or `flag_at_risk_lower_usd` and `flag_at_risk_share` of the capital. Once raised it stands
 * down to `flag_capital_cleared_share` of these. Risk; may be high.
 */
export const capitalExposed: FlagCheck = (input) => {
  const { money, standing, thresholds } = input;
  if (money === null || !money.isCapitalOfThisPhase) return [];
  const scale = standing.includes("capital_exposed") ? thresholds.flag_capital_cleared_share : 1;
  if (!isDelayCostly(money, thresholds, scale) && !isAtRisk(money, thresholds, scale)) return [];
  return [
    {
      rule: "capital_exposed",
      kind: "risk",
      event: "money",
      mayBeHigh: true,
      sinceDay: newsDay(input),
      numbers: {
        ...operatorAs(input),
        atRiskUsd: money.atRiskUsd,
        capitalUsd: money.capitalUsd,
        delayCostUsd: money.delayCostFirstUsd,
        costlyShare: money.delayCostAtLeastShare,
        thresholdUsd: thresholds.flag_delay_cost_usd,
      },
      claimIds: [],
    },
  ];
};

const isDelayCostly = ({ delayCostAtLeastShare }: PhaseMoneyFigures, thresholds: FlagThresholds, scale: number) =>
  delayCostAtLeastShare !== null && delayCostAtLeastShare >= scale * thresholds.flag_delay_cost_share;

function isAtRisk({ atRiskUsd, capitalUsd }: PhaseMoneyFigures, thresholds: FlagThresholds, scale: number): boolean {
  if (atRiskUsd === null) return false;
  if (atRiskUsd >= scale * thresholds.flag_at_risk_usd) return true;
  const isLarge = atRiskUsd >= scale * thresholds.flag_at_risk_lower_usd;
  return isLarge && capitalUsd !== null && atRiskUsd >= scale * thresholds.flag_at_risk_share * capitalUsd;
}
