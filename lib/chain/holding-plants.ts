import type { IndicatorRecord, PhaseRecord, SiteRecords } from "@/lib/domain/records";

/**
 * Whether a plant holds up the load: one whose power a commercial contract buys runs beside it, and one of the site's utility feeds the grid, whose
 * gate is there already (which megawatts of a phase are tied to it is not on record).
 */
export function isHoldingPlant(
  plant: IndicatorRecord,
  { indicators }: PhaseRecord,
  { utility }: Pick<SiteRecords, "utility">,
): boolean {
  const owner = plant.counterparty?.slug;
  if (owner !== undefined && owner === utility?.slug) return false;
  return !indicators.some(
    ({ kind, key, ppaRole, counterparty }) =>
      kind === "ppa" &&
      ppaRole !== "gating" &&
      (key === plant.key || (owner !== undefined && counterparty?.slug === owner)),
  );
}
