import "server-only";
import { setImmediate as nextTurn } from "node:timers/promises";
import { cache } from "react";
import { database } from "@/db";
import { getModelRecords } from "@/db/queries/get-model-records";
import { getProgrammeMembers } from "@/db/queries/get-programme-members";
import { getSiteRecords } from "@/db/queries/get-site-records";
import { articleClaimsOf } from "@/lib/article/article-claims";
import { CHAIN_VERSION } from "@/lib/chain/build";
import type { SiteRecords } from "@/lib/domain/records";
import { ENGINE_VERSION } from "@/lib/forecast";
import { MONEY_DEFINITION_VERSION } from "@/lib/money/parameters";
import {
  comparedYear,
  figuresOf,
  operatorKeyOf,
  type ProgrammeFigure,
  type ProgrammeMoneyInput,
  type ProgrammeMoneyResult,
  pledgedMoney,
  programmeMoney as programmeMoneyOf,
} from "@/lib/portfolio/programme-money";
import type { ScenarioOverrides } from "@/lib/scenarios/overrides";
import { type FigureDifference, scenarioDifferenceOf } from "@/lib/scenarios/scenario-difference";
import { programmes } from "./programmes";
import { remembered } from "./remembered";
import { today } from "./today";

export type { ProgrammeFigure, ProgrammeMoney, ProgrammeMoneyResult } from "@/lib/portfolio/programme-money";

const DRAWS = 8192;
/** One object, so that every call without a scenario is the same call to `cache`. */
const BASE: ScenarioOverrides = {};

/**
 * A programme's money on today's records. Kept in the process by all that it rests on, so that only the first view after a change computes;
 * one record changed gives another key. @throws when there is no such programme
 */
export const programmeMoney = cache(
  async (slug: string, overrides: ScenarioOverrides = BASE, draws = DRAWS): Promise<ProgrammeMoneyResult> => {
    const programme = (await programmes()).find((one) => one.slug === slug);
    if (!programme) throw new Error(`there is no programme ${slug}`);
    const { sponsor, siteIds, recordsKey } = await getProgrammeMembers(database(), programme.id);
    const pledge = pledgedMoney(programme);
    const versions = [ENGINE_VERSION, CHAIN_VERSION, MONEY_DEFINITION_VERSION];
    const operatorKey = operatorKeyOf(sponsor.slug, programme);
    const claims = articleClaimsOf(programme.pledges);
    return remembered(
      ["programme", slug, today(), draws, pledge, overrides, operatorKey, claims, recordsKey, versions],
      async () => {
        const model = await getModelRecords(database());
        const sites: SiteRecords[] = [];
        for (const id of siteIds) sites.push(await getSiteRecords(database(), id));
        return inTurns({ programme, sponsor, sites, model, asOfOn: today(), draws, overrides });
      },
    );
  },
);

export type ProgrammeComparison = { year: number; figures: Record<ProgrammeFigure, FigureDifference> };

/** A programme under two scenarios on the same draws, with the causes of each difference; null where the first has no sums. */
export async function programmeComparison(
  slug: string,
  from: ScenarioOverrides,
  to: ScenarioOverrides,
): Promise<ProgrammeComparison | null> {
  const first = await programmeMoney(slug, from);
  if (!first.ok) return null;
  const year = comparedYear(first.money);
  const figures = await scenarioDifferenceOf(from, to, async (overrides) =>
    figuresOf(await programmeMoney(slug, overrides), year),
  );
  return { year, figures };
}

/** Lets other requests have their turn after each site. */
async function inTurns(input: ProgrammeMoneyInput): Promise<ProgrammeMoneyResult> {
  const steps = programmeMoneyOf(input);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    await nextTurn();
  }
}
