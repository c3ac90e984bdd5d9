import { sql } from "drizzle-orm";
import { FORECAST_SEED } from "@/lib/assessment/assess";
import type { AssessmentOptions } from "@/lib/assessment/engine-options";
import { chainModel } from "@/lib/chain/model";
import { CHAIN_VERSION } from "@/lib/chain/phase-plan";
import { toEpochDay } from "@/lib/domain/dates";
import type { SiteRecords } from "@/lib/domain/records";
import type { StandingRules } from "@/lib/evaluation/evaluate";
import type { FlagRule } from "@/lib/flags/types";
import { ENGINE_VERSION } from "@/lib/forecast";
import { MONEY_DEFINITION_VERSION } from "@/lib/money/parameters";
import type { Db } from "../client";
import { inputHashOf } from "../input-hash";
import { getSiteRecords } from "./get-site-records";

/** Everything that a site's forecasts and flags on a day are made of; the rules that stand are those that were computed last. */
export type SiteInputs = { site: SiteRecords; asOfOn: string; options: AssessmentOptions; standing: StandingRules };

/** @throws when there is no such site */
export async function readSiteInputs(db: Db, siteId: number, asOfOn: string): Promise<SiteInputs> {
  return siteInputs(await getSiteRecords(db, siteId), asOfOn, await readStandingRules(db, siteId));
}

export function siteInputs(site: SiteRecords, asOfOn: string, standing: StandingRules): SiteInputs {
  const draws = chainModel(site.model).parameter("draws");
  return { site, asOfOn, options: { asOfDay: toEpochDay(asOfOn), seed: FORECAST_SEED, draws }, standing };
}

/** The rules of the flags that stand at a site by phase, with those that are lines of another. */
async function readStandingRules(db: Db, siteId: number): Promise<StandingRules> {
  const rows = await db.execute<{ phaseId: number; rules: FlagRule[] }>(sql`
    select flagged.id as "phaseId", array_agg(distinct said.rule order by said.rule) as rules
    from flags f, unnest(f.phase_ids) flagged (id),
      lateral (select f.rule union select line->>'rule' from jsonb_array_elements(f.lines) line) said (rule)
    where f.site_id = ${siteId} and f.cleared_at is null group by flagged.id`);
  return Object.fromEntries(rows.map(({ phaseId, rules }) => [phaseId, rules]));
}

/** Same records, same model, same day, same seed: same hash. */
export function inputHash({ site, asOfOn, options }: SiteInputs): string {
  const { version: _, ...records } = site;
  const versions = [ENGINE_VERSION, CHAIN_VERSION, MONEY_DEFINITION_VERSION];
  return inputHashOf([records, asOfOn, options, versions]);
}

/** Differs as soon as anything that was read does, and also when the site's records were changed and changed back. */
export const inputsKey = (inputs: SiteInputs): string => `${inputs.site.version}.${inputHash(inputs)}`;
