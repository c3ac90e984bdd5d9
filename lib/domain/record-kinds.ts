import type { IndicatorKind } from "./vocabulary";

/** Every kind of record, first those that decide when a site earns; a site's start of service and its standing come last. */
export const recordKinds = [
  ...(["ppa", "grid_interconnect", "permit", "water_right", "transformer_order", "generation"] as const),
  ...(["works", "accelerator_order", "land", "financing", "service", "site"] as const),
] satisfies readonly IndicatorKind[];
