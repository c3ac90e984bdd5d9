import "server-only";
import { database } from "@/db";
import { findSitePage } from "@/db/queries/find-site-page";
import { toEpochDay } from "@/lib/domain/dates";
import { clientRecords } from "@/lib/what-if/client-records";
import type { WhatIfInput } from "@/lib/what-if/what-if";
import { modelRecords } from "./model";

/**
 * A site's records, and the day, seed and draws of its newest forecast: a what-if then starts from the figures on the page.
 * @returns null when there is no such site, or it has nothing to forecast
 */
export async function whatIfInput(slug: string): Promise<WhatIfInput | null> {
  const page = await findSitePage(database(), slug, await modelRecords());
  const made = page?.forecasts[0];
  if (!page || !made) return null;
  return { site: clientRecords(page.site), asOfDay: toEpochDay(made.asOfOn), seed: made.seed, draws: made.draws };
}
