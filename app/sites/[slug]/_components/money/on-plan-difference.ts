import type { MoneyFigure, NetPresentValue } from "@/lib/money/phase-money-types";

/** What power and permits do: the forecast less the same prices and costs with every date on plan. Probabilities in shares, amounts as figures. */
export function onPlanDifference({ belowZero, belowZeroOnPlan, mean, valueAtRisk }: NetPresentValue): {
  belowZero: number;
  mean: MoneyFigure;
  valueAtRisk: MoneyFigure;
} {
  return {
    belowZero: belowZero.probability - belowZeroOnPlan,
    mean: less(mean.draws, mean.onPlan),
    valueAtRisk: less(valueAtRisk.draws, valueAtRisk.onPlan),
  };
}

const less = (one: MoneyFigure, other: MoneyFigure): MoneyFigure => ({
  usd: one.usd === null || other.usd === null ? null : one.usd - other.usd,
  shareOfCapital: one.shareOfCapital - other.shareOfCapital,
});
