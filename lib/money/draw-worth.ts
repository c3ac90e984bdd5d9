import { numberAt } from "@/lib/forecast";
import { cancelledCost } from "./cancelled-worth";
import type { PhaseModel, PlannedWorth } from "./phase-model";
import type { PriceFactors } from "./price-factors";
import { bestOption, type ServiceModel, serviceOptions } from "./service-worth";

/** Draw by draw. `energisedDay` and `utilityReadyDay` are no later than service. */
export type WorthDays = {
  serviceDay: Float64Array;
  energisedDay: Float64Array;
  cancelledDay: Float64Array;
  utilityReadyDay: Float64Array;
};

/** Sums over the draws that serve, USD; first and latest baseline. */
type Parts = { acceleratorsUsd: number; facilityUsd: number };

/** Net present values of each draw, USD at the as-of day, index = draw. */
export type DrawWorth = {
  served: number;
  /** 1 where the draw is cancelled. */
  isCancelled: Uint8Array;
  /** Prices and costs at their means, and drawn. */
  atMeanUsd: Float64Array;
  drawnUsd: Float64Array;
  /** Service on the day of the latest plan, nothing cancelled, the same prices. */
  onPlanDrawnUsd: Float64Array;
  /** V(plan) − V(draw) where the draw serves, else 0; with the means over served draws of its two parts of capital. */
  first: { delayCostUsd: Float64Array; parts: Parts };
  latest: { delayCostUsd: Float64Array; parts: Parts };
};

type Worth = NonNullable<PhaseModel["worth"]>;
type Baseline = { day: number; model: ServiceModel; fall: number; options: ReturnType<typeof serviceOptions> };

/**
 * What each draw is worth. One that serves is the best of its options; one that is cancelled has lost what was bound. `fall` is what a year
 * of age takes from earnings, per draw or for all. About 1 µs a draw.
 */
export function drawWorth(
  model: PhaseModel,
  worth: Worth,
  days: WorthDays,
  prices: PriceFactors,
  fall: number | Float64Array,
): DrawWorth {
  const draws = days.serviceDay.length;
  const column = () => new Float64Array(draws);
  const result: DrawWorth = {
    served: 0,
    isCancelled: new Uint8Array(draws),
    atMeanUsd: column(),
    drawnUsd: column(),
    onPlanDrawnUsd: column(),
    first: { delayCostUsd: column(), parts: { acceleratorsUsd: 0, facilityUsd: 0 } },
    latest: { delayCostUsd: column(), parts: { acceleratorsUsd: 0, facilityUsd: 0 } },
  };
  const [first, latest] = [baselineOf(worth.first), baselineOf(worth.latest)];
  for (let i = 0; i < draws; i++) {
    const fallNow = typeof fall === "number" ? fall : numberAt(fall, i);
    for (const baseline of [first, latest]) atFall(baseline, fallNow);
    const [x, z, y] = [numberAt(prices.price, i), numberAt(prices.energy, i), numberAt(prices.capex, i)];
    result.onPlanDrawnUsd[i] = bestOption(latest.options, x, z, y).usd;
    const service = numberAt(days.serviceDay, i);
    const cancelled = numberAt(days.cancelledDay, i);
    if (cancelled < service) {
      result.isCancelled[i] = 1;
      const energised = numberAt(days.energisedDay, i);
      const cost = cancelledCost(worth.movedCalendar, cancelled, energised, model.redeployment, model.factors);
      const certain = cost.recordedUsd + model.cancelledObligationsUsd(cancelled, numberAt(days.utilityReadyDay, i));
      result.atMeanUsd[i] = -(certain + cost.openUsd);
      result.drawnUsd[i] = -(certain + y * cost.openUsd);
      continue;
    }
    result.served += 1;
    const options = serviceOptions(worth.draw, service, numberAt(days.utilityReadyDay, i), fallNow);
    const atMean = bestOption(options);
    result.atMeanUsd[i] = atMean.usd;
    result.drawnUsd[i] = bestOption(options, x, z, y).usd;
    for (const [baseline, to] of [[first, result.first] as const, [latest, result.latest] as const]) {
      const planned = bestOption(baseline.options);
      to.delayCostUsd[i] = planned.usd - atMean.usd;
      to.parts.acceleratorsUsd += atMean.option.acceleratorsUsd - planned.option.acceleratorsUsd;
      to.parts.facilityUsd += atMean.option.facilityUsd - planned.option.facilityUsd;
    }
  }
  return result;
}

const baselineOf = ({ promise, model }: PlannedWorth): Baseline => ({
  day: promise.day,
  model,
  fall: Number.NaN,
  options: [],
});

/** The options of a plan served on its day; made again only where the fall changes from draw to draw. */
function atFall(baseline: Baseline, fall: number): void {
  if (baseline.fall === fall) return;
  baseline.fall = fall;
  baseline.options = serviceOptions(baseline.model, baseline.day, baseline.day, fall);
}
