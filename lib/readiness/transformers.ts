import { hasReached } from "@/lib/domain/evidence";
import { sumFigure } from "./figure";
import { isCited } from "./pillar-status";
import type { Figure, ReadinessIndicator, ReadinessPhase } from "./types";

/** Transformer orders placed and not yet delivered, and delivered ones, each as orders and as units. */
export function transformerFigures(phases: ReadinessPhase[], asOfDay: number) {
  const orders = phases
    .flatMap((phase) => phase.indicators)
    .filter((indicator) => indicator.kind === "transformer_order");
  const isDelivered = (order: ReadinessIndicator) => hasReached(order, ["delivered"], asOfDay);
  const isOnOrder = (order: ReadinessIndicator) =>
    !isDelivered(order) && hasReached(order, ["ordered", "shipped"], asOfDay);
  return { onOrder: countOrders(orders, isOnOrder), delivered: countOrders(orders, isDelivered) };
}

function countOrders(
  orders: ReadinessIndicator[],
  isCounted: (order: ReadinessIndicator) => boolean,
): { orders: Figure; units: Figure } {
  const known = orders.map((order) => ({
    isCounted:
      order.requirement === "not_required" ? ("not_needed" as const) : isCited(order) ? isCounted(order) : null,
    unitCount: order.details.unitCount,
  }));
  const reasons = { noEntry: "no_record", noStatus: "no_record", noAmount: "no_unit_count" } as const;
  return {
    orders: sumFigure(
      known.map((order) => ({ isCounted: order.isCounted, amount: 1 })),
      reasons,
    ),
    units: sumFigure(
      known.map((order) => ({ isCounted: order.isCounted, amount: order.unitCount })),
      reasons,
    ),
  };
}
