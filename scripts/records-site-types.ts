import type { SiteType } from "@/lib/domain/vocabulary";

const slugs: Record<Exclude<SiteType, "data_centre">, readonly string[]> = {
  portfolio: [
    ...["airtrunk-google-australia", "aws-australia-regions", "equinix-australia", "microsoft-uae"],
    // Several places under one name.
    ...["microsoft-licking-county", "amazon-pacificorp-oregon", "openai-samsung-pohang"],
  ],
  supply: ["aws-hilliard"],
  park: [
    ...["zhongwei-cloud-base", "loudoun-data-center-alley", "tko-chun-yat-hk", "daiwa-dpdc-inzai"],
    ...["haenam-solaseado-dc-park", "chuncheon-hydrothermal-cluster", "sedenak-ibtec", "jurong-island-dc-park"],
    "prince-william-digital-gateway",
  ],
};

/** What the records' sites are that are no data center: by name, or by the last word of their slug. */
export const siteTypeOfRecord = (slug: string): SiteType => {
  const named = Object.entries(slugs).find(([, own]) => own.includes(slug));
  if (named) return named[0] as SiteType;
  if (/-(portfolio|fleet)$/.test(slug)) return "portfolio";
  return slug.endsWith("-supply") ? "supply" : "data_centre";
};
