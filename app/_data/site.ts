import "server-only";
import { notFound } from "next/navigation";
import { cache } from "react";
import { database } from "@/db";
import { findSitePage } from "@/db/queries/find-site-page";
import { findSiteTargets } from "@/db/queries/find-site-targets";
import { listClaimants } from "@/db/queries/list-claimants";
import { listSiteChoices } from "@/db/queries/list-site-choices";
import type { SitePage } from "@/db/queries/site-page";
import { readSlug } from "@/lib/domain/fields";
import { MONEY_DEFINITION_VERSION } from "@/lib/money/parameters";
import { modelRecords } from "./model";

export type { ClaimantRow } from "@/db/queries/list-claimants";
export type { EconomyFact } from "@/db/queries/list-facts";
export type { SiteForecastRow, SitePage } from "@/db/queries/site-page";

/** One read per request, shared by the page and its title. Answers "not found" for an unknown slug. */
export const getSite = cache(async (slug: string): Promise<SitePage> => {
  const page = (await findSitePage(database(), readSlug(slug) ?? notFound(), await modelRecords())) ?? notFound();
  return { ...page, forecasts: page.forecasts.filter(isOfThisEngine) };
});

/** A forecast of an earlier version has none of the figures that the page shows; the worker is about to replace it. */
const isOfThisEngine = ({ assessment, definitionVersion }: SitePage["forecasts"][number]) =>
  "lookDay" in assessment && definitionVersion === MONEY_DEFINITION_VERSION;

/** What a claim about the site can be about. Answers "not found" for an unknown slug. */
export const siteTargets = async (slug: string) =>
  (await findSiteTargets(database(), readSlug(slug) ?? notFound())) ?? notFound();

export const claimants = () => listClaimants(database());

export const siteChoices = (q: string | null) => listSiteChoices(database(), { q, limit: 100 });
