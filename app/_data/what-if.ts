import "server-only";
import { database } from "@/db";
import { findSitePage } from "@/db/queries/find-site-page";
import { toEpochDay } from "@/lib/domain/dates";
import { readSlug } from "@/lib/domain/fields";
import { type WhatIfInput, whatIfInputOf } from "@/lib/what-if/what-if-input";
import { modelRecords } from "./model";

/**
 * A site's schedule, and the day, seed and draws of its newest forecast: a what-if then starts from the figures on the page.
 * @returns null when there is no such site, or it has nothing to forecast
 */
export async function whatIfInput(slug: string): Promise<WhatIfInput | null> {
  const known = readSlug(slug);
  const page = known && (await findSitePage(database(), known, await modelRecords()));
  const made = page ? page.forecasts[0] : null;
  if (!page || !made) return null;
  return whatIfInputOf(page.site, { asOfDay: toEpochDay(made.asOfOn), seed: made.seed, draws: made.draws });
}
