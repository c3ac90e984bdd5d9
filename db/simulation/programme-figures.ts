import {
  comparedYear,
  figuresOf,
  type ProgrammeFigure,
  type ProgrammeMoneyResult,
} from "@/lib/portfolio/programme-money";
import type { ScenarioOverrides } from "@/lib/scenarios/overrides";
import { type FigureDifference, scenarioDifferenceOf, scenarioMixtures } from "@/lib/scenarios/scenario-difference";
import type { Db } from "../client";
import { getModelRecords } from "../queries/get-model-records";
import { getProgrammeMembers } from "../queries/get-programme-members";
import type { Programme } from "../queries/list-programmes";
import { listSiteRecords } from "../queries/list-site-records";
import type { Computation, Results } from "./results";
import { keyOf, taskComputation } from "./task-computation";

export type ProgrammeComparison = { year: number; draws: number; figures: Record<ProgrammeFigure, FigureDifference> };

/** What can be computed of a programme on the records that were read for it. */
export type ProgrammeFigures = {
  moneyUnder: (overrides: ScenarioOverrides) => Computation<ProgrammeMoneyResult>;
  /** Two scenarios on the same draws, with the causes of each difference; null where the first has no sums. */
  comparison: (from: ScenarioOverrides, to: ScenarioOverrides) => Computation<ProgrammeComparison | null>;
};

/** Reads everything that a programme's money rests on. @param options.draws a power of two */
export async function programmeFigures(
  db: Db,
  results: Results,
  programme: Programme,
  options: { asOfOn: string; draws: number },
): Promise<ProgrammeFigures> {
  const [{ sponsor, siteIds }, model] = await Promise.all([getProgrammeMembers(db, programme.id), getModelRecords(db)]);
  const sites = await listSiteRecords(db, siteIds, model);
  const { slug, windowFrom, windowTo, regions, pledges } = programme;
  const input = { programme: { slug, windowFrom, windowTo, regions, pledges }, sponsor, sites, model, ...options };
  const inputKey = keyOf(input);
  const moneyUnder = (overrides: ScenarioOverrides) =>
    taskComputation("programme-money", { ...input, overrides }, keyOf("programme-money", inputKey, overrides));
  return {
    moneyUnder,
    comparison: (from, to) => ({
      key: keyOf("programme-comparison", inputKey, from, to),
      compute: async ({ signal, onProgress }) => {
        const of = scenarioMixtures(from, to).length;
        let done = 0;
        const money = (overrides: ScenarioOverrides) =>
          results.join(moneyUnder(overrides), { signal, onProgress: (share) => onProgress((done + share) / of) });
        const first = await money(from);
        if (!first.ok) return null;
        const year = comparedYear(first.money);
        const figures = await scenarioDifferenceOf(from, to, async (overrides) => {
          const found = figuresOf(await money(overrides), year);
          done += 1;
          return found;
        });
        return { year, draws: options.draws, figures };
      },
    }),
  };
}
