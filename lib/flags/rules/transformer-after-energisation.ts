import { stepEvidence } from "@/lib/domain/evidence";
import type { FlagInput, RaisedFlag } from "../types-before";

const HIGH_AFTER_DAYS = 180;

type StatedDay = { day: number; basis: "promised" | "estimated"; step: "energised" | "in_service"; claimId: number };

/**
 * A transformer's stated delivery lies after the stated energisation that needs it (the latest one when there are several; without
 * any, the announced service date). Intervals are compared by their last days; where they overlap it may still fit, so it is low.
 * Medium when certain, high when also promised on both sides and more than 180 days apart. The worst order is shown.
 */
export function transformerAfterEnergisation(input: FlagInput): RaisedFlag | null {
  const needed = neededBy(input);
  if (!needed) return null;
  const late = input.phase.indicators
    .filter((indicator) => indicator.kind === "transformer_order")
    .flatMap((indicator) => {
      const delivery = stepEvidence(indicator, "delivered", input.asOfDay);
      return delivery.status === "stated" && delivery.statedDay > needed.day ? [{ indicator, delivery }] : [];
    })
    .sort((a, b) => b.delivery.statedDay - a.delivery.statedDay);
  const [worst] = late;
  if (!worst) return null;
  const { indicator, delivery } = worst;
  const days = delivery.statedDay - needed.day;
  const isCertain = delivery.claim.earliestDay !== null && delivery.claim.earliestDay > needed.day;
  const isPromised = delivery.basis === "promised" && needed.basis === "promised";
  return {
    phaseId: input.phase.id,
    rule: "transformer_after_energisation",
    severity: !isCertain ? "low" : isPromised && days > HIGH_AFTER_DAYS ? "high" : "medium",
    sinceDay: Math.max(delivery.claim.knownDay, needed.knownDay),
    numbers: {
      order: indicator.key,
      deliveryDay: delivery.statedDay,
      deliveryBasis: delivery.basis,
      neededDay: needed.day,
      neededBasis: needed.basis,
      neededFor: needed.step,
      days,
      otherOrders: late.length - 1,
    },
    claimIds: [delivery.claim.id, needed.claimId],
  };
}

/** Null when nothing is stated, or when the phase is energised already: then there is nothing left to be late for. */
function neededBy({ phase, assessment, asOfDay }: FlagInput): (StatedDay & { knownDay: number }) | null {
  const energisations = phase.indicators
    .filter((indicator) => indicator.kind === "grid_interconnect")
    .map((indicator) => stepEvidence(indicator, "energised", asOfDay));
  if (energisations.some((standing) => standing.status === "done")) return null;
  const [latest] = energisations
    .filter((standing) => standing.status === "stated")
    .sort((a, b) => b.statedDay - a.statedDay);
  if (latest) {
    const { statedDay: day, basis, claim } = latest;
    return { day, basis, step: "energised", claimId: claim.id, knownDay: claim.knownDay };
  }
  const announced = assessment.announced;
  if (!announced) return null;
  const { latestDay, claimId, knownDay } = announced.latest;
  return { day: latestDay, basis: announced.basis, step: "in_service", claimId, knownDay };
}
