import { numberAt } from "@/lib/forecast";
import type { DrawWorth } from "./draw-worth";
import { spreadOf, type ToFigure } from "./money-figures";
import type { PhaseMoneyAssumptions } from "./phase-money-assumptions";
import type { DelayCost, ServicePromise } from "./phase-money-types";

/**
 * Delay cost against one baseline, over the draws that serve (at least one): V(plan) − V(draw) at the means of prices and costs. Negative
 * where waiting saves more than it loses. What facility and accelerators do not explain is lost time.
 */
export function delayCostFigures(
  baseline: "first" | "latest",
  { served, isCancelled, [baseline]: { delayCostUsd, parts } }: DrawWorth,
  plan: ServicePromise,
  capitalUsd: number,
  { delayThresholds, delayAmountsUsd }: Pick<PhaseMoneyAssumptions, "delayThresholds" | "delayAmountsUsd">,
  figure: ToFigure,
): DelayCost {
  const ascending = delayCostUsd.filter((_, i) => isCancelled[i] === 0).sort();
  const spread = spreadOf(ascending, figure);
  const [accelerators, facility] = [parts.acceleratorsUsd / served, parts.facilityUsd / served];
  return {
    ...spread,
    plan,
    parts: {
      lostTime: figure(spread.mean.shareOfCapital * capitalUsd - accelerators - facility),
      accelerators: figure(accelerators),
      facility: figure(facility),
    },
    atLeast: delayThresholds.map((threshold) => ({
      threshold,
      probability: shareFrom(ascending, threshold * capitalUsd),
    })),
    atLeastUsd:
      spread.mean.usd === null ? [] : delayAmountsUsd.map((usd) => ({ usd, probability: shareFrom(ascending, usd) })),
  };
}

/** Share of ascending values that are at least `least`. */
function shareFrom(ascending: Float64Array, least: number): number {
  let below = 0;
  while (below < ascending.length && numberAt(ascending, below) < least) below += 1;
  return 1 - below / ascending.length;
}
