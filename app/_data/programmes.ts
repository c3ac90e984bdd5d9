import "server-only";
import { cache } from "react";
import { database } from "@/db";
import { listBaseRates } from "@/db/queries/list-base-rates";
import { listFactsOf } from "@/db/queries/list-facts";
import { listProgrammeSites, listProgrammes } from "@/db/queries/list-programmes";

export type { Pledge, Programme, ProgrammeSite } from "@/db/queries/list-programmes";

export const programmes = cache(() => listProgrammes(database()));

/** One programme with the other programmes, the sites in its regions, and what is known of these regions; null when there is none. */
export const findProgramme = cache(async (slug: string) => {
  const all = await programmes();
  const programme = all.find((one) => one.slug === slug);
  if (!programme) return null;
  const regionSlugs = programme.regions.map((region) => region.slug);
  const iso3s = [...new Set(programme.regions.map((region) => region.iso3))];
  const [sites, baseRates, facts] = await Promise.all([
    listProgrammeSites(database(), { id: programme.id, regionSlugs }),
    regionSlugs.length > 0 ? listBaseRates(database(), { regionSlugs }) : [],
    listFactsOf(database(), iso3s),
  ]);
  return {
    programme,
    others: all.filter((one) => one !== programme && one.sponsorId === programme.sponsorId),
    sites,
    baseRates,
    facts,
  };
});
