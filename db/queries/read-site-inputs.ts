import { FORECAST_SEED } from "@/lib/assessment/assess";
import type { AssessmentOptions } from "@/lib/assessment/engine-options";
import { chainModel } from "@/lib/chain/model";
import { CHAIN_VERSION } from "@/lib/chain/phase-plan";
import { toEpochDay } from "@/lib/domain/dates";
import type { SiteRecords } from "@/lib/domain/records";
import { ENGINE_VERSION } from "@/lib/forecast";
import { MONEY_DEFINITION_VERSION } from "@/lib/money/parameters";
import type { Db } from "../client";
import { inputHashOf } from "../input-hash";
import { getSiteRecords } from "./get-site-records";

/** Everything that a site's forecasts and flags on a day are made of. */
export type SiteInputs = { site: SiteRecords; asOfOn: string; options: AssessmentOptions };

/** @throws when there is no such site */
export async function readSiteInputs(db: Db, siteId: number, asOfOn: string): Promise<SiteInputs> {
  return siteInputs(await getSiteRecords(db, siteId), asOfOn);
}

export function siteInputs(site: SiteRecords, asOfOn: string): SiteInputs {
  const draws = chainModel(site.model).parameter("draws");
  return { site, asOfOn, options: { asOfDay: toEpochDay(asOfOn), seed: FORECAST_SEED, draws } };
}

/** Same records, same model, same day, same seed: same hash. */
export function inputHash({ site, asOfOn, options }: SiteInputs): string {
  const { version: _, ...records } = site;
  const versions = [ENGINE_VERSION, CHAIN_VERSION, MONEY_DEFINITION_VERSION];
  return inputHashOf([records, asOfOn, options, versions]);
}

/** Differs as soon as anything that was read does, and also when the site's records were changed and changed back. */
export const inputsKey = (inputs: SiteInputs): string => `${inputs.site.version}.${inputHash(inputs)}`;
