import { numberAt, quantileOf } from "@/lib/forecast";
import type { DrawWorth } from "./draw-worth";
import { meanOf, type ToFigure } from "./money-figures";
import type { BelowZero, DollarsUnknown, NetPresentValue } from "./phase-money-types";

/** Value at risk is this quantile of the net present value. */
const VALUE_AT_RISK = 0.05;

/**
 * Net present value as a distribution, beside the same draws with every date on plan. Below 0: the phase earns less than its cost of capital.
 * @param onPlanUsd service on the plan's day at the means of prices and costs
 */
export function netPresentValueFigures(
  { atMeanUsd, drawnUsd, onPlanDrawnUsd, isCancelled }: DrawWorth,
  onPlanUsd: number,
  dollarsUnknown: DollarsUnknown | null,
  figure: ToFigure,
): NetPresentValue {
  let onPlanBelow = 0;
  for (let i = 0; i < onPlanDrawnUsd.length; i++) if (numberAt(onPlanDrawnUsd, i) < 0) onPlanBelow += 1;
  return {
    belowZero: belowZeroShares(drawnUsd, isCancelled),
    belowZeroOnPlan: onPlanBelow / onPlanDrawnUsd.length,
    mean: {
      onPlan: figure(onPlanUsd),
      draws: figure(meanOf(atMeanUsd)),
      onPlanDrawn: figure(meanOf(onPlanDrawnUsd)),
      drawsDrawn: figure(meanOf(drawnUsd)),
    },
    valueAtRisk: { draws: figure(valueAtRiskUsd(drawnUsd)), onPlan: figure(valueAtRiskUsd(onPlanDrawnUsd)) },
    dollarsUnknown,
  };
}

/** The net present value that 5 % of the draws fall short of, USD. */
const valueAtRiskUsd = (column: Float64Array): number => quantileOf(column.slice().sort(), VALUE_AT_RISK);

/** A draw cancelled before any money was bound has a net present value of 0, which is not below it. */
function belowZeroShares(drawnUsd: Float64Array, isCancelled: Uint8Array): BelowZero {
  const draws = drawnUsd.length;
  let [served, cancelled, unspent] = [0, 0, 0];
  for (let i = 0; i < draws; i++) {
    const isBelow = numberAt(drawnUsd, i) < 0;
    if (isCancelled[i] === 0) served += isBelow ? 1 : 0;
    else if (isBelow) cancelled += 1;
    else unspent += 1;
  }
  return {
    probability: (served + cancelled) / draws,
    served: served / draws,
    cancelled: cancelled / draws,
    cancelledUnspent: unspent / draws,
  };
}
