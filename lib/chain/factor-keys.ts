import type { SiteRecords } from "@/lib/domain/records";

/** What sites share in the same draws: an operator within an economy, and a zone, which is the region or else the utility. */
export function factorKeys({ slug, iso3, operator, region, utility }: SiteRecords) {
  return {
    siteKey: slug,
    operatorKey: `operator:${operator?.slug ?? slug}×${iso3 ?? slug}`,
    zoneKey: `zone:${region?.slug ?? utility?.slug ?? slug}`,
  };
}
