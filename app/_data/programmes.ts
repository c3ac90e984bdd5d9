import "server-only";
import { cache } from "react";
import { database } from "@/db";
import { listBaseRates } from "@/db/queries/list-base-rates";
import { listEconomies } from "@/db/queries/list-economies";
import { listProgrammeSites, listProgrammes } from "@/db/queries/list-programmes";

export type { Pledge, Programme, ProgrammeSite } from "@/db/queries/list-programmes";

export const programmes = cache(() => listProgrammes(database()));

/** One programme with the other programmes, the sites in its regions, and what is known of these regions; null when there is none. */
export const findProgramme = cache(async (slug: string) => {
  const all = await programmes();
  const programme = all.find((one) => one.slug === slug);
  if (!programme) return null;
  const regionSlugs = programme.regions.map((region) => region.slug);
  const [sites, baseRates, economies] = await Promise.all([
    listProgrammeSites(database(), { id: programme.id, regionSlugs }),
    regionSlugs.length > 0 ? listBaseRates(database(), { regionSlugs }) : [],
    regionSlugs.length > 0 ? listEconomies(database()) : [],
  ]);
  const iso3s = programme.regions.map((region) => region.iso3);
  return {
    programme,
    others: all.filter((one) => one !== programme && one.sponsorId === programme.sponsorId),
    sites,
    baseRates,
    facts: economies.filter((economy) => iso3s.includes(economy.iso3)).flatMap((economy) => economy.facts),
  };
});
